const week = 7;

/**
 * What part of a mean day each day of the week has: seven factors with a mean of 1, the first for the weekday of `values[0]`.
 * Newer weeks count more. A weekday about which little is known is drawn towards 1, by as many units as `pull` says.
 */
export function weekdayProfile(values: readonly number[], { weeks = 26, pull = 4 }: { weeks?: number; pull?: number } = {}): number[] {
  const from = Math.max(0, values.length - weeks * week);
  const sums = new Array<number>(week).fill(0);
  const counts = new Array<number>(week).fill(0);
  for (let day = from; day < values.length; day++) {
    const age = (values.length - 1 - day) / week;
    const weight = 0.5 ** (age / 13);
    const slot = day % week;
    sums[slot] = (sums[slot] ?? 0) + weight * (values[day] ?? 0);
    counts[slot] = (counts[slot] ?? 0) + weight;
  }
  const total = sums.reduce((sum, value) => sum + value, 0);
  const count = counts.reduce((sum, value) => sum + value, 0);
  if (total <= 0 || count <= 0) return new Array<number>(week).fill(1);
  const mean = total / count;
  const raw = sums.map((sum, slot) => (sum + pull) / ((counts[slot] ?? 0) * mean + pull));
  const scale = week / raw.reduce((sum, factor) => sum + factor, 0);
  return raw.map((factor) => factor * scale);
}

/** The values without their weekly pattern. A day that the profile says sells next to nothing keeps its value. */
export function withoutProfile(values: readonly number[], profile: readonly number[]): number[] {
  return values.map((value, day) => {
    const factor = profile[day % week] ?? 1;
    return factor < 0.05 ? value : value / factor;
  });
}

/** `level` on each of the `horizon` days after `length` days, with the weekly pattern put back. */
export function withProfile(level: (step: number) => number, profile: readonly number[], length: number, horizon: number): number[] {
  return Array.from({ length: horizon }, (_, step) => Math.max(0, level(step) * (profile[(length + step) % week] ?? 1)));
}
