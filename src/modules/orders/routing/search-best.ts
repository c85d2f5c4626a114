import type { DemandLine, Item } from "./demand";
import { type Effort, fits, type Stock, type Take, wholeUnits } from "./shelf";

/**
 * The best filling of items that compete for the same stock, by trying all: each item whole from each warehouse that has it,
 * else any number of units of its line. The preferred choice comes first at every step, so where the effort runs out the
 * result is that of a sensible greedy pass, and where it does not (any order of usual size) it is the best there is.
 */
export function searchBest(
  items: readonly Item[],
  stock: Stock,
  warehouses: readonly number[],
  allowSplitUnits: boolean,
  effort: Effort,
): Take[] {
  const left: Stock = [];
  for (const warehouse of warehouses) left[warehouse] = [...(stock[warehouse] ?? [])];
  const unitsFrom = items.map((_, index) => items.slice(index).reduce((sum, item) => sum + item.units, 0));
  const takes: Take[] = [];
  const deferred: DemandLine[] = [];
  let best = { units: -1, whole: -1, takes: [] as Take[] };

  const hopeless = (units: number, whole: number) => units < best.units || (units === best.units && whole <= best.whole);
  // The first way down is always finished, so that there is a result.
  const tired = () => best.units >= 0 && --effort.stepsLeft < 0;

  const take = (line: DemandLine, warehouse: number, quantity: number) => {
    takes.push({ line, warehouse, quantity });
    draw(line, left[warehouse] ?? [], quantity);
  };
  const undo = () => {
    const last = takes.pop();
    if (last) draw(last.line, left[last.warehouse] ?? [], -last.quantity);
  };

  const chooseWhole = (index: number, units: number, whole: number, waiting: number): void => {
    const item = items[index];
    if (!item) {
      chooseUnits(0, 0, deferred[0]?.quantity ?? 0, units, whole);
      return;
    }
    if (tired() || hopeless(units + waiting + (unitsFrom[index] ?? 0), whole + items.length - index)) return;
    for (const warehouse of warehouses) {
      if (!fits(item, left[warehouse] ?? [])) continue;
      for (const line of item.lines) take(line, warehouse, line.quantity);
      chooseWhole(index + 1, units + item.units, whole + 1, waiting);
      for (const _ of item.lines) undo();
    }
    const wait = item.together ? [] : item.lines;
    deferred.push(...wait);
    chooseWhole(index + 1, units, whole, waiting + (item.together ? 0 : item.units));
    deferred.length -= wait.length;
  };

  /** Units of the deferred lines in turn: `place` is the next warehouse to ask for the `wanted` units of the line that are still missing. */
  const chooseUnits = (index: number, place: number, wanted: number, units: number, whole: number): void => {
    const line = deferred[index];
    if (!line) {
      if (!hopeless(units, whole)) best = { units, whole, takes: [...takes] };
      return;
    }
    const warehouse = warehouses[place];
    if (warehouse === undefined || wanted === 0 || (!allowSplitUnits && wanted < line.quantity)) {
      chooseUnits(index + 1, 0, deferred[index + 1]?.quantity ?? 0, units, whole);
      return;
    }
    const later = deferred.slice(index + 1).reduce((sum, other) => sum + reach(other), 0);
    if (tired() || hopeless(units + Math.min(wanted, reach(line)) + later, whole)) return;
    for (let quantity = Math.min(wanted, wholeUnits(line, left[warehouse] ?? [])); quantity >= 0; quantity--) {
      if (quantity > 0) take(line, warehouse, quantity);
      chooseUnits(index, place + 1, wanted - quantity, units + quantity, whole);
      if (quantity > 0) undo();
    }
  };

  /** The most units of a line that all shelves together could still give, were it alone. */
  const reach = (line: DemandLine) => {
    let units = 0;
    for (const warehouse of warehouses) units += wholeUnits(line, left[warehouse] ?? []);
    return Math.min(units, line.quantity);
  };

  chooseWhole(0, 0, 0, 0);
  return best.takes;
}

function draw(line: DemandLine, shelf: number[], quantity: number): void {
  for (const { product, per } of line.parts) shelf[product] = (shelf[product] ?? 0) - per * quantity;
}
