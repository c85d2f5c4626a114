import fc from "fast-check";
import { expect, test } from "vitest";
import type { OrderIntake } from "../port";
import { bytes, fixture, receivedAt } from "./fixtures";
import { reconcile } from "./reconcile";
import { translate } from "./translate";

const strange = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    "",
    "-1",
    "1e400",
    "NaN",
    "0000-00-00T00:00:00",
    "1970-01-01T00:00:00",
    "\u0000",
    "\ud800",
    "𝒳👩‍👩‍👧",
    -1,
    0,
    1.5,
    1e20,
    -1e308,
    true,
    [],
    {},
    [[]],
    { 1: {} },
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Every place of a payload that could hold something else. */
function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, held]) => places(held, [...path, key]))];
}

function put(value: unknown, path: (string | number)[], replacement: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return replacement;
  if (typeof value !== "object" || value === null) return value;
  const copy: Record<string, unknown> = Array.isArray(value) ? ([...value] as unknown as Record<string, unknown>) : { ...value };
  copy[key] = put(copy[key], rest, replacement);
  return copy;
}

function expectSound(order: OrderIntake) {
  const mismatch = order.problems.some(({ reason }) => reason.code === "channel.total_mismatch");
  let parts = order.shippingPriceMinor;
  for (const line of order.lines) {
    expect(line.quantity).toBeGreaterThanOrEqual(1);
    expect(line.cancelledQuantity).toBeLessThanOrEqual(line.quantity);
    expect(line.discountMinor).toBeGreaterThanOrEqual(0);
    expect(line.discountMinor).toBeLessThanOrEqual(line.quantity * line.unitPriceMinor);
    for (const amount of [line.quantity, line.unitPriceMinor, line.discountMinor, line.taxMinor])
      expect(Number.isSafeInteger(amount)).toBe(true);
    parts += line.quantity * line.unitPriceMinor - line.discountMinor;
  }
  if (!mismatch && !order.problems.some(({ path }) => path === "total")) expect(parts).toBe(order.totalMinor);
  expect(order.shippingPriceMinor).toBeGreaterThanOrEqual(0);
  expect(order.totalMinor).toBeGreaterThanOrEqual(0);
  expect(Math.abs(order.externalVersion.getTime() - receivedAt.getTime())).toBeLessThan(30 * 365 * 86_400_000);
  const stored = JSON.stringify(order);
  expect(stored).not.toContain("\\u0000");
  expect(stored).not.toMatch(/\\ud[89a-f]/);
}

test.each(["order-paid", "order-cash-on-delivery", "order-refunded-in-part"] as const)(
  "no change to %s makes the adapter throw or lose its sums",
  (name) => {
    const original = fixture(name);
    const everywhere = places(original);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...everywhere), strange), { minLength: 1, maxLength: 6 }), (mutations) => {
        const body = mutations.reduce<unknown>((payload, [path, value]) => put(payload, path, value), original);
        const translation = translate({ rawBody: bytes(JSON.stringify(body) ?? ""), receivedAt });
        if ("order" in translation) expectSound(translation.order);
        else expect(translation.unreadable.code).toMatch(/^channel\./);
      }),
      { numRuns: 600 },
    );
  },
);

test("no bytes make the adapter throw", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (rawBody) => void translate({ rawBody, receivedAt })));
  translate({ rawBody: bytes(`{"line_items":${"[".repeat(50_000)}${"]".repeat(50_000)}}`), receivedAt });
  translate({ rawBody: bytes(`{"id":1,"line_items":[{"total":${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}}]}`), receivedAt });
});

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
