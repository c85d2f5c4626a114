import { distanceKm, type Point } from "@/lib/geo";
import type { Place } from "../port";

/** Sorting centres that a parcel may pass; names are data, as a carrier's own scans are. */
const hubs: readonly (Point & { city: string })[] = [
  { city: "Москва", latitude: 55.7558, longitude: 37.6173 },
  { city: "Санкт-Петербург", latitude: 59.9386, longitude: 30.3141 },
  { city: "Ростов-на-Дону", latitude: 47.2225, longitude: 39.7187 },
  { city: "Нижний Новгород", latitude: 56.3269, longitude: 44.0059 },
  { city: "Казань", latitude: 55.7963, longitude: 49.1088 },
  { city: "Екатеринбург", latitude: 56.8389, longitude: 60.6057 },
  { city: "Новосибирск", latitude: 55.0302, longitude: 82.9204 },
  { city: "Красноярск", latitude: 56.0097, longitude: 92.8523 },
  { city: "Хабаровск", latitude: 48.4802, longitude: 135.0719 },
];

/** What is assumed when an end of the way has no coordinates. */
const usualKm = 700;
/** Nearer than this a parcel goes straight; a hub is passed only where it makes the way at most a quarter longer. */
const straightKm = 300;
const longestDetour = 1.25;

export function kilometresBetween(from: Place, to: Place | null): number {
  const [a, b] = [pointOf(from), to && pointOf(to)];
  return a && b ? distanceKm(a, b) : usualKm;
}

/** The places a parcel is scanned at, from the sender's town to the buyer's. */
export function scansBetween(from: Place, to: Place | null): string[] {
  const places = [townOf(from), hubBetween(from, to), townOf(to ?? from)];
  return [...new Set(places.filter((place) => place !== null))];
}

function townOf({ city, region, country }: Place): string {
  return city ?? region ?? country;
}

function hubBetween(from: Place, to: Place | null): string | null {
  const [a, b] = [pointOf(from), to && pointOf(to)];
  if (!a || !b || distanceKm(a, b) < straightKm) return null;
  const way = (hub: Point) => distanceKm(a, hub) + distanceKm(hub, b);
  const [best] = hubs.filter((hub) => hub.city !== from.city && hub.city !== to?.city).sort((x, y) => way(x) - way(y));
  return best && way(best) <= longestDetour * distanceKm(a, b) ? best.city : null;
}

function pointOf({ latitude, longitude }: Place): Point | null {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}
