export type ForecastWeek = { at: number; mean: number; lower: number; upper: number };

/** Four of five lie within so many deviations, if errors stray as chance does. */
const scoreOfFourFifths = 1.2816;

/**
 * The whole weeks of a forecast by day. A week's interval is narrower than the sum of its days': their errors partly cancel out, and
 * their deviation grows with the root of seven.
 */
export function byWeek(mean: readonly number[], deviation: number): ForecastWeek[] {
  const weeks: ForecastWeek[] = [];
  for (let at = 0; at + 7 <= mean.length; at += 7) {
    const units = mean.slice(at, at + 7).reduce((sum, one) => sum + one, 0);
    const wide = scoreOfFourFifths * deviation * Math.sqrt(7);
    weeks.push({ at, mean: units, lower: Math.max(0, units - wide), upper: units + wide });
  }
  return weeks;
}
