import { expect, test } from "vitest";
import { nb, nbAll } from "./no-break";

const shown = (text: string) => nb(text).replaceAll("\u00a0", "_");

test.each([
  ["1 299 ₽", "1_299_₽"],
  ["1 234 567 шт.", "1_234_567_шт."],
  ["скидка 5 %", "скидка 5_%"],
  ["22 нояб. в 14:04", "22_нояб. в_14:04"],
  ["осталось 53 мин", "осталось 53_мин"],
  ["отставание 0,2 с", "отставание 0,2_с"],
  ["товар и в коробе", "товар и_в_коробе"],
  ["заказ № 10476", "заказ №_10476"],
  ["«В пути» до двери", "«В_пути» до_двери"],
  ["склад — Казань", "склад_— Казань"],
  ["полотенце, 30 × 30 см", "полотенце, 30_×_30_см"],
  ["ул. Баумана, д. 1", "ул._Баумана, д._1"],
])("%s", (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test("a unit is a whole word: 5 машин stays breakable", () => {
  expect(shown("5 машин, 3 литра, 4 города")).toBe("5 машин, 3 литра, 4 города");
});

test("a short word inside a longer one is left alone", () => {
  expect(shown("Москва Казань")).toBe("Москва Казань");
});

test("ICU messages stay valid: the syntax has no joined spaces", () => {
  const message = "{count, plural, one {# заказ в работе} few {# заказа} other {# заказов}}";
  expect(shown(message)).toBe("{count, plural, one {#_заказ в_работе} few {#_заказа} other {#_заказов}}");
});

test("twice is the same as once", () => {
  const text = "Отгрузить до 15:00, осталось 53 мин";
  expect(nb(nb(text))).toBe(nb(text));
});

test("a tree of messages is walked to its leaves", () => {
  expect(nbAll({ a: { b: "в пути" }, c: "до двери" })).toEqual({ a: { b: "в\u00a0пути" }, c: "до\u00a0двери" });
});
