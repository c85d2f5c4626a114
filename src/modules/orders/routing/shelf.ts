import type { DemandLine, Item } from "./demand";

/** Stock that may be given away, per warehouse and product number. */
export type Stock = number[][];

export type Take = { line: DemandLine; warehouse: number; quantity: number };

/** How far all searches for one order go together; what was found until then stands. Real orders need a few dozen steps. */
export type Effort = { stepsLeft: number };
export const usualEffort = (): Effort => ({ stepsLeft: 5_000 });

/** Has a shelf the whole item. */
export function fits(item: Item, shelf: readonly number[]): boolean {
  return item.needs.every(({ product, quantity }) => (shelf[product] ?? 0) >= quantity);
}

/** How many whole units of a line a shelf makes: for a bundle, the minimum over its parts. */
export function wholeUnits(line: DemandLine, shelf: readonly number[]): number {
  let units = Number.POSITIVE_INFINITY;
  for (const { product, per } of line.parts) units = Math.min(units, Math.floor((shelf[product] ?? 0) / per));
  return Number.isFinite(units) ? Math.max(0, units) : 0;
}
