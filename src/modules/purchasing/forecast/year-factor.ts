// 52 weeks, so that a day is compared with the same weekday of other years.
const year = 364;
const around = 17;

/**
 * How much more or less was asked for around a day to come than around the days just before now, in the years that are known:
 * the factor for each of `horizon` days. 1 where no year is known whole. Little demand draws it towards 1.
 */
export function yearFactors(values: readonly number[], horizon: number): number[] {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) ?? 0) + value);
  const sumOf = (from: number, to: number) => (sums[Math.min(to, values.length)] ?? 0) - (sums[Math.max(0, from)] ?? 0);
  const now = values.length;
  return Array.from({ length: horizon }, (_, step) => {
    let ahead = 0;
    let lately = 0;
    for (let back = year; now - back - 28 >= 0; back += year) {
      const centre = now + step - back;
      const days = Math.min(centre + around + 1, now) - Math.max(0, centre - around);
      ahead += sumOf(centre - around, centre + around + 1) / days;
      lately += sumOf(now - back - 28, now - back) / 28;
    }
    const pull = 0.5;
    return Math.min(3, Math.max(1 / 3, (ahead + pull) / (lately + pull)));
  });
}
