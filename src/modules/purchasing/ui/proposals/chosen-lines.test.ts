import { describe, expect, test } from "vitest";
import { mostLines, TakeProposals } from "../../replenishment/inputs";
import { type ChosenLine, costsOf, linesToTake, typedQuantity, whyNotTake } from "./chosen-lines";

const line = (currency: string, capitalMinor: number | null, quantity: number | null = 10): ChosenLine => ({
  row: { sku: "A", warehouse: "MSK", from: null, quantity: 10, capitalMinor, currency },
  quantity,
});

describe("What chosen proposals cost", () => {
  test("is summed by currency, never across", () => {
    expect(costsOf([line("USD", 700), line("RUB", 5_000), line("USD", 300)])).toEqual([
      { currency: "RUB", minor: 5_000 },
      { currency: "USD", minor: 1_000 },
    ]);
  });

  test("is of the quantities that are typed, and leaves out what nobody knows the cost of", () => {
    expect(costsOf([line("RUB", 5_000, 4), line("RUB", null), line("RUB", 5_000, null)])).toEqual([{ currency: "RUB", minor: 2_000 }]);
    expect(costsOf([line("USD", null)])).toEqual([]);
  });
});

describe("Chosen proposals become drafts", () => {
  test("unless they are more than one click takes, or a quantity is none", () => {
    const most = Array.from({ length: mostLines }, () => line("RUB", 1));
    expect(whyNotTake(most)).toBeNull();
    expect(whyNotTake([...most, line("RUB", 1)])).toBe("tooMany");
    expect(whyNotTake([line("RUB", 1, null)])).toBe("wrongQuantity");
  });

  test("in the quantities that are typed, beside those that were proposed", () => {
    const lines = linesToTake([line("RUB", 1, 4)]);
    expect(lines).toEqual([{ sku: "A", warehouse: "MSK", from: null, quantity: 4, proposed: 10 }]);
    expect(TakeProposals.shape.lines.safeParse(lines).success).toBe(true);
  });
});

test("a quantity is a whole number above zero", () => {
  expect(["12", " 7 ", "0", "-1", "1.5", "", "12345678"].map(typedQuantity)).toEqual([12, 7, null, null, null, null, null]);
});
