import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPhone, normalizePhone } from "./phone";

describe("a phone number", () => {
  test.each([
    ["8 (916) 123-45-67", "+79161234567"],
    ["89161234567", "+79161234567"],
    ["+7 916 123 45 67", "+79161234567"],
    ["7 916 123-45-67", "+79161234567"],
    ["9161234567", "+79161234567"],
    ["+8 916 123 45 67", "+79161234567"],
    ["8 495 123-45-67 доб. 12", "+74951234567"],
    ["007 916 123 45 67", "+79161234567"],
    ["+375 29 123-45-67", "+375291234567"],
    ["375291234567", "+375291234567"],
    ["+1 (415) 555-2671", "+14155552671"],
    ["+44 20 7946 0958", "+442079460958"],
    ["+7 916 123\u201145\u201167", "+79161234567"],
  ])("%s is %s", (text, phone) => expect(normalizePhone(text)).toBe(phone));

  test.each(["", "нет", "123", "12-34-56", "+7 916 123", "+", "8916123456789012", "0161234567", "1234567890"])("%s is none", (text) => {
    expect(normalizePhone(text)).toBeNull();
  });

  test("is read with the habits of its country", () => {
    expect(normalizePhone("8 029 123-45-67", "BY")).toBe("+375291234567");
    expect(normalizePhone("050 123 45 67", "UA")).toBe("+380501234567");
    expect(normalizePhone("8 701 123 45 67", "KZ")).toBe("+77011234567");
    expect(normalizePhone("(415) 555-2671", "US")).toBeNull();
  });

  test("read twice is read the same", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789+() -") }), (text) => {
        const phone = normalizePhone(text);
        if (phone !== null) expect(normalizePhone(phone)).toBe(phone);
      }),
    );
  });

  test("is written in groups that stay on one line", () => {
    expect(formatPhone("+79161234567")).toBe("+7\u00a0916\u00a0123\u201145\u201167");
    expect(normalizePhone(formatPhone("+79161234567"))).toBe("+79161234567");
    expect(formatPhone("+375291234567")).toBe("+375291234567");
  });
});
