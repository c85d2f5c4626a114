/** How much still goes into a bin. Pure: suggestions are made with it, and what would not fit is refused with it. */

export type BinLimits = { maxUnits: number | null; maxWeightGrams: number | null; maxVolumeCm3: number | null };
/** One unit; null: nobody has weighed or measured it, and it counts for nothing. */
export type UnitSize = { weightGrams: number | null; volumeCm3: number | null };
export type HeldUnits = UnitSize & { units: number };

type Sides = { lengthMm: number | null; widthMm: number | null; heightMm: number | null };

/** The volume of one unit in cubic centimetres, rounded up; null when a side is not known. */
export function volumeOf({ lengthMm, widthMm, heightMm }: Sides): number | null {
  return lengthMm && widthMm && heightMm ? Math.ceil((lengthMm * widthMm * heightMm) / 1_000) : null;
}

/** How many units of a product still fit beside what a bin holds; Infinity where nothing limits it. */
export function roomFor(limits: BinLimits, held: readonly HeldUnits[], one: UnitSize): number {
  const sum = (of: (held: HeldUnits) => number) => held.reduce((total, some) => total + some.units * of(some), 0);
  const rooms = [
    room(
      limits.maxUnits,
      sum(() => 1),
      1,
    ),
    room(
      limits.maxWeightGrams,
      sum(({ weightGrams }) => weightGrams ?? 0),
      one.weightGrams,
    ),
    room(
      limits.maxVolumeCm3,
      sum(({ volumeCm3 }) => volumeCm3 ?? 0),
      one.volumeCm3,
    ),
  ];
  return Math.max(0, Math.min(...rooms));
}

function room(most: number | null, taken: number, each: number | null): number {
  return most === null || !each ? Number.POSITIVE_INFINITY : Math.floor((most - taken) / each);
}
