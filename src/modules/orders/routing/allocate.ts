import type { Demand, DemandLine, Item } from "./demand";
import { searchBest } from "./search-best";
import { type Effort, fits, type Stock, type Take, wholeUnits } from "./shelf";

/** An item that competes with no other, with what each warehouse could do for it, worked out once for all sets of warehouses. */
type Alone = {
  item: Item;
  /** The warehouses that have it whole, a bit each. */
  holders: number;
  /** Its line, where its units may leave apart, and how many of them each warehouse has. */
  line: DemandLine | null;
  units: readonly number[];
};

/** A demand against the stock of some warehouses (at most 31), prepared for asking about many sets of them. */
export type Filling = { alone: Alone[]; contested: Demand["clusters"][number][]; stock: Stock; allowSplitUnits: boolean; weighs: boolean };

/** A set of warehouses, those preferred first: their numbers in rising order, and the same as bits. */
export type Members = { numbers: readonly number[]; bits: number };

/** What a set of warehouses can fill, and which of them have something to do. */
export type Filled = {
  units: number;
  used: number;
  contested: Take[];
  /** What leaves from each warehouse, by its number; null where nobody asks or not all was weighed. */
  grams: readonly number[] | null;
};

export function prepareFilling(demand: Demand, stock: Stock, allowSplitUnits: boolean, weighs: boolean): Filling {
  const alone: Alone[] = [];
  const contested: Filling["contested"] = [];
  for (const cluster of demand.clusters) {
    const [item] = cluster;
    if (cluster.length !== 1 || !item) {
      contested.push(cluster);
      continue;
    }
    const line = item.together ? null : (item.lines[0] ?? null);
    let holders = 0;
    for (const [warehouse, shelf] of stock.entries()) if (fits(item, shelf)) holders |= 1 << warehouse;
    alone.push({ item, holders, line, units: line ? stock.map((shelf) => wholeUnits(line, shelf)) : [] });
  }
  return { alone, contested, stock, allowSplitUnits, weighs: weighs && demand.grams !== null };
}

/**
 * How much of a demand a set of warehouses fills, the preferred one first: most units, then most lines whole, then the
 * preferred warehouse for each line. Whole lines come before split ones, units of a line are split only if allowed, and a
 * group kept together leaves from one warehouse or not at all. Null when a member would have nothing to do: that is another,
 * smaller set. Asked hundreds of times for one order, so it counts without writing anything down; `takesOf` writes it down.
 */
export function fill(filling: Filling, members: Members, effort: Effort): Filled | null {
  let units = 0;
  let used = 0;
  const grams = filling.weighs ? filling.stock.map(() => 0) : null;
  for (const one of filling.alone) {
    const whole = members.bits & one.holders;
    if (whole !== 0) {
      // The lowest bit: the preferred one of those that have it whole.
      const lowest = whole & -whole;
      used |= lowest;
      units += one.item.units;
      if (grams) add(grams, 31 - Math.clz32(lowest), one.item.grams);
    } else if (one.line) {
      const portions = portionsOf(one, one.line, members.numbers, filling.allowSplitUnits);
      for (let at = 0; at < portions.length; at++) {
        const portion = portions[at];
        if (!portion) continue;
        used |= 1 << portion.warehouse;
        units += portion.quantity;
        if (grams) add(grams, portion.warehouse, weightOf(portion));
      }
    }
  }
  if (filling.contested.length === 0) return used === members.bits ? { units, used, contested: [], grams } : null;
  const contested = filling.contested.flatMap((items) =>
    searchBest(items, filling.stock, members.numbers, filling.allowSplitUnits, effort),
  );
  for (const take of contested) {
    used |= 1 << take.warehouse;
    units += take.quantity;
    if (grams) add(grams, take.warehouse, weightOf(take));
  }
  return used === members.bits ? { units, used, contested, grams } : null;
}

function add(grams: number[], warehouse: number, more: number): void {
  grams[warehouse] = (grams[warehouse] ?? 0) + more;
}

const weightOf = ({ line, quantity }: Take) => (line.grams ?? 0) * quantity;

/** What leaves from where when a set of warehouses fills a demand. */
export function takesOf(filling: Filling, members: Members, filled: Filled): Take[] {
  const takes = filling.alone.flatMap((one): Take[] => {
    const whole = members.numbers.find((warehouse) => (one.holders >> warehouse) & 1);
    if (whole !== undefined) return one.item.lines.map((line) => ({ line, warehouse: whole, quantity: line.quantity }));
    return one.line ? portionsOf(one, one.line, members.numbers, filling.allowSplitUnits) : [];
  });
  return [...takes, ...filled.contested];
}

/** Units of a line that no warehouse of the set has whole: from each in turn, or from the one that has most. */
function portionsOf({ units }: Alone, line: DemandLine, members: readonly number[], allowSplitUnits: boolean): Take[] {
  if (!allowSplitUnits) {
    let most = -1;
    for (const warehouse of members) if ((units[warehouse] ?? 0) > (units[most] ?? 0)) most = warehouse;
    return most < 0 ? [] : [{ line, warehouse: most, quantity: Math.min(units[most] ?? 0, line.quantity) }];
  }
  const takes: Take[] = [];
  let left = line.quantity;
  for (const warehouse of members) {
    const quantity = Math.min(units[warehouse] ?? 0, left);
    if (quantity > 0) takes.push({ line, warehouse, quantity });
    left -= quantity;
  }
  return takes;
}
