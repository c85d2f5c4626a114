import { readTurns, stockOutDays } from "../demand/stock-out-days";
import { forecastDemand } from "../forecast/forecast-demand";
import type { ForecastMethod } from "../forecast/methods";
import type { Smoothing } from "../forecast/smoothing";
import { type DemandPattern, patternOf, type XyzClass, xyzOf } from "./demand-pattern";

/** How far a forecast reaches, what its back-test asks for, and the days that its rate is the mean of. */
export const forecastDays = 90;
const testedDays = 28;
/** With fewer days than this there is no pattern to go by. */
export const daysForForecast = 21;
const year = 365;

/** What is known of one product's past; days are counted from the first that was read. */
export type ProductPast = {
  productId: string;
  /** Units by day, as a query tells them: "12:3,15:1". */
  sold: string;
  /** When there was something to sell: `readTurns`. */
  turns: string;
  /** First and last days of promotions. */
  promotions: readonly (readonly [number, number])[];
  /** First days of past forecasts whose weeks are not all known. */
  compared: readonly number[];
};

export type ProductForecast = {
  productId: string;
  pattern: DemandPattern;
  methods: ForecastMethod[];
  /** Days until there will be a forecast; null where there is one, or nothing was ever asked for. */
  readyIn: number | null;
  firstDemand: number | null;
  lastDemand: number | null;
  historyDays: number;
  folds: number;
  filled: number;
  damped: number;
  mase: number | null;
  maseNaive: number | null;
  maseSeasonal: number | null;
  bias: number | null;
  deviation: number;
  perDay: number;
  mean: number[];
  lower: number[];
  upper: number[];
  tried: { method: ForecastMethod; mase: number }[];
  units: number;
  lastWeek: number;
  xyz: XyzClass | null;
  facts: { at: number; weeks: number[] }[];
};

/** Units of each of `days` days. What lies outside of them is left out. */
export function readSold(text: string, days: number): number[] {
  const values = new Array<number>(days).fill(0);
  if (text !== "")
    for (const one of text.split(",")) {
      const [at = -1, units = 0] = one.split(":").map(Number);
      if (at >= 0 && at < days) values[at] = (values[at] ?? 0) + units;
    }
  return values;
}

/** Forecasts one product. `starts` are the first moments of the days that were read, and of today. */
export function forecastProduct(
  past: ProductPast,
  { starts, smoothing, isThorough }: { starts: readonly number[]; smoothing: Smoothing; isThorough: boolean },
): ProductForecast {
  const days = starts.length - 1;
  const sold = readSold(past.sold, days);
  const isOut = stockOutDays(readTurns(past.turns), starts);
  const first = sold.findIndex((units) => units > 0);
  const history = first < 0 ? 0 : days - first;
  const forecast = forecastDemand(
    sold.map((quantity, day) => ({
      quantity,
      isKnown: !isOut[day],
      isPromotion: past.promotions.some(([from, until]) => day >= from && day <= until),
    })),
    { horizon: testable(history), ahead: forecastDays, smoothing, isThorough },
  );
  const { methods, folds, filled, damped, mase, bias, deviation, tried } = forecast;
  const maseOf = (method: ForecastMethod) => tried.find((one) => one.method === method)?.mase ?? null;
  const isNew = first >= 0 && history < daysForForecast;
  return {
    productId: past.productId,
    pattern: patternOf(forecast, history),
    ...{ methods, folds, filled, damped, historyDays: history },
    // What fades for a year comes close to nothing, and nearer than a column can hold.
    ...{ mase: orShort(mase), bias: orShort(bias), deviation: short(deviation) },
    readyIn: isNew ? daysForForecast - history : null,
    firstDemand: first < 0 ? null : first,
    lastDemand: first < 0 ? null : sold.findLastIndex((units) => units > 0),
    maseNaive: orShort(maseOf("naive")),
    maseSeasonal: orShort(maseOf("seasonal_naive")),
    perDay: short(sum(forecast.mean.slice(0, testedDays)) / testedDays),
    mean: forecast.mean.map(short),
    lower: forecast.lower.map(short),
    upper: forecast.upper.map(short),
    tried: tried.map((one) => ({ method: one.method, mase: short(one.mase) })),
    units: sum(sold.slice(-year)),
    lastWeek: sum(sold.slice(-7)),
    xyz: first < 0 ? null : xyzOf(sold.slice(first)),
    facts: past.compared.map((at) => ({ at, weeks: weeksFrom(sold, at) })),
  };
}

/** The longest horizon that a back-test of so short a history can be asked for. */
function testable(history: number): number {
  const left = Math.floor((history - testedDays) / 7) * 7;
  return Math.min(testedDays, Math.max(7, left));
}

/** What was asked for in the whole weeks after a day, up to four. */
function weeksFrom(sold: readonly number[], at: number): number[] {
  const weeks: number[] = [];
  for (let from = at; from + 7 <= sold.length && weeks.length < 4; from += 7) weeks.push(sum(sold.slice(from, from + 7)));
  return weeks;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const short = (value: number) => Math.round(value * 1_000) / 1_000;
const orShort = (value: number | null) => (value === null ? null : short(value));
