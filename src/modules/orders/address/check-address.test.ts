import { describe, expect, test } from "vitest";
import type { Address } from "../tables";
import { doubtAddress, opinionOf } from "./doubt-address";
import { lineOf, parseLine } from "./parse-line";
import { hasPostalForm } from "./postal-codes";

const blank: Address = { country: "RU", region: null, city: "", postalCode: null, line1: "ул. Мира, 1", latitude: null, longitude: null };
const at = (changes: Partial<Address>): Address => ({ ...blank, ...changes });

async function codes(changes: Partial<Address>) {
  const { findings, suggestions } = await opinionOf(at(changes));
  return {
    clear: findings.filter((one) => one.isClear).map((one) => one.reason.code),
    unusual: findings.filter((one) => !one.isClear).map((one) => one.reason.code),
    suggestions: suggestions.map((one) => one.address),
  };
}

describe("a line in Russian is taken apart", () => {
  test.each([
    ["г Казань, ул Баумана, д 1, кв 5", { city: "Казань", street: "ул Баумана", house: "1", flat: "5" }],
    [
      "420111, Респ. Татарстан, г. Казань, ул. Баумана, 1, 5",
      { postalCode: "420111", region: "Республика Татарстан", city: "Казань", street: "ул. Баумана", house: "1", flat: "5" },
    ],
    [
      "Россия, Курская обл, Железногорск г, Ленина ул, д. 52 корп 2, кв.17",
      { region: "Курская область", city: "Железногорск", street: "Ленина ул", house: "52 корп 2", flat: "17" },
    ],
    [
      "101000 Москва, Мясницкая ул., дом 7, стр 2, офис 12",
      { postalCode: "101000", city: "Москва", street: "Мясницкая ул.", house: "7 стр 2", flat: "12" },
    ],
    [
      "Ленинградская область, Кировский р-н, пос. Мга, пр-кт Советский 14 кв 3",
      { region: "Ленинградская область", district: "Кировский р-н", city: "Мга", street: "пр-кт Советский 14", flat: "3" },
    ],
    ["ул. Парковая д.3 кв.9", { street: "ул. Парковая", house: "3", flat: "9" }],
    ["ул. 8 Марта, 15", { street: "ул. 8 Марта", house: "15" }],
  ])("%s", (text, parts) => expect(parseLine(text)).toMatchObject(parts));

  test("no piece is lost, nothing breaks it, and what it puts together it reads again", () => {
    const words = [
      "420111",
      "Респ Татарстан",
      "г Казань",
      "ул Баумана",
      "д 1",
      "кв 5",
      "домофон 12к",
      "1",
      "корп 2",
      "''",
      "ё",
      "р-н",
      "д",
      "ул",
      "\u202eобл",
      "🚚",
      "г",
    ];
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    const letters = (text: string) => [...text.replace(/[^\p{L}\d]/gu, "")].length;
    for (let i = 0; i < 3_000; i++) {
      const isParted = next(4) > 0;
      const text = Array.from({ length: next(7) }, () => words[next(words.length)]).join(isParted ? ", " : " ");
      const parts = parseLine(text);
      const kept = Object.values(parts)
        .flat()
        .filter((part) => part !== null);
      // Only words of kind go: «г», «д», «кв», a region's is spelled out.
      expect(letters(kept.join("")), text).toBeGreaterThanOrEqual(Math.floor(letters(text) / 4));
      const line = lineOf(parts);
      const again = parseLine(line ?? "");
      if (isParted && parts.street && parts.house && parts.rest.length === 0)
        expect([again.street, again.house, again.flat]).toEqual([parts.street, parts.house, parts.flat]);
    }
    expect(() => parseLine("г ".repeat(50_000))).not.toThrow();
  });
});

