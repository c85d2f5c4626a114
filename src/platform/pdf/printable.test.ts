import { expect, test } from "vitest";
import { inPrintOrder, printable } from "./printable";

const everything = () => true;
const russianOnly = (codePoint: number) => (codePoint < 0x500 && (codePoint < 0x300 || codePoint > 0x36f)) || codePoint === 0x25a1;

test.each([
  ["plain text stays", "Чашка, 2 шт.", "Чашка, 2 шт."],
  ["an emoji that the font lacks is dropped with its space", "Хрупко 🚀 очень", "Хрупко очень"],
  ["a joined emoji with skin tone leaves nothing", "a👩🏽‍🚀b", "ab"],
  ["flags leave nothing", "🇷🇺 Казань", "Казань"],
  ["a letter that the font lacks becomes a box", "中文 чай", "□□ чай"],
  ["marks heaped on a letter are dropped", "Z\u0351\u036b\u0343", "Z"],
  ["controls and direction marks are dropped", "a\u0000\u202eb\u200bc\u0007", "abc"],
  ["half a surrogate pair is dropped", "a\ud83db", "ab"],
  ["tabs and runs of spaces are one space, line breaks stay", "a\t  b \r\n c", "a b\nc"],
])("%s", (_, text, expected) => {
  expect(printable(text, russianOnly)).toBe(expected);
});

test("a decomposed letter is put together before the font is asked", () => {
  expect(printable("и\u0306", everything)).toBe("й");
});

test.each([
  ["left to right stays", "ул. Баумана, 1", "ул. Баумана, 1"],
  ["Hebrew words run from the right", "רחוב הרצל 15", "15 הרצל רחוב"],
  ["a Hebrew name in a Russian line turns only itself", "Кому: שלום עולם здесь", "Кому: עולם שלום здесь"],
])("print order: %s", (_, line, expected) => {
  expect(inPrintOrder(line.split(" ")).join(" ")).toBe(expected);
});
