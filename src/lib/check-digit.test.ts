import fc from "fast-check";
import { expect, test } from "vitest";
import { hasValidCheckDigit, withCheckDigit } from "./check-digit";

const digits = fc.stringMatching(/^\d{1,20}$/);
const at = (text: string, i: number, digit: string) => text.slice(0, i) + digit + text.slice(i + 1);

test("the example of the thesis: 572 gets 4", () => {
  expect(withCheckDigit("572")).toBe("5724");
});

test("a right number passes; one wrong digit or two neighbours swapped never do", () => {
  fc.assert(
    fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (text, place, change) => {
      const number = withCheckDigit(text);
      expect(hasValidCheckDigit(number)).toBe(true);

      const i = place % number.length;
      expect(hasValidCheckDigit(at(number, i, String((Number(number[i]) + change) % 10)))).toBe(false);

      const [a, b] = [number[i], number[i + 1]];
      if (a !== undefined && b !== undefined && a !== b) expect(hasValidCheckDigit(at(at(number, i, b), i + 1, a))).toBe(false);
    }),
  );
});

test("what is no number is not valid", () => {
  expect([hasValidCheckDigit(""), hasValidCheckDigit("0"), hasValidCheckDigit("12a4")]).toEqual([false, false, false]);
  expect(() => withCheckDigit("12a")).toThrow(RangeError);
});
