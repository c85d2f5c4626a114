import { expect, test } from "vitest";
import { gramsOf, scalesRead } from "./weight";

test.each([
  ["1,25", 1_250],
  ["0.4", 400],
  ["2", 2_000],
  ["850 г", 850],
  ["850g", 850],
  ["850", 850],
  ["12 кг", 12_000],
])("%s is %i grams", (text, grams) => {
  expect(gramsOf(text)).toBe(grams);
});

test.each(["", "heavy", "-1", "0", "1,2,3", "99999 кг"])("%s is no weight", (text) => {
  expect(gramsOf(text)).toBeNull();
});

test("scales that type like a keyboard are told from barcodes by their decimal sign", () => {
  expect(scalesRead("1.250")).toBe(1_250);
  expect(scalesRead("0,85 кг")).toBe(850);
  for (const code of ["4006381333931", "12", "10476-1", "1.2345", "A1.5"]) expect(scalesRead(code)).toBeNull();
});
