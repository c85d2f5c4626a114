import { expect, test } from "vitest";
import { code128Modules, moduleWidth } from "./barcode";
import { mm } from "./sheet";

const modulesOf = (content: string) => code128Modules(content)?.reduce((sum, one) => sum + one, 0);

test("a Code 128 begins with its start pattern, ends with its stop pattern and has eleven modules per symbol", () => {
  const bars = code128Modules("10476-1") ?? [];

  // Start B or C, by the standard 2 1 1 2 1 4 and 2 1 1 2 3 2; stop is 2 3 3 1 1 1 2.
  expect(["211214", "211232"]).toContain(bars.slice(0, 6).join(""));
  expect(bars.slice(-7).join("")).toBe("2331112");
  expect((modulesOf("10476-1") ?? 0) % 11).toBe(2);
});

test("digits go in pairs: ten of them take five symbols, start, check and stop", () => {
  expect(modulesOf("1234567890")).toBe(11 * 7 + 13);
});

test.each(["", "Заказ 7", "a\nb", "x".repeat(81)])("what a scanner could not give back is not drawn: %j", (content) => {
  expect(code128Modules(content)).toBeNull();
});

test("a module is a whole number of 203 dpi dots where that fits", () => {
  expect(moduleWidth(90, mm(97), mm(0.625))).toBeCloseTo(mm(0.625));
  expect(moduleWidth(200, mm(97), mm(0.625))).toBeCloseTo(mm(0.375));
});

test("quiet zones count, and bars too fine to scan are refused", () => {
  const width = mm(97);
  const module = moduleWidth(420, width, mm(0.625)) ?? 0;

  expect(module).toBeGreaterThanOrEqual(mm(0.17));
  expect(module * (420 + 20)).toBeLessThanOrEqual(width + 0.001);
  expect(moduleWidth(600, width, mm(0.625))).toBeNull();
});
