/** How soon a carrier is asked again. Pure. */

const longestMs = 30 * 60_000;
const shortestMs = 1_000;

/** The next look for a number or a label: at the carrier's pace at first, then ever rarer, at a quarter of the time waited. */
export function pollInMs(waitedMs: number, paceMs: number): number {
  return Math.min(longestMs, Math.max(paceMs, shortestMs, Math.round(waitedMs / 4)));
}

/**
 * The next look at a parcel's way: at the carrier's pace while something happens, rarer after long silence (a tenth of it,
 * at most six hours), since a parcel that has lain for days will not move within the minute.
 */
export function trackInMs(silentMs: number, paceMs: number): number {
  return Math.min(6 * 3_600_000, Math.max(paceMs, shortestMs, Math.round(silentMs / 10)));
}
