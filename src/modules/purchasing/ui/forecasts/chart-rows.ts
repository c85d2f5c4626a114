import { addDays } from "@/lib/dates";
import { byWeek } from "../../forecasts/by-week";
import type { PastDay } from "../../forecasts/product-queries";

/** One bar or point of the chart: a day, or a week that begins on it. What is not known of it is null. */
export type ChartRow = {
  day: string;
  asked: number | null;
  mean: number | null;
  range: [number, number] | null;
  isOut: boolean;
  isPromotion: boolean;
  isPeak: boolean;
};

type Forecast = { fromDay: string; mean: readonly number[]; lower: readonly number[]; upper: readonly number[]; deviation: number };

const [daysBack, daysAhead] = [90, 28];
const [weeksBack, weeksAhead] = [52, 12];
const nothing = { asked: null, mean: null, range: null, isOut: false, isPromotion: false, isPeak: false };

/** What of a forecast is still to come: one of yesterday begins with a day that is known by now. */
function ahead(past: readonly PastDay[], forecast: Forecast | null): Forecast | null {
  const last = past.at(-1)?.day;
  if (!forecast || last === undefined || last < forecast.fromDay) return forecast;
  const known = Math.round((Date.parse(last) - Date.parse(forecast.fromDay)) / 86_400_000) + 1;
  const { mean, lower, upper, deviation } = forecast;
  return { fromDay: addDays(last, 1), mean: mean.slice(known), lower: lower.slice(known), upper: upper.slice(known), deviation };
}

/** The last quarter and the next four weeks, by day. */
export function dayRows(past: readonly PastDay[], forecast: Forecast | null): ChartRow[] {
  const coming = ahead(past, forecast);
  const before = past.slice(-daysBack).map(({ day, asked, isOut, isPromotion, isPeak }) => ({
    ...nothing,
    ...{ day, asked, isOut, isPromotion, isPeak },
  }));
  const after = (coming?.mean ?? []).slice(0, daysAhead).map(
    (mean, at): ChartRow => ({
      ...nothing,
      day: addDays(coming?.fromDay ?? "", at),
      mean,
      range: [coming?.lower[at] ?? 0, coming?.upper[at] ?? mean],
    }),
  );
  return [...before, ...after];
}

/** The last year and the next quarter, by week: whole ones, counted back from the last day. A week was out when most of it was. */
export function weekRows(past: readonly PastDay[], forecast: Forecast | null): ChartRow[] {
  const coming = ahead(past, forecast);
  const before: ChartRow[] = [];
  for (let end = past.length; end >= 7 && before.length < weeksBack; end -= 7) {
    const week = past.slice(end - 7, end);
    before.unshift({
      ...nothing,
      day: week[0]?.day ?? "",
      asked: week.reduce((sum, { asked }) => sum + asked, 0),
      isOut: week.filter(({ isOut }) => isOut).length > 3,
      isPromotion: week.some(({ isPromotion }) => isPromotion),
      isPeak: week.some(({ isPeak }) => isPeak),
    });
  }
  const after = byWeek(coming?.mean ?? [], coming?.deviation ?? 0)
    .slice(0, weeksAhead)
    .map(({ at, mean, lower, upper }): ChartRow => ({ ...nothing, day: addDays(coming?.fromDay ?? "", at), mean, range: [lower, upper] }));
  return [...before, ...after];
}
