import type { Level } from "@/modules/inventory/stock";

/** What an order took from a warehouse, still reserved there or gone. */
export type Taken = { warehouseId: string; productId: string; units: number };

/** The levels as they would be had an order never been: what it took lies on the shelves, free. */
export function stockWithout(levels: readonly Level[], taken: readonly Taken[]): Level[] {
  const given = new Map<string, Taken>();
  for (const one of taken) {
    const key = `${one.warehouseId} ${one.productId}`;
    given.set(key, { ...one, units: one.units + (given.get(key)?.units ?? 0) });
  }
  return levels.map((level) => {
    const back = given.get(`${level.warehouseId} ${level.productId}`);
    return back ? { ...level, onHand: level.onHand + back.units } : level;
  });
}
