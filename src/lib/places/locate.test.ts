import { describe, expect, test } from "vitest";
import { distanceKm } from "@/lib/geo";
import { type Address, locate } from "./locate";
import placeNames from "./place-names.json";
import { regionOfPostalCode } from "./regions";

/** How far the answer is from where it should be, and how sure it is of itself. */
async function whereIs(address: Partial<Address>, latitude: number, longitude: number) {
  const located = await locate({ country: "RU", ...address });
  return located && { precision: located.precision, near: distanceKm(located, { latitude, longitude }) < 8 };
}

const theTown = { precision: "city", near: true };
const theRegion = { precision: "region", near: true };

describe("a town of Russia", () => {
  test.each([
    ["Москва", 55.7558, 37.6173],
    ["г. Москва", 55.7558, 37.6173],
    ["МОСКВА", 55.7558, 37.6173],
    ["Москва г", 55.7558, 37.6173],
    ["г.Москва", 55.7558, 37.6173],
    ["Moscow", 55.7558, 37.6173],
    ["Moskva", 55.7558, 37.6173],
    ["Санкт-Петербург", 59.9386, 30.3141],
    ["санкт петербург", 59.9386, 30.3141],
    ["СПб", 59.9386, 30.3141],
    ["Sankt-Peterburg", 59.9386, 30.3141],
    ["Казань", 55.7963, 49.1088],
    ["Kazan", 55.7963, 49.1088],
    ["Екатеринбург", 56.8389, 60.6057],
    ["Ekaterinburg", 56.8389, 60.6057],
    ["Нижний Новгород", 56.3269, 44.0059],
    ["Nizhny Novgorod", 56.3269, 44.0059],
    ["Орёл", 52.9703, 36.0635],
    ["Орел", 52.9703, 36.0635],
    ["Ростов-на-Дону", 47.2357, 39.7015],
    ["Йошкар-Ола", 56.6388, 47.8908],
    ["Набережные Челны", 55.7436, 52.3958],
    ["Владивосток", 43.1155, 131.8855],
    ["Великий Новгород", 58.5215, 31.2755],
    ["Тольятти", 53.5078, 49.4204],
    ["Tolyatti", 53.5078, 49.4204],
    ["Комсомольск-на-Амуре", 50.5503, 137.0099],
    ["Петропавловск-Камчатский", 53.0241, 158.6435],
    ["пос. Сиверский", 59.3556, 30.0861],
    ["Московская обл, г. Химки", 55.8887, 37.4304],
    ["Симферополь", 44.9521, 34.1024],
  ])("%s is where it should be", async (city, latitude, longitude) => {
    expect(await whereIs({ city }, latitude, longitude)).toEqual(theTown);
  });

  test("is told from its namesakes by region", async () => {
    const city = "Железногорск";
    expect(await whereIs({ city, region: "Курская область" }, 52.339, 35.351)).toEqual(theTown);
    expect(await whereIs({ city, region: "Красноярский край" }, 56.251, 93.532)).toEqual(theTown);
    expect(await whereIs({ city, region: "Krasnoyarsk Krai" }, 56.251, 93.532)).toEqual(theTown);
    expect(await whereIs({ city: "Киров", region: "Калужская обл." }, 54.079, 34.308)).toEqual(theTown);
    expect(await whereIs({ city: "Киров" }, 58.6035, 49.668)).toEqual(theTown);
    expect(await whereIs({ city: "Благовещенск", region: "Респ. Башкортостан" }, 55.05, 55.978)).toEqual(theTown);
  });

  test("is told from its namesakes by postal code when the region is missing", async () => {
    expect(await whereIs({ city: "Железногорск", postalCode: "662970" }, 56.251, 93.532)).toEqual(theTown);
    expect(await whereIs({ city: "Железногорск", postalCode: "307170" }, 52.339, 35.351)).toEqual(theTown);
  });

  test("is found under the region around it and under a region that does not fit", async () => {
    expect(await whereIs({ city: "Москва", region: "Московская область" }, 55.7558, 37.6173)).toEqual(theTown);
    expect(await whereIs({ city: "Сургут", region: "Тюменская область" }, 61.25, 73.4167)).toEqual(theTown);
    expect(await whereIs({ city: "Казань", postalCode: "101000" }, 55.7963, 49.1088)).toEqual(theTown);
  });

  test("that nobody knows gives its region, not a namesake far away", async () => {
    expect(await whereIs({ city: "Несуществующее", region: "Татарстан" }, 55.7963, 49.1088)).toEqual(theRegion);
    expect(await whereIs({ city: "Железногорск", region: "Республика Татарстан" }, 55.7963, 49.1088)).toEqual(theRegion);
    expect(await whereIs({ city: "Деревня Гадюкино", postalCode: "630001" }, 55.0302, 82.9204)).toEqual(theRegion);
    expect(await whereIs({}, 55.7558, 37.6173)).toEqual({ precision: "country", near: true });
  });
});

