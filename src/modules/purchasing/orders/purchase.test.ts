import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { needsApproval, statusByReceipts, whyNotApprove, whyNotPurchase } from "./purchase";
import { exchanged, purchaseSums, unitCosts } from "./purchase-sums";

const line = fc
  .record({
    quantity: fc.integer({ min: 1, max: 1_000 }),
    unitPriceMinor: fc.integer({ min: 0, max: 10_000_000 }),
    discount: fc.double({ min: 0, max: 1, noNaN: true }),
    taxRate: fc.constantFrom(22, 10, 7, 5, 0, null),
  })
  .map(({ discount, ...one }) => ({ ...one, discountMinor: Math.floor(one.quantity * one.unitPriceMinor * discount) }));

describe("the sums of an order", () => {
  test("are those of its lines to the minor unit", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.integer({ min: 0, max: 1_000_000 }), (lines, freightMinor) => {
        const sums = purchaseSums(lines, freightMinor);
        const total = (part: "goodsMinor" | "discountMinor" | "taxMinor" | "totalMinor") =>
          sums.lines.reduce((sum, one) => sum + one[part], 0);
        expect(sums.goodsMinor).toBe(total("goodsMinor"));
        expect(sums.taxMinor).toBe(total("taxMinor"));
        expect(sums.totalMinor).toBe(sums.goodsMinor - sums.discountMinor + freightMinor);
        expect(sums.totalMinor).toBe(total("totalMinor") + freightMinor);
        expect(sums.lines.every((one) => one.totalMinor >= 0 && one.taxMinor >= 0)).toBe(true);
      }),
    );
  });

  test("are the cost of its goods, but for what each unit's rounding takes", () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), fc.integer({ min: 0, max: 1_000_000 }), (lines, freightMinor) => {
        const { lines: sums, totalMinor } = purchaseSums(lines, freightMinor);
        const priced = lines.map((one, i) => ({
          quantity: one.quantity,
          totalMinor: sums[i]?.totalMinor ?? 0,
          taxMinor: sums[i]?.taxMinor ?? 0,
        }));
        const costs = unitCosts({ lines: priced, freightMinor, taxInCost: true, exchange: null });
        const spent = costs.reduce((sum, cost, i) => sum + cost * (lines[i]?.quantity ?? 0), 0);
        const units = lines.reduce((sum, one) => sum + one.quantity, 0);
        expect(Math.abs(spent - totalMinor * 10_000)).toBeLessThanOrEqual(units / 2 + 1e-3);
      }),
    );
  });
});

test("a deducted tax is no cost, freight is spread by value, and free goods share it by units", () => {
  const lines = [
    { quantity: 10, totalMinor: 12_200, taxMinor: 2_200 },
    { quantity: 1, totalMinor: 0, taxMinor: 0 },
  ];
  expect(unitCosts({ lines, freightMinor: 1_000, taxInCost: false, exchange: null })).toEqual([11_000_000, 0]);
  const free = lines.map((one) => ({ ...one, totalMinor: 0, taxMinor: 0 }));
  expect(unitCosts({ lines: free, freightMinor: 1_100, taxInCost: true, exchange: null })).toEqual([1_000_000, 1_000_000]);
});

test("money is turned by its rate, whatever the decimals of either currency", () => {
  const rate = (value: number) => Math.round(value * 100_000_000);
  expect(exchanged(1_000, { from: "USD", to: "RUB", rateE8: rate(91.2345) })).toBe(91_235);
  expect(exchanged(1_000, { from: "JPY", to: "RUB", rateE8: rate(0.6) })).toBe(60_000);
  expect(exchanged(100, { from: "RUB", to: "JPY", rateE8: rate(1.6) })).toBe(2);
});

describe("the life of an order", () => {
  test("asks a manager who did not ask for it, above the limit only", () => {
    expect(needsApproval(1_000, 1_000)).toBe(false);
    expect(needsApproval(1_001, 1_000)).toBe(true);
    expect(needsApproval(1_001, null)).toBe(false);
    expect(whyNotApprove({ role: "operator", id: "a" }, { id: "b" })?.code).toBe("forbidden.role");
    expect(whyNotApprove({ role: "manager", id: "a" }, { id: "a" })?.code).toBe("purchase.own_approval");
    expect(whyNotApprove({ role: "manager", id: "a" }, { id: "b" })).toBeNull();
    expect(whyNotApprove({ role: "owner", id: "a" }, { id: "a" })).toBeNull();
  });

  test("ends by what came, and a closed order stays closed", () => {
    const units = (quantity: number, received: number, cancelled: number) => ({ quantity, received, cancelled });
    expect(statusByReceipts("sent", [units(5, 0, 0)])).toBe("sent");
    expect(statusByReceipts("sent", [units(5, 1, 0), units(2, 0, 0)])).toBe("partly_received");
    expect(statusByReceipts("partly_received", [units(5, 4, 1)])).toBe("received");
    expect(statusByReceipts("sent", [units(5, 0, 5)])).toBe("cancelled");
    expect(statusByReceipts("closed", [units(5, 0, 0)])).toBe("closed");
    expect(whyNotPurchase("cancel", { status: "partly_received" })?.code).toBe("purchase.wrong_status");
  });
});
