import type { ForecastMethod } from "./methods";
import { forecasters } from "./methods";
import type { Smoothing } from "./smoothing";

/** Mean absolute error in units a day, and every error (forecast less demand), fold after fold. */
export type Tested = { method: ForecastMethod; mae: number; errors: number[] };

/**
 * Where the folds of a rolling back-test begin: up to `most` ends of history, the newest first, each followed by a whole
 * horizon that is known, half a horizon apart, and none with less than four weeks to learn from.
 */
export function foldStarts(length: number, horizon: number, most: number): number[] {
  const starts: number[] = [];
  const apart = Math.max(7, Math.ceil(horizon / 14) * 7);
  for (let start = length - horizon; start >= 28 && starts.length < most; start -= apart) starts.push(start);
  return starts;
}

/** Tries one method on every fold; null where it could not be fitted on one of them. */
export function backTest(
  method: ForecastMethod,
  values: readonly number[],
  { horizon, starts, smoothing }: { horizon: number; starts: readonly number[]; smoothing: Smoothing },
): Tested | null {
  const errors: number[] = [];
  for (const start of starts) {
    const forecast = forecasters[method](values.slice(0, start), horizon, smoothing);
    if (!forecast) return null;
    for (const [step, mean] of forecast.entries()) errors.push(mean - (values[start + step] ?? 0));
  }
  const count = Math.max(1, errors.length);
  return {
    method,
    mae: errors.reduce((sum, error) => sum + Math.abs(error), 0) / count,
    errors,
  };
}

/**
 * What a mean absolute error is measured by: that of the seasonal naive forecast one week ahead within the history (Hyndman and
 * Koehler, "Another look at measures of forecast accuracy", IJF 22, 2006). 0 where every week was like the one before.
 */
export function naiveScale(values: readonly number[], season = 7): number {
  if (values.length <= season) return 0;
  let sum = 0;
  for (let day = season; day < values.length; day++) sum += Math.abs((values[day] ?? 0) - (values[day - season] ?? 0));
  return sum / (values.length - season);
}
