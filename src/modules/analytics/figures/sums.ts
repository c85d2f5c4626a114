/** What is counted and what follows from it. Pure: queries add up, pages and files show. Money in minor units. */

export const measures = [
  "orders",
  "confirmed",
  "cancelled",
  "cancelledMinor",
  "units",
  "grossMinor",
  "discountMinor",
  "taxMinor",
  "totalMinor",
  "shippingMinor",
  "refundedMinor",
  "returnedOrders",
  "returnedUnits",
  "costMinor",
  "uncostedUnits",
  "commissionMinor",
  "logisticsMinor",
  "otherFeesMinor",
  "deliveryMinor",
  "wayBackMinor",
] as const;
export type Measure = (typeof measures)[number];
export type Sums = Record<Measure, number>;

export const nothing = Object.fromEntries(measures.map((measure) => [measure, 0])) as Sums;

export function added(all: readonly Sums[]): Sums {
  return Object.fromEntries(measures.map((measure) => [measure, all.reduce((sum, one) => sum + one[measure], 0)])) as Sums;
}

/** What follows from sums; shares are 0 to 1, and null where there is nothing to divide by. */
export type Derived = {
  averageMinor: number | null;
  netMinor: number;
  feesMinor: number;
  /** What was spent on sending goods and on getting them back. */
  carriageMinor: number;
  marginMinor: number;
  marginShare: number | null;
  returnShare: number | null;
  cancelShare: number | null;
  unitsPerOrder: number | null;
};

/**
 * Sales without tax, and the margin: what buyers paid and kept, less what the goods cost us, less commission, fees and carriage. Units
 * whose cost nobody knows count as if they cost nothing, and are named beside it.
 */
export function derived(sums: Sums): Derived {
  const { orders, totalMinor, cancelled, units } = sums;
  const feesMinor = sums.commissionMinor + sums.logisticsMinor + sums.otherFeesMinor;
  const carriageMinor = sums.deliveryMinor + sums.wayBackMinor;
  const marginMinor = totalMinor - sums.refundedMinor - sums.costMinor - feesMinor - carriageMinor;
  return {
    averageMinor: orders > 0 ? Math.round(totalMinor / orders) : null,
    netMinor: totalMinor - sums.taxMinor,
    feesMinor,
    carriageMinor,
    marginMinor,
    marginShare: totalMinor > 0 ? marginMinor / totalMinor : null,
    returnShare: units > 0 ? sums.returnedUnits / units : null,
    cancelShare: orders + cancelled > 0 ? cancelled / (orders + cancelled) : null,
    unitsPerOrder: orders > 0 ? units / orders : null,
  };
}

/** How much a figure grew against the one before, as a share; null where there was nothing before. */
export const growth = (now: number, before: number): number | null => (before === 0 ? null : (now - before) / Math.abs(before));
