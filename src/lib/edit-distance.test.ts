import { expect, test } from "vitest";
import { editDistance } from "./edit-distance";

test.each([
  ["", "", 0, 0],
  ["kazan", "kazan", 2, 0],
  ["kazna", "kazan", 2, 1],
  ["ekaterenburg", "ekaterinburg", 2, 1],
  ["samra", "samara", 1, 1],
  ["omsk", "tomsk", 1, 1],
  ["omsk", "minsk", 1, null],
  ["a", "abcd", 2, null],
  ["abcdef", "uvwxyz", 3, null],
] as const)("%s and %s are, up to %i, %s apart", (a, b, most, steps) => {
  expect(editDistance(a, b, most)).toBe(steps);
  expect(editDistance(b, a, most)).toBe(steps);
});
