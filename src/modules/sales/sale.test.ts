import { describe, expect, test } from "vitest";
import { type BasketLine, basketTotals, discountOf, settle } from "./sale";

const line = (over: Partial<BasketLine> = {}): BasketLine => ({
  quantity: 3,
  unitPriceMinor: 9_999,
  taxRate: 22,
  discountMinor: 0,
  discountPercent: null,
  ...over,
});

describe("a discount", () => {
  test.each([
    ["a sum stays as it is", { discountMinor: 500 }, 500],
    ["percent are of the whole line, rounded half up", { quantity: 1, unitPriceMinor: 1_005, discountPercent: 10 }, 101],
    ["hundredths of a percent count", { discountPercent: 33.33 }, 9_998],
    ["it never exceeds the line", { discountMinor: 1_000_000 }, 29_997],
    ["a hundred percent are all of it", { discountPercent: 100 }, 29_997],
    ["large sums stay exact", { quantity: 1, unitPriceMinor: 999_999_999_999, discountPercent: 12.5 }, 125_000_000_000],
  ] as const)("%s", (_, over, minor) => expect(discountOf(line(over))).toBe(minor));
});

test("the tax is what the discounted price contains, line by line", () => {
  const totals = basketTotals([line({ discountPercent: 10 }), line({ quantity: 1, unitPriceMinor: 5_000, taxRate: null })]);
  expect(totals).toMatchObject({ goodsMinor: 34_997, discountMinor: 3_000, totalMinor: 31_997, taxMinor: 4_868, shippingMinor: 0 });
});

describe("paying", () => {
  test.each([
    [
      "in cash, with change",
      { cardMinor: 0, cashMinor: 150_000 },
      { cardMinor: 0, cashMinor: 129_900, receivedMinor: 150_000, changeMinor: 20_100 },
    ],
    ["by card", { cardMinor: 129_900, cashMinor: 0 }, { cardMinor: 129_900, cashMinor: 0, receivedMinor: 0, changeMinor: 0 }],
    [
      "with both",
      { cardMinor: 100_000, cashMinor: 30_000 },
      { cardMinor: 100_000, cashMinor: 29_900, receivedMinor: 30_000, changeMinor: 100 },
    ],
  ])("%s", (_, given, settled) => expect(settle(129_900, given)).toEqual(settled));

  test.each([
    [{ cardMinor: 130_000, cashMinor: 0 }, "sale.card_above_total"],
    [{ cardMinor: 100_000, cashMinor: 29_899 }, "sale.too_little_money"],
    [{ cardMinor: 129_900, cashMinor: 1 }, "sale.cash_not_needed"],
  ])("refuses %o", (given, code) => expect(settle(129_900, given)).toEqual({ refused: { code } }));

  test("a sale that costs nothing needs no money", () => {
    expect(settle(0, { cardMinor: 0, cashMinor: 0 })).toMatchObject({ cashMinor: 0, changeMinor: 0 });
  });
});
