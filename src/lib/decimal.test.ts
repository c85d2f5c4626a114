import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDecimal, toMinor, wholeOf } from "./decimal";
import { toDecimal } from "./money";

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

test("every amount of minor units survives being written and read", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      fc.constantFrom(["JPY", 0] as const, ["RUB", 2] as const, ["KWD", 3] as const),
      (minor, [currency, decimals]) => {
        expect(minorOf(toDecimal(minor, currency), decimals)).toBe(minor);
      },
    ),
  );
});
