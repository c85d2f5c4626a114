import type { Restock } from "./inputs";

type Picked = { id: string; picked: number };

/** How many picked units a change takes out of totes and parcels: they lie in somebody's hands, and have to go somewhere. */
export function unitsTakenOut(before: readonly Picked[], after: readonly Picked[]): number {
  const left = new Map(after.map(({ id, picked }) => [id, picked]));
  return before.reduce((sum, { id, picked }) => sum + Math.max(0, picked - (left.get(id) ?? 0)), 0);
}

/** For the timeline: how many of them became damaged goods. */
export function damagedUnits(before: readonly Picked[], after: readonly Picked[], restock: Restock): { damaged?: number } {
  const damaged = restock === "damaged" ? unitsTakenOut(before, after) : 0;
  return damaged > 0 ? { damaged } : {};
}
