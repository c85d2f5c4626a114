import { backTest, foldStarts, naiveScale } from "./back-test";
import { cleanDemand, type DemandDay } from "./clean-demand";
import { type DemandClass, demandClass } from "./demand-class";
import { meanOfLast } from "./level";
import { type ForecastMethod, flat, forecasters } from "./methods";
import type { Smoothing } from "./smoothing";

/** Units a day; `lower` and `upper` hold four days of five. MASE and bias are of the rolling back-test, null where there was none. */
export type DemandForecast = {
  mean: number[];
  lower: number[];
  upper: number[];
  /** What the forecast is the mean of: the two that erred least, or the usual one of the class where nothing could be tested. */
  methods: ForecastMethod[];
  demandClass: DemandClass;
  /** Days that were out of stock or under promotion and were guessed, and one-off peaks that were damped. */
  filled: number;
  damped: number;
  folds: number;
  mase: number | null;
  /** Forecast less demand, in parts of the mean demand: 0.1 is a tenth too much. */
  bias: number | null;
  /** What a day's demand strays from its forecast, in units: the root mean square error of the back-test, by chance where there was none. */
  deviation: number;
  /** What was tried, the best first; always with naive and seasonal naive. */
  tried: { method: ForecastMethod; mase: number }[];
};

type Options = {
  horizon: number;
  /** How many days to give, where they are more than the back-test is to be asked for. */
  ahead?: number;
  smoothing: Smoothing;
  /** Whether the expensive methods may be tried where demand is smooth and ample. About 100 ms instead of 3. */
  isThorough?: boolean;
};

const candidates: Record<DemandClass, { usual: ForecastMethod; cheap: ForecastMethod[]; dear: ForecastMethod[] }> = {
  none: { usual: "recent_mean", cheap: [], dear: [] },
  short: { usual: "recent_mean", cheap: [], dear: [] },
  smooth: { usual: "weekday_level", cheap: ["recent_mean", "weekday_year", "tsb"], dear: ["ets", "mstl"] },
  erratic: { usual: "weekday_level", cheap: ["recent_mean", "weekday_year", "tsb"], dear: ["ets"] },
  intermittent: { usual: "tsb", cheap: ["sba", "croston", "recent_mean", "weekday_level"], dear: [] },
  lumpy: { usual: "tsb", cheap: ["sba", "recent_mean", "weekday_level"], dear: [] },
};

/** Fewer folds prove nothing; more cost in proportion. */
const mostFolds = 4;
/** Which of two good methods is the better is often luck; their mean errs less than either (Bates and Granger, ORQ 20, 1969). */
const combined = 2;
/** A tenth of the days to come lies beyond either end. The back-test chose by the same errors, so less than that of them may. */
const outside = 0.07;

/**
 * Forecasts the demand of one product, a value for each day without gaps, for `horizon` days after the last, or for `ahead`.
 * The methods are chosen by a rolling back-test among those that suit the pattern; the interval is what the back-test erred by.
 */
export function forecastDemand(
  days: readonly DemandDay[],
  { horizon, ahead = horizon, smoothing, isThorough = false }: Options,
): DemandForecast {
  const first = days.findIndex(({ quantity }) => quantity > 0);
  const { values, filled, damped } = cleanDemand(first < 0 ? [] : days.slice(first));
  const { demandClass: ofClass } = demandClass(values);
  const { usual, cheap, dear } = candidates[ofClass];
  const starts = foldStarts(values.length, horizon, mostFolds);
  const scale = naiveScale(values);
  const testOf = (method: ForecastMethod) => backTest(method, values, { horizon, starts, smoothing });
  const named = [usual, ...cheap, ...(isThorough ? dear : [])];
  const tests = starts.length === 0 ? [] : named.map(testOf).filter((test) => test !== null);
  const best = [...tests].sort((a, b) => a.mae - b.mae).slice(0, combined);
  const methods = best.length > 0 ? best.map(({ method }) => method) : [usual];
  const mean = meanOf(methods.map((method) => forecasters[method](values, ahead, smoothing) ?? flat(meanOfLast(values, 56), ahead)));
  const errors = meanOf(best.map((test) => test.errors));
  const level = meanOfLast(values, 91);
  const naives =
    starts.length === 0 || ofClass === "none" ? [] : (["naive", "seasonal_naive"] as const).map(testOf).filter((test) => test !== null);
  const tried = scale === 0 ? [] : [...tests, ...naives].map((test) => ({ method: test.method, mase: test.mae / scale }));
  return {
    mean,
    ...intervalOf(mean, errors),
    methods,
    demandClass: ofClass,
    filled,
    damped,
    folds: starts.length,
    mase: errors.length > 0 && scale > 0 ? average(errors.map(Math.abs)) / scale : null,
    bias: errors.length > 0 && level > 0 ? average(errors) / level : null,
    deviation: Math.sqrt(errors.length > 0 ? average(errors.map((error) => error ** 2)) : average(mean.slice(0, 28))),
    tried: tried.sort((a, b) => a.mase - b.mase),
  };
}

/** Day by day; as long as the first. */
function meanOf(rows: readonly (readonly number[])[]): number[] {
  return (rows[0] ?? []).map((_, at) => average(rows.map((row) => row[at] ?? 0)));
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** By what the back-test erred at either end; without one as wide as demand that comes by chance (Poisson). */
function intervalOf(mean: readonly number[], errors: readonly number[]): { lower: number[]; upper: number[] } {
  if (errors.length < 28) {
    const wide = 1.28;
    return {
      lower: mean.map((value) => Math.max(0, value - wide * Math.sqrt(value))),
      upper: mean.map((value) => value + wide * Math.sqrt(value)),
    };
  }
  const sorted = [...errors].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
  const [least, most] = [at(outside), at(1 - outside)];
  // An error is forecast less demand: demand lies between the forecast less the largest and less the smallest of them.
  return { lower: mean.map((value) => Math.max(0, value - Math.max(0, most))), upper: mean.map((value) => value - Math.min(0, least)) };
}
