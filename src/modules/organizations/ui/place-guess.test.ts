import { expect, test } from "vitest";
import { guessCurrency } from "./place-guess";

test.each([
  ["Europe/Moscow", "ru-RU", "RUB"],
  ["Asia/Vladivostok", "en", "RUB"],
  ["Asia/Almaty", "ru-RU", "KZT"],
  ["Europe/Berlin", "de-DE", "EUR"],
  ["America/New_York", "en-US", "USD"],
  ["Asia/Singapore", "en-GB", "GBP"],
])("in %s with %s: %s", (timezone, language, expected) => {
  expect(guessCurrency(timezone, language)).toBe(expected);
});
