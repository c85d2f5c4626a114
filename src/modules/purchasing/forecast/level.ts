const weights = [0.02, 0.05, 0.1, 0.2, 0.35] as const;

/**
 * Simple exponential smoothing: the level at the end, with the weight of the newest day that would have erred least over the
 * days so far (Hyndman and Athanasopoulos, "Forecasting: principles and practice", 8.1).
 */
export function smoothedLevel(values: readonly number[]): number {
  const start = values.slice(0, Math.min(28, values.length));
  const begin = start.reduce((sum, value) => sum + value, 0) / Math.max(1, start.length);
  let chosen = { level: begin, error: Number.POSITIVE_INFINITY };
  for (const weight of weights) {
    let level = begin;
    let error = 0;
    for (const value of values) {
      error += Math.abs(value - level);
      level += weight * (value - level);
    }
    if (error < chosen.error) chosen = { level, error };
  }
  return chosen.level;
}

/** The mean of the newest `days` days. */
export function meanOfLast(values: readonly number[], days: number): number {
  const last = values.slice(-days);
  return last.reduce((sum, value) => sum + value, 0) / Math.max(1, last.length);
}
