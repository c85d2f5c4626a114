import fc from "fast-check";
import { expect, test } from "vitest";
import { spread } from "@/lib/money";
import { type PricedLine, shippingTaxRate, totalsOf } from "./totals";

test("goods, discount, shipping and the tax inside sum up", () => {
  const totals = totalsOf({
    lines: [
      { quantity: 2, unitPriceMinor: 129_900, discountMinor: 9_800, taxRate: 22 },
      { quantity: 1, unitPriceMinor: 11_000, discountMinor: 0, taxRate: 10 },
    ],
    shippingPriceMinor: 30_000,
  });
  expect(totals).toMatchObject({ goodsMinor: 270_800, discountMinor: 9_800, shippingMinor: 30_000, totalMinor: 291_000 });
  expect(totals.lines.map((line) => line.taxMinor)).toEqual([45_082, 1_000]);
  expect(totals.shippingTaxMinor).toBe(5_410);
  expect(totals.taxMinor).toBe(45_082 + 1_000 + 5_410);
});

test("delivery takes the highest rate of the goods, and none where no line has tax", () => {
  expect(shippingTaxRate([{ taxRate: 10 }, { taxRate: 22 }, { taxRate: null }])).toBe(22);
  expect(shippingTaxRate([{ taxRate: 0 }, { taxRate: null }])).toBe(0);
  expect(shippingTaxRate([{ taxRate: null }])).toBeNull();
  expect(shippingTaxRate([])).toBeNull();
});

test("a full discount leaves nothing to pay and no tax (C-14)", () => {
  const totals = totalsOf({ lines: [{ quantity: 3, unitPriceMinor: 100, discountMinor: 300, taxRate: 22 }], shippingPriceMinor: 0 });
  expect(totals).toMatchObject({ totalMinor: 0, taxMinor: 0 });
});

const aLine: fc.Arbitrary<PricedLine> = fc
  .record({
    quantity: fc.integer({ min: 1, max: 1000 }),
    unitPriceMinor: fc.integer({ min: 0, max: 100_000_000 }),
    percent: fc.integer({ min: 0, max: 100 }),
    taxRate: fc.constantFrom(22, 10, 7, 5, 0, null),
  })
  .map(({ percent, ...line }) => ({ ...line, discountMinor: Math.floor((line.quantity * line.unitPriceMinor * percent) / 100) }));

test("the sum of the lines is the total, in whole minor units, with any discounts and rates (C-14, S12)", () => {
  fc.assert(
    fc.property(fc.array(aLine, { maxLength: 20 }), fc.integer({ min: 0, max: 1_000_000 }), (lines, shippingPriceMinor) => {
      const totals = totalsOf({ lines, shippingPriceMinor });
      const sum = (part: "totalMinor" | "taxMinor") => totals.lines.reduce((all, line) => all + line[part], 0);
      expect(totals.totalMinor).toBe(sum("totalMinor") + shippingPriceMinor);
      expect(totals.totalMinor).toBe(totals.goodsMinor - totals.discountMinor + totals.shippingMinor);
      expect(totals.taxMinor).toBe(sum("taxMinor") + totals.shippingTaxMinor);
      expect(totals.taxMinor).toBeGreaterThanOrEqual(0);
      expect(totals.taxMinor).toBeLessThanOrEqual(totals.totalMinor);
      for (const value of [totals.taxMinor, totals.totalMinor]) expect(Number.isSafeInteger(value)).toBe(true);
    }),
  );
});

test("an order discount spread over its lines comes off the total to the kopeck", () => {
  const lines = fc.array(aLine, { minLength: 1, maxLength: 20 }).map((lines) => lines.map((line) => ({ ...line, discountMinor: 0 })));
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 100 }), (lines, percent) => {
      const goods = lines.map((line) => line.quantity * line.unitPriceMinor);
      const whole = goods.reduce((a, b) => a + b, 0);
      const discount = Math.floor((whole * percent) / 100);
      const parts = spread(discount, goods);
      const totals = totalsOf({ lines: lines.map((line, i) => ({ ...line, discountMinor: parts[i] ?? 0 })), shippingPriceMinor: 0 });
      expect(totals.totalMinor).toBe(whole - discount);
      for (const line of totals.lines) expect(line.totalMinor).toBeGreaterThanOrEqual(0);
    }),
  );
});
