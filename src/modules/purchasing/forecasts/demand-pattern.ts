import type { DemandForecast } from "../forecast/forecast-demand";

/** How demand comes, as people are told it: `new` has too few days for a pattern, `none` was never asked for. */
export const demandPatterns = ["smooth", "seasonal", "erratic", "intermittent", "lumpy", "new", "none"] as const;
export type DemandPattern = (typeof demandPatterns)[number];

/** By what they earn: the products that bring 80 % of the revenue, the next 15 %, the rest. */
export const abcClasses = ["A", "B", "C"] as const;
export type AbcClass = (typeof abcClasses)[number];

/** By how much their weeks differ. */
export const xyzClasses = ["X", "Y", "Z"] as const;
export type XyzClass = (typeof xyzClasses)[number];

/** A season shows itself only beside the year before. */
const daysForSeason = 364 + 28;

/** The pattern of a forecast: seasonal is what comes steadily, is known for over a year, and was forecast best with the season of the year. */
export function patternOf({ demandClass, methods }: Pick<DemandForecast, "demandClass" | "methods">, historyDays: number): DemandPattern {
  if (demandClass === "short") return "new";
  const isSteady = demandClass === "smooth" || demandClass === "erratic";
  return isSteady && historyDays >= daysForSeason && methods[0] === "weekday_year" ? "seasonal" : demandClass;
}

const steady = 0.5;
const varied = 1;
const weeksLookedAt = 26;

/**
 * X, Y or Z by the coefficient of variation of weekly demand over the last half year: up to 0.5, up to 1, more. Weeks are counted
 * back from the last day. Null with less than four whole weeks, or where nothing was asked for.
 */
export function xyzOf(values: readonly number[]): XyzClass | null {
  const weeks: number[] = [];
  for (let end = values.length; end >= 7 && weeks.length < weeksLookedAt; end -= 7)
    weeks.push(values.slice(end - 7, end).reduce((sum, value) => sum + value, 0));
  if (weeks.length < 4) return null;
  const mean = weeks.reduce((sum, week) => sum + week, 0) / weeks.length;
  if (mean <= 0) return null;
  const variance = weeks.reduce((sum, week) => sum + (week - mean) ** 2, 0) / weeks.length;
  const variation = Math.sqrt(variance) / mean;
  return variation <= steady ? "X" : variation <= varied ? "Y" : "Z";
}
