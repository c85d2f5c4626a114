/** Chance that a seed repeats: the same seed throws the same dice on every machine. */
export type Dice = {
  /** A fraction in [0, 1). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  between(min: number, max: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
};

/** Mulberry32 (T. Ettinger, public domain): 32 bits of state, quick enough for millions of orders. Not for secrets. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (share) => next() < share,
    pick: <T>(items: readonly T[]): T => at(items, Math.floor(next() * items.length)),
  };
}

/** A draw by weight in constant time (Walker's alias method, as M. D. Vose wrote it in 1991). Gives positions. */
export function weightedDraw(weights: readonly number[]): (random: Dice) => number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const share = weights.map((weight) => (weight * weights.length) / total);
  const alias = weights.map((_, i) => i);
  const small = share.flatMap((value, i) => (value < 1 ? [i] : []));
  const large = share.flatMap((value, i) => (value < 1 ? [] : [i]));
  while (small.length > 0 && large.length > 0) {
    const less = at(small, small.length - 1);
    const more = at(large, large.length - 1);
    small.pop();
    alias[less] = more;
    share[more] = at(share, more) + at(share, less) - 1;
    if (at(share, more) < 1) small.push(at(large.splice(-1), 0));
  }
  // What rounding leaves over is whole.
  for (const i of [...small, ...large]) share[i] = 1;
  return (random) => {
    const slot = Math.floor(random.next() * share.length);
    return random.next() < at(share, slot) ? slot : at(alias, slot);
  };
}

/** An element that must be there; a hole is a mistake in the demo data. */
export function at<T>(items: readonly T[], place: number): T {
  const item = items[place];
  if (item === undefined) throw new RangeError(`no element ${place} of ${items.length}`);
  return item;
}
