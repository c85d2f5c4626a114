/** Pages that one process renders in a second and still has half of a processor for the people of the shop. */
const pagesPerSecond = 20;

/** In how many milliseconds the pages that `who` stands for should ask, so many as they are. */
export type TurnOf = (who: string, pages: number) => number;

/**
 * Spreads what many pages would ask for in one moment: a few ask at once, of a crowd each when its turn comes. Who has a turn
 * already keeps it, whatever happens meanwhile.
 */
export function createCrowd(now: () => number = () => performance.now()): TurnOf {
  let turns = new Map<string, number>();
  let waiting = 0;
  let at = now();
  return (who, pages) => {
    const moment = now();
    const known = turns.get(who) ?? 0;
    if (known > moment) return Math.round(known - moment);
    waiting = Math.max(0, waiting - ((moment - at) / 1_000) * pagesPerSecond) + pages;
    at = moment;
    if (waiting <= pagesPerSecond / 2) {
      if (turns.size > 0) turns = new Map();
      return 0;
    }
    const inMs = Math.round((waiting / pagesPerSecond) * 1_000);
    turns.set(who, moment + inMs);
    return inMs;
  };
}
