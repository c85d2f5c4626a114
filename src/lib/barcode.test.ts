import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkDigit, fromRussianLayout, isGtin, readScan, scanMatches, toGtin14 } from "./barcode";

const gs = "\u001d";

describe("a GTIN", () => {
  test.each(["4006381333931", "96385074", "036000291452", "10614141000415"])("%s is right", (code) => expect(isGtin(code)).toBe(true));
  test.each(["4006381333932", "96385075", "12345", "40063813339310", ""])("%s is not", (code) => expect(isGtin(code)).toBe(false));

  test("of any length is one code in 14 digits", () => {
    expect(toGtin14("036000291452")).toBe(toGtin14("0036000291452"));
    expect(toGtin14("TEA-1")).toBeNull();
  });

  test("with its check digit is always accepted, with another never", () => {
    const payload = fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(payload, fc.integer({ min: 1, max: 9 }), (payload, off) => {
        expect(isGtin(payload + checkDigit(payload))).toBe(true);
        expect(isGtin(payload + ((checkDigit(payload) + off) % 10))).toBe(false);
      }),
    );
  });
});

describe("a scan", () => {
  test("loses the scanner's additions and nothing else", () => {
    expect(readScan("]E04006381333931\r\n")).toEqual({ text: "4006381333931", gtin: "04006381333931" });
    expect(readScan(" tea-Shu ")).toEqual({ text: "tea-Shu", gtin: null });
  });

  test("of a marking code gives its GTIN and keeps every byte", () => {
    const marking = `0104006381333931215aB"x+7Kq&d1${gs}91EE06${gs}92signature=`;
    expect(readScan(`]d2${gs}${marking}\n`)).toEqual({ text: marking, gtin: "04006381333931" });
  });

  test("names a product by barcode or SKU", () => {
    const tea = { sku: "TEA-SHU-357", barcode: "4006381333931" };
    expect(scanMatches("4006381333931", tea)).toBe(true);
    expect(scanMatches("04006381333931", tea)).toBe(true);
    expect(scanMatches("tea-shu-357\n", tea)).toBe(true);
    expect(scanMatches("TEA-SHE-357", tea)).toBe(false);
    expect(scanMatches("", { sku: "A", barcode: "" })).toBe(false);
    expect(scanMatches("", { sku: "A", barcode: null })).toBe(false);
  });

  test("typed with the Russian layout on is understood", () => {
    expect(fromRussianLayout("ЕУФ-ЫРГ-357")).toBe("TEA-SHU-357");
    expect(fromRussianLayout("TEA-1.2")).toBe("TEA-1.2");
    expect(scanMatches("ЕУФ-ЫРГ-357", { sku: "TEA-SHU-357", barcode: null })).toBe(true);
    expect(scanMatches("ЧАЙ-1", { sku: "ЧАЙ-1", barcode: null })).toBe(true);
  });
});