describe("a region of Russia", () => {
  test.each([
    ["Татарстан", 55.7963, 49.1088],
    ["Республика Татарстан", 55.7963, 49.1088],
    ["Татарстан Респ", 55.7963, 49.1088],
    ["Республика Татарстан (Татарстан)", 55.7963, 49.1088],
    ["Tatarstan", 55.7963, 49.1088],
    ["Красноярский край", 56.0153, 92.8932],
    ["Самарская обл", 53.1959, 50.1002],
    ["Samara Oblast", 53.1959, 50.1002],
    ["Sverdlovskaya oblast", 56.8389, 60.6057],
    ["Саха /Якутия/ Респ", 62.0274, 129.732],
    ["Республика Саха (Якутия)", 62.0274, 129.732],
    ["Кемеровская область - Кузбасс", 55.3547, 86.0873],
    ["Ханты-Мансийский Автономный округ - Югра АО", 61.25, 73.4167],
    ["Алтайский край", 53.3606, 83.7636],
    ["Республика Алтай", 51.9581, 85.9603],
    ["Altai Krai", 53.3606, 83.7636],
    ["Чувашская Республика - Чувашия", 56.1322, 47.2519],
    ["Респ. Северная Осетия - Алания", 43.0367, 44.6678],
    ["г. Москва", 55.7558, 37.6173],
    ["Нижегородская", 56.3269, 44.0059],
    ["Новгородская область", 58.5215, 31.2755],
    ["Еврейская АО", 48.7946, 132.9218],
  ])("%s is understood", async (region, latitude, longitude) => expect(await whereIs({ region }, latitude, longitude)).toEqual(theRegion));

  test("is told by the first three digits of a postal code", () => {
    expect(regionOfPostalCode("420000")).toBe("73");
    expect(regionOfPostalCode("662 970")).toBe("91");
    expect(regionOfPostalCode("000000")).toBeNull();
    expect(regionOfPostalCode("SW1A 1AA")).toBeNull();
  });
});

describe("the rest of the world", () => {
  test.each([
    ["BY", "Минск", 53.9, 27.5667],
    ["BY", "Minsk", 53.9, 27.5667],
    ["KZ", "Алматы", 43.25, 76.95],
    ["KZ", "Астана", 51.1801, 71.446],
    ["UA", "Київ", 50.4547, 30.5238],
    ["AM", "Ереван", 40.1811, 44.5136],
    ["UZ", "Ташкент", 41.2646, 69.2163],
    ["GE", "Тбилиси", 41.6941, 44.8337],
    ["UA", "Симферополь", 44.9521, 34.1024],
    ["DE", "Berlin", 52.5244, 13.4105],
    ["DE", "Берлин", 52.5244, 13.4105],
    ["FR", "paris", 48.8534, 2.3488],
    ["BR", "São Paulo", -23.5475, -46.6361],
    ["us", "New York City", 40.7143, -74.006],
  ])("%s, %s is where it should be", async (country, city, latitude, longitude) => {
    expect(await whereIs({ country, city }, latitude, longitude)).toEqual(theTown);
  });

  test("tells namesakes apart by region too", async () => {
    expect(await whereIs({ country: "US", city: "Portland", region: "OR" }, 45.5234, -122.6762)).toEqual(theTown);
    expect(await whereIs({ country: "US", city: "Portland", region: "me" }, 43.6615, -70.2553)).toEqual(theTown);
    expect(await whereIs({ country: "BY", region: "Гродненская область" }, 53.6884, 23.8258)).toEqual(theRegion);
    expect(await whereIs({ country: "KZ", region: "Карагандинская обл." }, 49.8019, 73.1021)).toEqual(theRegion);
  });

  test("an unknown country is said to be unknown", async () => {
    expect(await locate({ country: "XX", city: "Москва" })).toBeNull();
    expect(await locate({ country: "constructor", city: "Москва" })).toBeNull();
    expect(await locate({ country: "", city: "" })).toBeNull();
  });
});

test("hostile text finds nothing and breaks nothing", async () => {
  for (const city of ["'; drop table orders; --", "<script>", "🚚", "__proto__", "\u202eавксоМ", "x".repeat(10_000)]) {
    expect((await locate({ country: "RU", city, region: city, postalCode: city }))?.precision).toBe("country");
  }
});

test("the table stays small and well formed", () => {
  const texts = Object.values(placeNames);
  expect(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)).toBeLessThan(2_000_000);
  for (const line of texts.join("\n").split("\n")) expect(line).toMatch(/^\*?[a-z0-9;]+\|[^|]*\|-?\d+(\.\d+)?\|-?\d+(\.\d+)?$/);
});
