import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fromRussianLayout, isGtin, readScan, scanMatches, serialsRead, toGtin14 } from "./barcode";
import { checkDigit } from "./gs1/check-digit";

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
    expect(readScan("]E04006381333931\r\n")).toMatchObject({ text: "4006381333931", gtin: "04006381333931" });
    expect(readScan(" tea-Shu ")).toMatchObject({ text: "tea-Shu", gtin: null, fault: null });
  });

  test("of a marking code gives its GTIN and keeps every byte", () => {
    const marking = `0104006381333931215aB"x+7Kq&d1${gs}91EE06${gs}92signature=`;
    expect(readScan(`]d2${gs}${marking}\n`)).toMatchObject({ text: marking, gtin: "04006381333931", serial: `5aB"x+7Kq&d1` });
  });

  test.each([
    ["01278907", "00012000007897"],
    ["04252614", "00042100005264"],
  ])("of a UPC-E is its UPC-A: %s", (code, gtin) => expect(readScan(code).gtin).toBe(gtin));

  test("of a wrong GS1 code names nothing, and says what is wrong", () => {
    expect(readScan("]d20104006381333932")).toMatchObject({ gtin: null, fault: { code: "gs1.check_digit" } });
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

  test("of a serial number may be the number alone, or stand behind a GTIN", () => {
    expect(serialsRead("S1\r\n")).toEqual(["S1"]);
    expect(serialsRead("010400638133393121S1")).toContain("S1");
    expect(serialsRead(`(01)04006381333931(21)S1${gs}91EE06`)).toContain("S1");
    expect(serialsRead("Ы1")).toEqual(["Ы1", "S1"]);
  });

  test("typed with the Russian layout on is understood", () => {
    expect(fromRussianLayout("ЕУФ-ЫРГ-357")).toBe("TEA-SHU-357");
    expect(fromRussianLayout("TEA-1.2")).toBe("TEA-1.2");
    expect(scanMatches("ЕУФ-ЫРГ-357", { sku: "TEA-SHU-357", barcode: null })).toBe(true);
    expect(scanMatches("ЧАЙ-1", { sku: "ЧАЙ-1", barcode: null })).toBe(true);
  });
});
