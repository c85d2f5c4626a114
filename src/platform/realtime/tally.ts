/** Counts what each of many has open, up to a limit. */
export type Tally = {
  /** Counts one more; null when there are too many. What it gives takes the one away again, once. */
  take: (who: string) => (() => void) | null;
  of: (who: string) => number;
};

export function createTally(most: number): Tally {
  const counts = new Map<string, number>();
  return {
    take(who) {
      const now = (counts.get(who) ?? 0) + 1;
      if (now > most) return null;
      counts.set(who, now);
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        const left = (counts.get(who) ?? 1) - 1;
        if (left > 0) counts.set(who, left);
        else counts.delete(who);
      };
    },
    of: (who) => counts.get(who) ?? 0,
  };
}
