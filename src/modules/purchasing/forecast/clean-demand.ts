/** A day of demand. `isKnown` is false where nothing could be sold (out of stock): what was asked for then nobody knows. */
export type DemandDay = { quantity: number; isKnown?: boolean; isPromotion?: boolean };

const weeksAround = 4;
/** A longer time without goods is filled with what the weekday sold before it, or else after it, at most so many weeks away. */
const weeksRemembered = 26;
/** A day this many times what is usual in its weeks, and above every other of a quarter of a year, happened once. */
const peakOver = 5;
const quarter = 91;

/**
 * The demand that a forecast may learn from, in units by day: days without stock and days of a promotion count as what their
 * weekday usually sells around them, and a one-off peak as no more than five times the usual. Says how many days it changed.
 */
export function cleanDemand(days: readonly DemandDay[]): { values: number[]; filled: number; damped: number } {
  const isUsual = (day: DemandDay) => day.isKnown !== false && !day.isPromotion;
  const usual = (at: number): number | null => {
    const near: number[] = [];
    for (let back = 1; back <= weeksAround; back++)
      for (const other of [at - 7 * back, at + 7 * back]) {
        const day = days[other];
        if (day && isUsual(day)) near.push(day.quantity);
      }
    return near.length === 0 ? remembered(at) : near.reduce((sum, quantity) => sum + quantity, 0) / near.length;
  };
  /** What the weekday sold on the nearest usual days before, else after; null where none is near enough. */
  const remembered = (at: number): number | null => {
    for (const step of [-7, 7])
      for (let week = weeksAround + 1; week <= weeksRemembered; week++) {
        const days = weekdaysFrom(at + step * week, step);
        if (days.length > 0) return days.reduce((sum, quantity) => sum + quantity, 0) / days.length;
      }
    return null;
  };
  /** Units of a usual day and of the usual ones in the three weeks beyond it; none where it was not usual itself. */
  const weekdaysFrom = (at: number, step: number): number[] => {
    const day = days[at];
    if (!day || !isUsual(day)) return [];
    return [0, 1, 2, 3].flatMap((week) => {
      const other = days[at + step * week];
      return other && isUsual(other) ? [other.quantity] : [];
    });
  };
  let filled = 0;
  const known = days.map((day, at) => {
    if (isUsual(day)) return day.quantity;
    // What was sold on a day that ended without stock was asked for at least.
    const guess = usual(at) ?? day.quantity;
    filled += 1;
    return day.isPromotion ? guess : Math.max(day.quantity, guess);
  });
  let damped = 0;
  const values = known.map((quantity, at) => {
    const limit = peakLimit(known, at);
    if (quantity <= limit) return quantity;
    damped += 1;
    return limit;
  });
  return { values, filled, damped };
}

/** Infinity where a day is no one-off peak, or too little is sold to tell one from chance. */
function peakLimit(values: readonly number[], at: number): number {
  const value = values[at] ?? 0;
  if (value < 10) return Number.POSITIVE_INFINITY;
  const from = Math.max(0, at - quarter);
  const to = Math.min(values.length, at + quarter + 1);
  let sum = 0;
  let second = 0;
  for (let day = from; day < to; day++) {
    if (day === at) continue;
    const other = values[day] ?? 0;
    sum += other;
    if (other > second) second = other;
  }
  const mean = sum / Math.max(1, to - from - 1);
  const limit = Math.max(peakOver * mean, second);
  return value > 2 * limit ? Math.max(1, limit) : Number.POSITIVE_INFINITY;
}
