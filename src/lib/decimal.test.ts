import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalsOf, parseDecimal, toMinor, wholeOf, writeMinor } from "./decimal";

const minorOf = (text: string, decimals = 2) => {
  const value = parseDecimal(text);
  return value === null ? null : Number(toMinor(value, decimals));
};

test("money strings become minor units exactly", () => {
  expect(minorOf("0.29")).toBe(29);
  expect(minorOf("1.005")).toBe(101);
  expect(minorOf("-1.005")).toBe(-101);
  expect(minorOf("1200", 0)).toBe(1200);
  expect(minorOf("7.1255", 3)).toBe(7126);
  expect(minorOf("5.")).toBe(500);
});

test("what is no plain decimal is not guessed at", () => {
  for (const text of ["", "abc", "1e21", "1,200.00", "12,50", "--1", "NaN", "Infinity", "0x10", "1".repeat(30)])
    expect(parseDecimal(text)).toBeNull();
});

test("a whole number is told from a fraction", () => {
  expect(wholeOf(parseDecimal("2.000") ?? 1n)).toBe(2n);
  expect(wholeOf(parseDecimal("1.5") ?? 1n)).toBeNull();
});

test("currencies have the decimals that they have", () => {
  expect(["RUB", "AED", "JPY", "KWD", "rub", "EURO", ""].map(decimalsOf)).toEqual([2, 2, 0, 3, null, null, null]);
});

test("every amount of minor units survives being written and read", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), fc.constantFrom(0, 2, 3), (minor, decimals) => {
      expect(minorOf(writeMinor(minor, decimals), decimals)).toBe(minor);
    }),
  );
});
