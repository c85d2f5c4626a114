import { expect, test } from "vitest";
import { gramsOf } from "./weight";

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
