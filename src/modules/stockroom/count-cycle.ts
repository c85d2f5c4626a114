/** Which products are counted how often: by what they turn over. Pure. */

export const turnoverClasses = ["A", "B", "C"] as const;
export type TurnoverClass = (typeof turnoverClasses)[number];

export type CycleSettings = { daysA: number; daysB: number; daysC: number; shareA: number; shareB: number };

/** The few that make four fifths of the turnover every month, the next every quarter, the many others twice a year. */
export const usualCycle: CycleSettings = { daysA: 30, daysB: 90, daysC: 180, shareA: 80, shareB: 95 };

/** The turnover that a class is taken from. */
export const turnoverDays = 90;

/**
 * Classes by turnover: from the largest down, A until its share is reached, then B, and C for the rest. The product that
 * crosses a border still belongs above it, so that one product that makes all the turnover is A. Without turnover: C.
 */
export function classesOf<Id>(
  turnovers: readonly { id: Id; minor: number }[],
  { shareA, shareB }: Pick<CycleSettings, "shareA" | "shareB">,
): Map<Id, TurnoverClass> {
  const total = turnovers.reduce((sum, { minor }) => sum + minor, 0);
  const classes = new Map<Id, TurnoverClass>();
  let before = 0;
  for (const { id, minor } of [...turnovers].sort((a, b) => b.minor - a.minor)) {
    const share = total > 0 ? (100 * before) / total : 100;
    classes.set(id, minor <= 0 ? "C" : share < shareA ? "A" : share < shareB ? "B" : "C");
    before += minor;
  }
  return classes;
}

export const daysOf = (settings: CycleSettings, of: TurnoverClass) => settings[`days${of}`];

const dayMs = 24 * 3_600_000;

/** The moment before which a product of a class must have been counted last, so that it is not due. */
export function dueBefore(settings: CycleSettings, of: TurnoverClass, now: Date): Date {
  return new Date(now.getTime() - daysOf(settings, of) * dayMs);
}
