import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deliveryShare, refundSums, shareOfLine, shareThatCame } from "./refund-sum";

const line = fc.record({ ordered: fc.integer({ min: 1, max: 40 }), totalMinor: fc.integer({ min: 0, max: 10_000_000 }) });

/** A line returned in parts of random size, until nothing is left. */
const split = line.chain((one) =>
  fc.record({ one: fc.constant(one), parts: fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 40 }) }),
);

describe("what returned units cost", () => {
  test("S12, C-14: all returns of a line make its total exactly, in any split, and none is below zero", () => {
    fc.assert(
      fc.property(split, ({ one, parts }) => {
        const claimed = { units: 0, amountMinor: 0 };
        for (const part of [...parts, one.ordered]) {
          const units = Math.min(part, one.ordered - claimed.units);
          if (units === 0) break;
          const share = shareOfLine(one, claimed, units);
          expect(share).toBeGreaterThanOrEqual(0);
          claimed.units += units;
          claimed.amountMinor += share;
        }
        expect(claimed).toEqual({ units: one.ordered, amountMinor: one.totalMinor });
      }),
    );
  });

  test("a line of 100 kopecks in three units gives 33, 33 and the rest", () => {
    const one = { ordered: 3, totalMinor: 100 };
    expect(shareOfLine(one, { units: 0, amountMinor: 0 }, 1)).toBe(33);
    expect(shareOfLine(one, { units: 1, amountMinor: 33 }, 1)).toBe(33);
    expect(shareOfLine(one, { units: 2, amountMinor: 66 }, 1)).toBe(34);
  });

  test("a return of which a part came gives a part, and all of it with the last unit", () => {
    expect([0, 1, 2, 3].map((came) => shareThatCame({ quantity: 3, amountMinor: 100 }, came))).toEqual([0, 33, 66, 100]);
  });
});

describe("delivery goes back", () => {
  const facts = { rule: "whole" as const, isWhole: true, isFault: false, shippingPriceMinor: 300, elsewhereMinor: 0 };
  test.each([
    ["with the last unit", facts, 300],
    ["not while units are with the buyer", { ...facts, isWhole: false }, 0],
    ["for the shop's fault only, where the rule says so", { ...facts, rule: "fault" as const }, 0],
    ["and then it does", { ...facts, rule: "fault" as const, isFault: true }, 300],
    ["never, where the rule says so", { ...facts, rule: "never" as const, isFault: true }, 0],
    ["once over all returns", { ...facts, elsewhereMinor: 300 }, 0],
  ])("%s", (_, given, minor) => expect(deliveryShare(given)).toBe(minor));
});

describe("the sums of a return", () => {
  const came = { quantity: 2, amountMinor: 200, good: 1, damaged: 1, missing: 0 };
  const one = { lines: [came], deliveryMinor: 30, wayBackMinor: 0, refundedMinor: 0 };
  const order = { paidMinor: 500, refundedMinor: 0, shippingPriceMinor: 30 };

  test("are what came and the delivery, less the way back that the buyer bears", () => {
    expect(refundSums({ ...one, wayBackMinor: 50 }, order)).toMatchObject({ goodsMinor: 200, dueMinor: 180, openMinor: 180 });
  });

  test("are never above what came in for the order, nor below zero", () => {
    fc.assert(
      fc.property(
        fc.record({ paid: fc.nat(1000), back: fc.nat(1000), own: fc.nat(1000), way: fc.nat(1000) }),
        ({ paid, back, own, way }) => {
          const refunded = Math.min(paid, Math.max(back, own));
          const sums = refundSums(
            { ...one, wayBackMinor: way, refundedMinor: Math.min(own, refunded) },
            { ...order, paidMinor: paid, refundedMinor: refunded },
          );
          expect(sums.openMinor).toBeGreaterThanOrEqual(0);
          expect(sums.openMinor).toBeLessThanOrEqual(paid - refunded);
          expect(sums.mostMinor).toBeLessThanOrEqual(paid - refunded);
        },
      ),
    );
  });

  test("of a parcel that nobody paid for are nothing", () => {
    expect(refundSums(one, { ...order, paidMinor: 0 })).toMatchObject({ dueMinor: 0, openMinor: 0, mostMinor: 0 });
  });
});
