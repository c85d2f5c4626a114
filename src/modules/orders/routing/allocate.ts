import type { Demand, DemandLine, Item } from "./demand";
import { searchBest } from "./search-best";
import { type Effort, fits, type Stock, type Take, wholeUnits } from "./shelf";

/**
 * The best way to fill a demand from a set of warehouses, the preferred one first: most units, then most lines whole,
 * then the preferred warehouse for each line. Whole lines come before split ones, units of a line are split only if allowed,
 * and a group kept together leaves from one warehouse or not at all.
 */
export function allocate(demand: Demand, stock: Stock, warehouses: readonly number[], allowSplitUnits: boolean, effort: Effort): Take[] {
  return demand.clusters.flatMap((cluster) => {
    const [only] = cluster;
    if (cluster.length === 1 && only) return allocateAlone(only, stock, warehouses, allowSplitUnits);
    return searchBest(cluster, stock, warehouses, allowSplitUnits, effort);
  });
}

/** An item that competes with no other: the first warehouse that has it whole, else units of its line. */
function allocateAlone(item: Item, stock: Stock, warehouses: readonly number[], allowSplitUnits: boolean): Take[] {
  const whole = warehouses.find((warehouse) => fits(item, stock[warehouse] ?? []));
  if (whole !== undefined) return item.lines.map((line) => ({ line, warehouse: whole, quantity: line.quantity }));
  const [line] = item.lines;
  return item.together || !line ? [] : takeUnits(line, stock, warehouses, allowSplitUnits);
}

/** Units of a line that no warehouse has whole: from each in turn, or from the one that has most. */
function takeUnits(line: DemandLine, stock: Stock, warehouses: readonly number[], allowSplitUnits: boolean): Take[] {
  const portions = warehouses.map((warehouse) => ({ line, warehouse, quantity: wholeUnits(line, stock[warehouse] ?? []) }));
  if (!allowSplitUnits) {
    const most = portions.reduce((best, portion) => (portion.quantity > best.quantity ? portion : best), {
      line,
      warehouse: -1,
      quantity: 0,
    });
    return most.quantity > 0 ? [{ ...most, quantity: Math.min(most.quantity, line.quantity) }] : [];
  }
  const takes: Take[] = [];
  let left = line.quantity;
  for (const portion of portions) {
    const quantity = Math.min(portion.quantity, left);
    if (quantity > 0) takes.push({ ...portion, quantity });
    left -= quantity;
  }
  return takes;
}
