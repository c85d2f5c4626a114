import fc from "fast-check";
import { expect, test } from "vitest";
import { expectNoThrow, expectSoundWhateverChanges } from "@/testing/strange-payloads";
import { reconcile } from "../reconcile";
import { fixture, receivedAt } from "./fixtures";
import { translate } from "./translate";

const read = (rawBody: Uint8Array) => translate({ rawBody, receivedAt });

test.each(["order-paid", "order-cash-on-delivery", "order-refunded-in-part"] as const)(
  "no change to %s makes the adapter throw or lose its sums",
  (name) => expectSoundWhateverChanges(fixture(name), read, receivedAt),
  60_000,
);

test("no bytes make the adapter throw", () => expectNoThrow(read));

test("prices, coupons, fees and WooCommerce's rounding always sum to the order's total", () => {
  const line = fc.record({ quantity: fc.integer({ min: 1, max: 999 }), beforeMinor: fc.nat(5_000_000), coupon: fc.nat(5_000_000) });
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 12 }),
      fc.nat(100_000),
      fc.array(fc.integer({ min: -50_000, max: 50_000 }), { maxLength: 3 }),
      fc.integer({ min: -2, max: 2 }),
      (drafts, shippingMinor, feesMinor, rounding) => {
        const lines = drafts.map(({ coupon, ...draft }) => ({ ...draft, paidMinor: Math.max(0, draft.beforeMinor - coupon) }));
        const parts = lines.reduce((sum, { paidMinor }) => sum + paidMinor, shippingMinor) + feesMinor.reduce((sum, fee) => sum + fee, 0);
        const totalMinor = Math.max(0, parts + rounding);
        fc.pre(parts >= 10);
        const settled = reconcile({ lines, shippingMinor, feesMinor, giftCardsMinor: 0, totalMinor });
        const sum = settled.lines.reduce(
          (total, price, index) => total + price.unitPriceMinor * (lines[index]?.quantity ?? 0) - price.discountMinor,
          settled.shippingPriceMinor,
        );
        if (!settled.mismatch) expect(sum).toBe(totalMinor);
        expect(settled.totalMinor).toBe(totalMinor);
        expect(settled.lines.every(({ discountMinor }) => discountMinor >= 0)).toBe(true);
      },
    ),
  );
});
