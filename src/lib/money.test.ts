import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { money } from "./formats";
import { decimalsOf, parseMoney, proportion, spread, taxIncluded, toDecimal } from "./money";

describe("spreading an amount", () => {
  test("the units left over go to the largest remainders, the earlier part first", () => {
    expect(spread(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(spread(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(spread(10, [5, 3, 2])).toEqual([5, 3, 2]);
    expect(spread(1, [1, 9])).toEqual([0, 1]);
    expect(spread(5, [0, 0])).toEqual([3, 2]);
    expect(spread(0, [])).toEqual([]);
  });

  test("what cannot be spread is refused", () => {
    expect(() => spread(1, [])).toThrow(RangeError);
    expect(() => spread(1, [1, -1])).toThrow(RangeError);
  });

  test("never loses a kopeck, and no part is off by a whole unit (S12)", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1e12 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), weights, (total, weights) => {
        const parts = spread(total, weights);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        const sum = weights.reduce((a, b) => a + b, 0);
        if (sum === 0) return;
        for (const [i, part] of parts.entries()) {
          const rest = BigInt(part) * BigInt(sum) - BigInt(total) * BigInt(weights[i] ?? 0);
          expect(rest < BigInt(sum) && rest > -BigInt(sum)).toBe(true);
        }
      }),
    );
  });
});

describe("tax in a price", () => {
  test("is the included part, rounded half away from zero", () => {
    expect(taxIncluded(1_588_000, 22)).toBe(286_361);
    expect(taxIncluded(11_000, 10)).toBe(1000);
    expect(taxIncluded(3, 100)).toBe(2);
    expect(taxIncluded(-3, 100)).toBe(-2);
    expect(taxIncluded(10_550, 5.5)).toBe(550);
  });

  test("no tax and a zero rate contain none", () => {
    expect(taxIncluded(1000, null)).toBe(0);
    expect(taxIncluded(1000, 0)).toBe(0);
  });

  test("large amounts stay exact", () => {
    fc.assert(
      fc.property(fc.integer({ min: -9e15, max: 9e15 }), fc.integer({ min: 0, max: 10_000 }), (amount, rate) => {
        const exact = (BigInt(Math.abs(amount)) * BigInt(rate) * 2n + BigInt(10_000 + rate)) / (2n * BigInt(10_000 + rate));
        expect(Math.abs(proportion(amount, rate, 10_000 + rate))).toBe(Number(exact));
      }),
    );
  });
});

describe("writing an amount", () => {
  test("a currency has its own number of decimals", () => {
    expect([decimalsOf("JPY"), decimalsOf("KWD"), decimalsOf("RUB")]).toEqual([0, 3, 2]);
  });

  test("machines read a plain decimal", () => {
    expect(toDecimal(129_900, "RUB")).toBe("1299.00");
    expect(toDecimal(-5, "RUB")).toBe("-0.05");
    expect(toDecimal(1299, "JPY")).toBe("1299");
    expect(toDecimal(1299, "KWD")).toBe("1.299");
  });
});

describe("reading what people paste", () => {
  test.each([
    ["1 299,50 ₽", 129_950],
    ["1\u00a0299\u00a0руб.", 129_900],
    ["$1,299.5", 129_950],
    ["1.299,50", 129_950],
    ["1,299", 129_900],
    ["1.299", 129_900],
    ["1299,5", 129_950],
    ["12.50", 1250],
    ["0.500", 50],
    ["1,299,000.00", 129_900_000],
    ["1 299 000", 129_900_000],
    ["−500", -50_000],
    ["-$5", -500],
    ["1'299.00", 129_900],
  ])("%s", (text, minor) => expect(parseMoney(text, "RUB")).toBe(minor));

  test.each(["", "abc", "1,29,900", "12.345,6,7", "1.2345", "12-34", "1.299.00"])("%s is not told for sure", (text) => {
    expect(parseMoney(text, "RUB")).toBeNull();
  });

  test("the currency decides what three digits mean", () => {
    expect(parseMoney("1.299", "KWD")).toBe(1299);
    expect(parseMoney("1,299", "JPY")).toBe(1299);
    expect(parseMoney("1.5", "JPY")).toBeNull();
  });

  test("an amount survives being written and read, in every language and currency", () => {
    const written = fc.record({
      minor: fc.integer({ min: -1e12, max: 1e12 }),
      currency: fc.constantFrom("RUB", "USD", "EUR", "JPY", "KWD", "KZT"),
      locale: fc.constantFrom("ru" as const, "en" as const),
    });
    fc.assert(
      fc.property(written, ({ minor, currency, locale }) => {
        expect(parseMoney(money(minor, currency, locale), currency)).toBe(minor);
        expect(parseMoney(toDecimal(minor, currency), currency)).toBe(minor);
      }),
    );
  });
});
