import { type Reason, reason } from "@/lib/reason";

/** Filling pick bins from the reserve. Pure. */

export const refillStates = ["open", "claimed", "done", "cancelled"] as const;
export type RefillState = (typeof refillStates)[number];

export const refillReasons = ["below_min", "work"] as const;
export type RefillWhy = (typeof refillReasons)[number];

export type ReserveUnits = { binId: string; code: string; walkOrder: number; lot: string; expiresOn: string | null; units: number };

type PickBin = {
  min: number;
  max: number;
  /** What lies in it, and what is on its way to it. */
  there: number;
  coming: number;
  /** Units that released work will take out of it. */
  wanted: number;
};

/**
 * How many units a pick bin lacks, and why: below its minimum it is filled to the maximum; where released work wants more than
 * lies there, to what it wants, if that is more. Null: it has enough, with what is on its way.
 */
export function lackOf({ min, max, there, coming, wanted }: PickBin): { units: number; why: RefillWhy } | null {
  const will = there + coming;
  const forMin = there + coming < min ? max - will : 0;
  const forWork = Math.max(0, wanted - will);
  const units = Math.max(forMin, forWork);
  if (units <= 0) return null;
  return { units, why: forWork > 0 ? "work" : "below_min" };
}

/**
 * From which reserve bins so many units are carried: the lot that expires first, then the bin that holds least, so that bins
 * become empty, then along the walk. Fewer where the reserve has no more.
 */
export function fromReserve(reserve: readonly ReserveUnits[], units: number): ReserveUnits[] {
  const order = [...reserve].sort(
    (a, b) =>
      (a.expiresOn ?? "9999").localeCompare(b.expiresOn ?? "9999") ||
      a.lot.localeCompare(b.lot) ||
      a.units - b.units ||
      a.walkOrder - b.walkOrder ||
      a.code.localeCompare(b.code),
  );
  const taken: ReserveUnits[] = [];
  let rest = units;
  for (const bin of order) {
    const some = Math.min(rest, bin.units);
    if (some > 0) taken.push({ ...bin, units: some });
    rest -= some;
  }
  return taken;
}

type Refill = { state: RefillState; workerId: string | null; worker: string | null; units: number; done: number };

/** Why somebody cannot take on a task; null when it is free or theirs. */
export function whyNotTake({ state, workerId, worker }: Refill, who: string): Reason | null {
  if (state === "open" || (state === "claimed" && workerId === who)) return null;
  return state === "claimed" ? reason("refill.taken", { worker: worker ?? "" }) : reason("refill.over");
}

/** Why so many units cannot be booked on a task; null when they can. */
export function whyNotCarry(task: Refill, who: string, units: number): Reason | null {
  if (task.state !== "claimed" || task.workerId !== who) return whyNotTake(task, who) ?? reason("refill.not_claimed");
  const left = task.units - task.done;
  return units > left ? reason("refill.too_many", { most: left }) : null;
}
