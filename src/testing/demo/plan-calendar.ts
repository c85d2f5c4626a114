import type { Season } from "./catalog-product";
import { at, type Dice } from "./plan-dice";

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
const moscowMs = 3 * hourMs;

/** Midnight in Moscow of the day that holds this instant. */
export const moscowMidnight = (instant: number) => Math.floor((instant + moscowMs) / dayMs) * dayMs - moscowMs;

/** Local midnight of a place so many minutes east of UTC. */
export const localMidnight = (instant: number, offsetMinutes: number) =>
  Math.floor((instant + offsetMinutes * minuteMs) / dayMs) * dayMs - offsetMinutes * minuteMs;

/** 0 is Sunday. */
export const weekday = (instant: number, offsetMinutes = 180) => (Math.floor((instant + offsetMinutes * minuteMs) / dayMs) + 4) % 7;

/** Winter time by the sun: near enough for when a courier rings. */
export const offsetAt = (longitude: number) => 180 + Math.max(-2, Math.min(8, Math.round((longitude - 40) / 15))) * 60;

const byWeekday = [0.86, 1.18, 1.1, 1.04, 1.0, 0.98, 0.84];
/** Tea is bought before the holidays and forgotten in July. */
const byMonth = [1.02, 1.06, 1.08, 0.94, 0.86, 0.78, 0.74, 0.82, 0.98, 1.06, 1.2, 1.46];

/** How busy a day is, an ordinary day being 1. */
export const busyness = (midnight: number) =>
  at(byWeekday, weekday(midnight + hourMs)) * at(byMonth, new Date(midnight + 12 * hourMs).getUTCMonth());

const seasons: Record<Season, readonly number[]> = {
  even: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  winter: [1.4, 1.3, 1.1, 0.9, 0.7, 0.55, 0.5, 0.6, 0.9, 1.15, 1.4, 1.5],
  spring: [0.8, 0.8, 1.1, 1.5, 1.6, 1.3, 1.1, 1, 0.9, 0.8, 0.7, 0.7],
  gift: [0.8, 1.5, 1.4, 0.8, 0.8, 0.8, 0.7, 0.8, 0.9, 0.9, 1.3, 2.2],
};

/** How demand for a product differs from its ordinary day in a month. */
export const seasonFactor = (season: Season, midnight: number) => at(seasons[season], new Date(midnight + 12 * hourMs).getUTCMonth());

/** Share of a day's orders by hour of Moscow: a lunch hump, an evening hump, a few sleepless. */
const byHour = [8, 4, 2, 1, 1, 2, 5, 12, 24, 38, 48, 54, 60, 62, 56, 50, 48, 50, 55, 62, 66, 60, 42, 20];
const shares = (() => {
  const total = byHour.reduce((sum, share) => sum + share, 0);
  let sum = 0;
  return [0, ...byHour.map((share) => (sum += share / total))];
})();

/** The time of day, in milliseconds after midnight, by which this share of the day's orders has come. */
export function timeOfDay(share: number): number {
  let hour = 0;
  while (hour < 23 && at(shares, hour + 1) <= share) hour += 1;
  const [from, to] = [at(shares, hour), at(shares, hour + 1)];
  return Math.min(dayMs - 1, Math.floor((hour + (share - from) / (to - from)) * hourMs));
}

/** The share of a day's orders that has come by a time of day: `timeOfDay` the other way round. */
export function shareBy(sinceMidnight: number): number {
  const hour = Math.min(23, Math.floor(sinceMidnight / hourMs));
  return at(shares, hour) + (at(shares, hour + 1) - at(shares, hour)) * (sinceMidnight / hourMs - hour);
}

/** Instants at which `count` orders come within a day, in order. */
export function momentsOfDay(midnight: number, count: number, random: Dice, until: number): number[] {
  const whole = until >= midnight + dayMs ? 1 : shareBy(Math.max(0, until - midnight));
  return Array.from({ length: count }, (_, i) => midnight + timeOfDay(((i + random.next()) / count) * whole));
}
