import { proportion } from "@/lib/money";

/**
 * What goods cost: the moving average of all units of a product in the organization, in ten-thousandths of a minor unit, so that
 * a small receipt into a large stock still moves it and roundings do not add up to a kopeck within thousands of receipts.
 */

export const costCauses = ["opening", "catalog", "manual", "receipt"] as const;
export type CostCause = (typeof costCauses)[number];

const finesPerMinor = 10_000;

/** Some units and what one of them cost; null: nobody knows. */
export type Lot = { units: number; costE4: number | null };

/**
 * The cost of a unit once more have come: (units × cost + came × its cost) ÷ all units, rounded half up to a ten-thousandth of a
 * minor unit. With nothing there, or where nobody knows what it had cost, it is the cost of what came; goods that come at a cost
 * that nobody knows change nothing.
 */
export function averageCost(there: Lot, came: Lot): number | null {
  if (came.costE4 === null || came.units <= 0) return there.costE4;
  if (there.costE4 === null || there.units <= 0) return came.costE4;
  const total = BigInt(there.units) + BigInt(came.units);
  const value = BigInt(there.units) * BigInt(there.costE4) + BigInt(came.units) * BigInt(came.costE4);
  return Number((value * 2n + total) / (total * 2n));
}

/** The cost of one of some units that cost an amount together. */
export const costOfEach = (totalMinor: number, units: number): number => proportion(totalMinor, finesPerMinor, units);

/** A cost in whole minor units. */
export const wholeMinor = (costE4: number): number => proportion(costE4, 1, finesPerMinor);

/** A cost in minor units as it is kept. */
export const fineCost = (minor: number): number => minor * finesPerMinor;