describe("an order is held only for what is clear", () => {
  test.each<[string, Partial<Address>]>([
    ["a whole address", { region: "Татарстан", city: "Казань", postalCode: "420000" }],
    ["a city and a street, nothing else", { city: "Казань" }],
    ["the region around a city", { region: "Московская область", city: "Москва", postalCode: "101000" }],
    ["a postal code against a city alone", { city: "Казань", postalCode: "101000" }],
    ["a village that nobody knows", { region: "Тверская обл", city: "дер. Малые Выселки", postalCode: "170000" }],
    ["a town that everybody means", { city: "Киров" }],
    ["the smaller namesake with its region", { city: "Киров", region: "Калужская обл" }],
    ["a city in Latin letters", { city: "Kazan", region: "Tatarstan" }],
    ["a code that is no code", { city: "Казань", postalCode: "42" }],
    ["an address without a street: somebody may know it", { city: "Казань", line1: null }],
    ["a marketplace that hides it", { city: "***", line1: "*** скрыто ***" }],
    ["an island of its own abroad", { country: "FR", city: "Paris", postalCode: "1", line1: "Rue 1" }],
    ["ё for е", { city: "Орёл", region: "Орловская область", postalCode: "302000" }],
  ])("%s goes on", async (_, changes) =>
    expect(await doubtAddress({ shippingAddress: at(changes), shippingMethod: "courier", pickupPoint: null })).toBeNull(),
  );

  test("the postal code of one region, town and region of another", async () => {
    const { clear, suggestions } = await codes({ region: "Татарстан", city: "Казань", postalCode: "630001" });
    expect(clear).toEqual(["address.postal_code_elsewhere"]);
    expect(suggestions).toMatchObject([{ city: "Казань", postalCode: null }]);
  });

  test("a region against town and postal code: the region is meant otherwise", async () => {
    // Both have such a town, so neither the region nor the postal code is the one that is wrong.
    expect(await codes({ region: "Курская обл", city: "Железногорск", postalCode: "662970" })).toMatchObject({
      clear: [],
      unusual: ["address.postal_code_elsewhere"],
    });
    const other = await codes({ region: "Омская область", city: "Казань", postalCode: "420111" });
    expect(other.clear).toEqual(["address.region_elsewhere"]);
    expect(other.suggestions).toMatchObject([{ region: "Республика Татарстан" }]);
  });

  test.each(["Железногорск", "Кировск", "Советск"])("%s without a region is several towns, each offered", async (city) => {
    const { clear, suggestions } = await codes({ city });
    expect(clear).toEqual(["address.town_ambiguous"]);
    expect(suggestions.length).toBeGreaterThanOrEqual(2);
    for (const suggested of suggestions) expect((await codes(suggested)).clear).toEqual([]);
  });

  test("a namesake is told by its postal code, or by where it lies", async () => {
    expect((await codes({ city: "Железногорск", postalCode: "307170" })).clear).toEqual([]);
    expect((await codes({ city: "Железногорск", latitude: 52.3, longitude: 35.4 })).clear).toEqual([]);
  });

  test.each(["-", "нет", "test", "не указан", "???"])("%s is no street", async (line1) =>
    expect((await codes({ city: "Казань", line1 })).clear).toEqual(["address.no_street"]),
  );

  test("nothing is asked of what travels to no door", async () => {
    const bad = at({ city: "Железногорск", line1: "-" });
    expect(await doubtAddress({ shippingAddress: bad, shippingMethod: "marketplace", pickupPoint: null })).toBeNull();
    expect(await doubtAddress({ shippingAddress: bad, shippingMethod: "point", pickupPoint: {} })).toBeNull();
    expect(await doubtAddress({ shippingAddress: null, shippingMethod: "courier", pickupPoint: null })).toBeNull();
  });
});

test("what stands in the wrong field is offered in its own", async () => {
  const { clear, suggestions } = await codes({
    city: "г. Железногорск",
    line1: "307170, Курская обл, г Железногорск, ул Ленина, д 52, кв 3",
  });
  expect(clear).toEqual([]);
  expect(suggestions).toMatchObject([
    { city: "Железногорск", region: "Курская область", postalCode: "307170", line1: "ул Ленина, д. 52, кв. 3" },
  ]);
  // Offered once, it has nothing left to offer.
  for (const suggested of suggestions) expect((await codes(suggested)).suggestions).toEqual([]);
  expect((await codes({ city: "Казань", line1: "ул. Баумана, 5" })).suggestions).toEqual([]);
});

test("postal codes abroad have the form of their country", () => {
  for (const [country, code] of [
    ["US", "10001-1234"],
    ["GB", "sw1a 1aa"],
    ["NL", "2801 AB"],
    ["PL", "00-950"],
    ["CA", "K1A 0B1"],
    ["XX", "any"],
  ] as const)
    expect(hasPostalForm(country, code)).toBe(true);
  expect(hasPostalForm("DE", "1011")).toBe(false);
});

test("a town that nobody knows is offered in the spelling that is probably meant, in its region, and holds nothing", async () => {
  const misspelt = await codes({ city: "Екатеренбург" });
  expect(misspelt).toMatchObject({ clear: [], unusual: ["address.town_unknown"] });
  expect(misspelt.suggestions).toMatchObject([{ city: "Екатеринбург", region: "Свердловская область", line1: "ул. Мира, 1" }]);
  for (const suggested of misspelt.suggestions) expect(await codes(suggested)).toMatchObject({ clear: [], unusual: [], suggestions: [] });
  // The parts go to their fields with the town.
  const parted = await codes({ city: "г. Екатеренбург, ул. Малышева, 5", line1: null });
  expect(parted.suggestions).toMatchObject([{ city: "Екатеринбург", line1: "ул. Малышева, д. 5" }]);
  expect((await codes({ city: "Масква" })).suggestions).toMatchObject([{ city: "Москва", region: null }]);
  expect((await codes({ city: "дер. Малые Выселки Дальние" })).suggestions.every(({ city }) => city.includes("Выселки"))).toBe(true);
  expect(await codes({ country: "DE", city: "Hambrug", line1: "Weg 1" })).toMatchObject({ clear: [], unusual: ["address.town_unknown"] });
});
