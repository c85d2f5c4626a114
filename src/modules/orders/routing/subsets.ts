import type { Members } from "./allocate";

const known = new Map<string, readonly Members[]>();

/** Every set of 1 to `most` of the numbers below `count` (31 at most), the small sets first, each in rising order. */
export function subsets(count: number, most: number): readonly Members[] {
  const key = `${count} ${most}`;
  let sets = known.get(key);
  if (!sets) {
    const bySize: number[][][] = [[[]]];
    for (let size = 1; size <= Math.min(most, count); size++) {
      const smaller = bySize[size - 1] ?? [];
      bySize[size] = smaller.flatMap((set) => range((set.at(-1) ?? -1) + 1, count).map((next) => [...set, next]));
    }
    sets = bySize
      .slice(1)
      .flat()
      .map((numbers) => ({ numbers, bits: numbers.reduce((bits, number) => bits | (1 << number), 0) }));
    known.set(key, sets);
  }
  return sets;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}
