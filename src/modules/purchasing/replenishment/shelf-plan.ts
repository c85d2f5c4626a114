import { chanceWithin, expectedShort, type UnitsExpected, unitsFor } from "./units-expected";

/** How a product is kept on the shelf of a warehouse. Days may be parts of days: they are learnt. */
export type ShelfRules = {
  /** The part of the times between order and arrival in which nothing runs out. */
  serviceLevel: number;
  leadDays: number;
  /** How much the days on the way stray, as a standard deviation. */
  leadDeviation: number;
  /** For how many days an order lasts beyond its way here. */
  coverDays: number;
  minQuantity: number;
  pack: number;
};

export type ShelfPlan = {
  /** Units expected until what is ordered today has come, and until what is ordered after it has. */
  leadDemand: number;
  coverDemand: number;
  safety: number;
  reorderPoint: number;
  orderUpTo: number;
};

/** Proposals are looked at once a day: what runs out meanwhile has to last a day longer. */
export const lookEvery = 1;
/** Beyond the forecast a day is like the mean of its last four weeks. */
const lately = 28;

/** Units expected over so many days from now. */
export function demandOver(daily: readonly number[], days: number): number {
  const whole = Math.floor(days);
  const last = daily.slice(-lately);
  const usual = last.length > 0 ? last.reduce((sum, units) => sum + units, 0) / last.length : 0;
  let sum = (days - whole) * (daily[whole] ?? usual);
  for (let day = 0; day < whole; day++) sum += daily[day] ?? usual;
  return sum;
}

/**
 * What may be asked for over some days when their number strays too: the forecast's error grows with the root of the days, and a day
 * of delay costs a day's demand (Silver, Pyke and Thomas, "Inventory and production management in supply chains", 4th ed., 6.10).
 */
export function expectedOver(
  demand: number,
  days: number,
  { deviation, leadDeviation }: { deviation: number; leadDeviation: number },
): UnitsExpected {
  const perDay = days > 0 ? demand / days : 0;
  return { mean: demand, variance: days * deviation ** 2 + (perDay * leadDeviation) ** 2 };
}

/**
 * Reorder point and order-up-to level of one product in one warehouse (the (s, S) rule, reviewed daily). `daily` is the forecast of
 * this warehouse by day, `deviation` the error of one of its days. Nothing is kept of what nobody asks for.
 */
export function planShelf({ daily, deviation }: { daily: readonly number[]; deviation: number }, rules: ShelfRules): ShelfPlan {
  const leadSpan = rules.leadDays + lookEvery;
  const leadDemand = demandOver(daily, leadSpan);
  const coverDemand = demandOver(daily, leadSpan + rules.coverDays);
  const reorderPoint = unitsFor(expectedOver(leadDemand, leadSpan, { deviation, leadDeviation: rules.leadDeviation }), rules.serviceLevel);
  const safety = Math.max(0, reorderPoint - Math.round(leadDemand));
  return { leadDemand, coverDemand, safety, reorderPoint, orderUpTo: Math.max(reorderPoint, Math.ceil(coverDemand) + safety) };
}

/** Units to order when so many are there or on their way: nothing above the reorder point, else up to the level, in whole packs. */
export function quantityToOrder(
  position: number,
  plan: Pick<ShelfPlan, "reorderPoint" | "orderUpTo">,
  rules: Pick<ShelfRules, "minQuantity" | "pack">,
): number {
  const need = plan.orderUpTo - position;
  if (position > plan.reorderPoint || need <= 0) return 0;
  return Math.ceil(Math.max(need, rules.minQuantity) / rules.pack) * rules.pack;
}

type Watched = Pick<ShelfPlan, "coverDemand"> & Pick<ShelfRules, "leadDays" | "leadDeviation" | "coverDays"> & { deviation: number };

/** The chance to run out before the order after the next one has come, and how many units would then be missing on average. */
export function riskWith(position: number, shelf: Watched): { risk: number; short: number } {
  const expected = expectedOver(shelf.coverDemand, shelf.leadDays + lookEvery + shelf.coverDays, shelf);
  return { risk: 1 - chanceWithin(expected, position), short: expectedShort(expected, position) };
}

/** For how many days so many units last; null where nobody asks for them. */
export function daysOfCover(units: number, perDay: number): number | null {
  return perDay > 0 ? Math.max(0, units) / perDay : null;
}

/** Units that lie on the shelf on average: the safety stock, and half of what an order brings. */
export function usualStock(plan: ShelfPlan): number {
  return plan.safety + (plan.orderUpTo - plan.reorderPoint) / 2;
}
