import { expect, test } from "vitest";
import placeNames from "./place-names.json";
import placeTitles from "./place-titles.json";
import { townsLike } from "./towns-like";

const like = async (city: string, more: { country?: string; region?: string; postalCode?: string } = {}) =>
  (await townsLike({ country: "RU", city, ...more })).map(({ name }) => name);

test.each([
  ["Екатеренбург", "Екатеринбург"],
  ["г. Екатиринбурк", "Екатеринбург"],
  ["Масква", "Москва"],
  ["Санкт-Питербург", "Санкт-Петербург"],
  ["Ростов-на-Дануу", "Ростов-на-Дону"],
  ["Нижний Новгорд", "Нижний Новгород"],
  ["Челябниск", "Челябинск"],
  ["Тальятти", "Тольятти"],
  ["Yekaterinbrg", "Екатеринбург"],
])("%s is rather %s", async (typed, meant) => expect((await like(typed))[0]).toBe(meant));

test("what is known needs no guess, and what is like nothing gets none", async () => {
  for (const city of ["Казань", "СПб", "Нижний Новгород", "Kazan"]) expect(await like(city), city).toEqual([]);
  for (const city of ["", "хз", "дер. Малые Выселки Дальние", "ъ".repeat(5_000), "qwzxqwzx"]) expect(await like(city), city).toEqual([]);
});

test("the region or the postal code says where the town is", async () => {
  expect(await like("Железнагорск", { region: "Курская область" })).toEqual(["Железногорск"]);
  expect(await townsLike({ country: "RU", city: "Железнагорск", postalCode: "307170" })).toMatchObject([{ region: "41" }]);
  // A city elsewhere is not what is meant by a village of that region.
  expect(await like("Казанка", { region: "Тверская область" })).not.toContain("Казань");
});

test("towns abroad are offered by their own names", async () => {
  expect(await like("Hambrug", { country: "DE" })).toEqual(["Hamburg"]);
  expect(await like("Минкс", { country: "BY" })).toEqual(["Минск"]);
  expect(await like("Atlantis", { country: "XX" })).toEqual([]);
});

test("every town has its name as people write it", () => {
  for (const [country, names] of Object.entries(placeNames)) {
    const titles = (placeTitles as Record<string, string>)[country]?.split("\n") ?? [];
    expect(titles.length, country).toBe(names.split("\n").length);
    expect(titles.every((title) => title.trim() !== "")).toBe(true);
  }
});

test("a guess is quick, whatever is typed", async () => {
  await like("Казань");
  const began = performance.now();
  for (let i = 0; i < 20; i++) await like(`Нижнекамскй${i}`);
  expect((performance.now() - began) / 20).toBeLessThan(100);
});
