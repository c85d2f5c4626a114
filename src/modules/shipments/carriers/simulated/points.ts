import { locate } from "@/lib/places/locate";
import { seededFraction } from "@/lib/seeded";
import type { CollectionPoint, PointSearch } from "../abilities";

const count = 12;
/** One degree of latitude in kilometres. */
const degreeKm = 111;
const reachKm = 9;

/** A dozen made-up points around the middle of a town; the same ones at every question. A place that nobody knows has none. */
export async function pointsNear(search: PointSearch): Promise<CollectionPoint[]> {
  const { country, region, city, postalCode, latitude, longitude } = search;
  const centre = latitude !== null && longitude !== null ? { latitude, longitude } : await locate({ country, region, city, postalCode });
  if (!centre) return [];
  const name = city ?? postalCode ?? "";
  return Array.from({ length: count }, (_, index) => pointOf(index + 1, { country, region, city: name, postalCode, centre }));
}

type Around = {
  country: string;
  region: string | null;
  city: string;
  postalCode: string | null;
  centre: { latitude: number; longitude: number };
};

function pointOf(position: number, { country, region, city, postalCode, centre }: Around): CollectionPoint {
  const part = (what: string) => seededFraction(`${country} ${city} ${position} ${what}`);
  const isLocker = position % 4 === 0;
  const away = reachKm * Math.sqrt(part("distance"));
  const turn = 2 * Math.PI * part("turn");
  const prefix = (postalCode ?? "").slice(0, 3) || String(100 + Math.floor(part("prefix") * 900));
  return {
    code: `P${prefix}-${position}`,
    name: isLocker ? `Постамат ${position}` : `Пункт выдачи ${position}`,
    kind: isLocker ? "locker" : "office",
    country,
    region,
    city,
    postalCode,
    line1: `Учебная улица, ${1 + Math.floor(part("house") * 120)}`,
    latitude: centre.latitude + (away / degreeKm) * Math.cos(turn),
    longitude: centre.longitude + ((away / degreeKm) * Math.sin(turn)) / Math.cos((centre.latitude * Math.PI) / 180),
    hours: isLocker ? "круглосуточно" : "пн–пт 10:00–20:00, сб–вс 11:00–18:00",
    phone: null,
    note: isLocker ? "В торговом зале, у касс" : null,
    takesCash: !isLocker,
    takesCards: true,
    maxGrams: isLocker ? 10_000 : 20_000,
    maxDimensionsMm: isLocker ? { length: 600, width: 380, height: 400 } : null,
    storageDays: isLocker ? 3 : 7,
  };
}
