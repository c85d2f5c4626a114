import { expect, test } from "vitest";
import { formatPhone, parsePhone } from "./parse-phone";

test.each([
  ["8 (916) 123-45-67", "+79161234567"],
  ["+7 916 123-45-67", "+79161234567"],
  ["9161234567", "+79161234567"],
  ["tel:+79161234567", "+79161234567"],
  ["0044 20 7946 0958", "+442079460958"],
  ["+49 30 901820", "+4930901820"],
  ["123", null],
  ["", null],
  ["позвоните мне", null],
])("%s", (text, phone) => {
  expect(parsePhone(text)).toBe(phone);
});

test("a number is shown in groups", () => {
  expect(formatPhone("+79161234567").replaceAll("\u00a0", " ")).toBe("+7 916 123-45-67");
});
