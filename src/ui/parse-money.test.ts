import { expect, test } from "vitest";
import { parseMoney } from "./parse-money";

test.each([
  ["1299", 129900],
  ["1 299,50 ₽", 129950],
  ["1\u00a0299 руб.", 129900],
  ["1,299.50", 129950],
  ["1.299,5", 129950],
  ["1,299", 129900],
  ["$40", 4000],
  ["−810", -81000],
  ["0", 0],
  ["12 000 000", 1200000000],
  ["", null],
  ["дорого", null],
  ["1,2,3", null],
  ["99999999999999999", null],
])("%s", (text, minor) => {
  expect(parseMoney(text, "RUB")).toBe(minor);
});

test("a currency without kopecks takes none", () => {
  expect(parseMoney("1299", "JPY")).toBe(1299);
  expect(parseMoney("12.50", "JPY")).toBeNull();
});
