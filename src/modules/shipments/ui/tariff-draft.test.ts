import { expect, test } from "vitest";
import { complaintsOf, draftOf, emptyTariff, settingsOf } from "./tariff-draft";

const table = {
  zones: [{ code: "city", name: "Москва", withinKm: 30, cities: ["Москва", "Химки"] }, { code: "everywhere" }],
  tariffs: [
    {
      zone: "city",
      service: "courier",
      baseMinor: 30_000,
      baseGrams: 3_000,
      perExtraKgMinor: 4_000,
      maxGrams: 20_500,
      days: { min: 0, max: 1 },
    },
    { zone: "everywhere", service: "courier", baseMinor: 60_000, baseGrams: 0, perExtraKgMinor: 0, days: { min: 2, max: 7 } },
  ],
};

test("a table that is opened and saved unchanged is the same table", () => {
  expect(settingsOf(draftOf(table))).toEqual(table);
});

test("what people type is read: commas, blanks, several cities in a row", () => {
  const draft = draftOf(table);
  const [zone] = draft.zones;
  const [tariff] = draft.tariffs;
  const typed = settingsOf({
    zones: zone ? [{ ...zone, withinKm: "1 200,5", cities: "Тверь;  Клин\nДубна" }] : [],
    tariffs: tariff ? [{ ...tariff, baseKg: "2,5", maxKg: "" }] : [],
  });
  expect(typed.zones[0]).toMatchObject({ withinKm: 1200.5, cities: ["Тверь", "Клин", "Дубна"] });
  expect(typed.tariffs[0]).toMatchObject({ baseGrams: 2_500 });
  expect(typed.tariffs[0]).not.toHaveProperty("maxGrams");
});

test("what cannot be read is handed over as nothing, for the carrier's schema to refuse", () => {
  expect(settingsOf({ zones: [], tariffs: [{ ...emptyTariff("city", "courier"), daysMin: "soon" }] }).tariffs[0]).toMatchObject({
    baseMinor: null,
    days: { min: null },
  });
});

test("complaints find their field", () => {
  expect(complaintsOf({ errors: [{ path: "settings.zones.0.code", message: "no" }] }).get("zones.0.code")).toBe("no");
  expect(complaintsOf({}).size).toBe(0);
});
