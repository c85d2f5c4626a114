import { expect, test } from "vitest";
import type { CollectionPoint } from "../carriers/abilities";
import { listPoints } from "./point-list";

const point = (code: string, changes: Partial<CollectionPoint> = {}): CollectionPoint => ({
  code,
  name: `Пункт ${code}`,
  kind: "office",
  country: "RU",
  region: null,
  city: "Казань",
  postalCode: null,
  line1: "ул. Баумана, 1",
  latitude: 55.79,
  longitude: 49.11,
  hours: null,
  phone: null,
  note: null,
  takesCash: null,
  takesCards: null,
  maxGrams: null,
  maxDimensionsMm: null,
  storageDays: null,
  ...changes,
});
const codes = (points: readonly { code: string }[]) => points.map(({ code }) => code);
const kremlin = { latitude: 55.798, longitude: 49.106 };

test("the nearest comes first, what has no place on the map comes last", () => {
  const points = [point("far", { latitude: 55.6 }), point("nowhere", { latitude: null }), point("near", { latitude: 55.797 })];
  expect(codes(listPoints(points, {}, kremlin))).toEqual(["near", "far", "nowhere"]);
  expect(listPoints(points, {}, kremlin)[0]?.distanceKm).toBeCloseTo(0.28, 1);
  expect(codes(listPoints(points, {}, null))).toEqual(["far", "near", "nowhere"]);
});

test("what does not take the parcel is left out; what says no limit takes it, on whatever side it lies", () => {
  const points = [
    point("light", { maxGrams: 5_000 }),
    point("heavy", { maxGrams: 15_000 }),
    point("small", { maxDimensionsMm: { length: 300, width: 300, height: 300 } }),
    point("flat", { maxDimensionsMm: { length: 200, width: 600, height: 400 } }),
    point("any"),
  ];
  const parcel = { weightGrams: 5_001, lengthMm: 190, widthMm: 390, heightMm: 590 };
  expect(codes(listPoints(points, parcel, null))).toEqual(["any", "flat", "heavy"]);
  expect(listPoints(points, { lengthMm: 5_000 }, null)).toHaveLength(5);
});

test("every word is looked for in name, street, postal code and code", () => {
  const points = [point("KZN1", { line1: "ул. Чернышевского, 5" }), point("KZN2", { name: "Ёлка на Баумана" })];
  expect(codes(listPoints(points, { q: "  елка  баумана" }, null))).toEqual(["KZN2"]);
  expect(codes(listPoints(points, { q: "kzn1" }, null))).toEqual(["KZN1"]);
  expect(listPoints(points, { q: "пункт ёлка" }, null)).toEqual([]);
});
