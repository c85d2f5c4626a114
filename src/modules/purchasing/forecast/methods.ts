import { croston, sba, tsb } from "./intermittent";
import { meanOfLast, smoothedLevel } from "./level";
import type { Smoothing } from "./smoothing";
import { weekdayProfile, withoutProfile, withProfile } from "./weekday-profile";
import { yearFactors } from "./year-factor";

export const forecastMethods = [
  "naive",
  "seasonal_naive",
  "recent_mean",
  "weekday_level",
  "weekday_year",
  "croston",
  "sba",
  "tsb",
  "ets",
  "mstl",
] as const;
export type ForecastMethod = (typeof forecastMethods)[number];

/** Units a day for each of `horizon` days after the last of `values`; null where the method cannot be fitted. */
export type Forecaster = (values: readonly number[], horizon: number, smoothing: Smoothing) => number[] | null;

/** The same rate on each day. */
export const flat = (rate: number, horizon: number) => new Array<number>(horizon).fill(Math.max(0, rate));

/** More days teach these nothing and cost in proportion. */
const daysForEts = 182;
const daysForMstl = 365;

export const forecasters: Record<ForecastMethod, Forecaster> = {
  naive: (values, horizon) => flat(values.at(-1) ?? 0, horizon),
  seasonal_naive: (values, horizon) =>
    Array.from({ length: horizon }, (_, step) => values[values.length - 7 + (step % 7)] ?? values.at(-1) ?? 0),
  recent_mean: (values, horizon) => flat(meanOfLast(values, 56), horizon),
  weekday_level: (values, horizon) => {
    const profile = weekdayProfile(values);
    const level = smoothedLevel(withoutProfile(values, profile));
    return withProfile(() => level, profile, values.length, horizon);
  },
  weekday_year: (values, horizon) => {
    const profile = weekdayProfile(values);
    const level = meanOfLast(withoutProfile(values, profile), 28);
    const factors = yearFactors(values, horizon);
    return withProfile((step) => level * (factors[step] ?? 1), profile, values.length, horizon);
  },
  // Now and then, but rather on certain weekdays: the rate is spread over the week by the profile.
  croston: (values, horizon) => spread(croston(values), values, horizon),
  sba: (values, horizon) => spread(sba(values), values, horizon),
  tsb: (values, horizon) => spread(tsb(values), values, horizon),
  ets: (values, horizon, smoothing) => {
    const lately = lastWeeks(values, daysForEts);
    const profile = weekdayProfile(lately);
    const levels = smoothing.ets(withoutProfile(lately, profile), horizon);
    return levels && withProfile((step) => levels[step] ?? 0, profile, lately.length, horizon);
  },
  mstl: (values, horizon, smoothing) => smoothing.mstl(lastWeeks(values, daysForMstl), horizon, [7]),
};

function spread(rate: number, values: readonly number[], horizon: number): number[] {
  return withProfile(() => rate, weekdayProfile(values, { weeks: 52, pull: 12 }), values.length, horizon);
}

/** The newest days, begun on the same weekday as the whole. */
function lastWeeks(values: readonly number[], days: number): readonly number[] {
  return values.length <= days ? values : values.slice(Math.floor((values.length - days) / 7) * 7);
}
