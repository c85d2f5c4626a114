import type { Demand, DemandLine, Item } from "./demand";

/** Stock that may be given away, per warehouse and product number. */
export type Stock = number[][];

export type Take = { line: DemandLine; warehouse: number; quantity: number };

/** How far the search goes where lines compete for the same stock; what it found until then stands. Real orders need a few dozen steps. */
const searchSteps = 1000;

/**
 * The best way to fill a demand from a set of warehouses, the preferred one first: most units, then most lines whole,
 * then the preferred warehouse for each line. Whole lines come before split ones, units of a line are split only if allowed,
 * and a group kept together leaves from one warehouse or not at all.
 */
export function allocate(demand: Demand, stock: Stock, warehouses: readonly number[], allowSplitUnits: boolean): Take[] {
  return demand.clusters.flatMap((cluster) => {
    const [only] = cluster;
    return cluster.length === 1 && only
      ? allocateAlone(only, stock, warehouses, allowSplitUnits)
      : search(cluster, stock, warehouses, allowSplitUnits);
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

/** Depth first over the items of a cluster: whole from each warehouse that has it, or left for units at the end. */
function search(items: readonly Item[], stock: Stock, warehouses: readonly number[], allowSplitUnits: boolean): Take[] {
  const left: Stock = [];
  for (const warehouse of warehouses) left[warehouse] = [...(stock[warehouse] ?? [])];
  const unitsFrom = items.map((_, index) => items.slice(index).reduce((sum, item) => sum + item.units, 0));
  const chosen: (number | null)[] = [];
  let best = { units: -1, whole: -1, takes: [] as Take[] };
  let steps = 0;

  const visit = (index: number, units: number, whole: number, deferred: number) => {
    const item = items[index];
    if (!item) {
      const takes = finish(items, chosen, left, warehouses, allowSplitUnits);
      const filled = takes.reduce((sum, take) => sum + take.quantity, 0);
      if (filled > best.units || (filled === best.units && whole > best.whole)) best = { units: filled, whole, takes };
      return;
    }
    if (best.units >= 0 && ++steps > searchSteps) return;
    const possible = units + deferred + (unitsFrom[index] ?? 0);
    if (possible < best.units || (possible === best.units && whole + items.length - index <= best.whole)) return;
    for (const warehouse of warehouses) {
      const shelf = left[warehouse] ?? [];
      if (!fits(item, shelf)) continue;
      move(item, shelf, -1);
      chosen[index] = warehouse;
      visit(index + 1, units + item.units, whole + 1, deferred);
      move(item, shelf, 1);
    }
    chosen[index] = null;
    visit(index + 1, units, whole, deferred + (item.together ? 0 : item.units));
  };
  visit(0, 0, 0, 0);
  return best.takes;
}

/** The whole items as chosen, then units for the deferred lines, those first that take least stock per unit. */
function finish(
  items: readonly Item[],
  chosen: readonly (number | null)[],
  left: Stock,
  warehouses: readonly number[],
  allowSplitUnits: boolean,
): Take[] {
  const takes: Take[] = [];
  const deferred: DemandLine[] = [];
  for (const [index, item] of items.entries()) {
    const warehouse = chosen[index] ?? null;
    if (warehouse !== null) takes.push(...item.lines.map((line) => ({ line, warehouse, quantity: line.quantity })));
    else if (!item.together) deferred.push(...item.lines);
  }
  if (deferred.length === 0) return takes;
  const rest: Stock = [];
  for (const warehouse of warehouses) rest[warehouse] = [...(left[warehouse] ?? [])];
  for (const line of deferred.sort((a, b) => stockPerUnit(a) - stockPerUnit(b))) {
    for (const take of takeUnits(line, rest, warehouses, allowSplitUnits)) {
      takes.push(take);
      const shelf = rest[take.warehouse] ?? [];
      for (const { product, per } of line.parts) shelf[product] = (shelf[product] ?? 0) - per * take.quantity;
    }
  }
  return takes;
}

/** Has a shelf the whole item. */
export function fits(item: Item, shelf: readonly number[]): boolean {
  return item.needs.every(({ product, quantity }) => (shelf[product] ?? 0) >= quantity);
}

function move(item: Item, shelf: number[], sign: 1 | -1): void {
  for (const { product, quantity } of item.needs) shelf[product] = (shelf[product] ?? 0) + sign * quantity;
}

/** How many whole units of a line a shelf makes: for a bundle, the minimum over its parts. */
export function wholeUnits(line: DemandLine, shelf: readonly number[]): number {
  let units = Number.POSITIVE_INFINITY;
  for (const { product, per } of line.parts) units = Math.min(units, Math.floor((shelf[product] ?? 0) / per));
  return Number.isFinite(units) ? Math.max(0, units) : 0;
}

function stockPerUnit(line: DemandLine): number {
  return line.parts.reduce((sum, part) => sum + part.per, 0);
}
