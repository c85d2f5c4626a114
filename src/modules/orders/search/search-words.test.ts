import { expect, test } from "vitest";
import { patternsOf, searchWords } from "./search-words";

test("a phone number is one word of digits, however it is written", () => {
  expect(searchWords("8 (916) 123-45-67")).toEqual(["79161234567"]);
  expect(searchWords("+7 916 123")).toEqual(["7916123"]);
});

test("words are lower case, six at most", () => {
  expect(searchWords("  Мария  Иванова ")).toEqual(["мария", "иванова"]);
  expect(searchWords("a b c d e f g")).toHaveLength(6);
  expect(searchWords(" ")).toEqual([]);
});

test("a word is searched as it is written, a short one at the beginning of words", () => {
  expect(patternsOf("100%")).toEqual(["%100\\%%"]);
  expect(patternsOf("ан")).toEqual(["ан%", "% ан%"]);
});
