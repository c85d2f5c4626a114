import { derived, type Sums } from "./sums";

/** The figures that pages show: how each follows from sums, how it is written, and which orders it opens. Pure. */

export type Unit = "money" | "count" | "share" | "decimal";
/** Orders that were not cancelled, those that were, and of the former those of which something came back, or was paid back. */
export type OrdersBehind = "sold" | "cancelled" | "returned" | "refunded";

export type Figure = {
  unit: Unit;
  of: (sums: Sums) => number | null;
  /** Null: no list holds exactly what it was counted from. */
  behind: OrdersBehind | null;
  /** Less of it is better. */
  isCost?: boolean;
};

export const figures = {
  sales: { unit: "money", of: (sums) => sums.totalMinor, behind: "sold" },
  orders: { unit: "count", of: (sums) => sums.orders, behind: "sold" },
  average: { unit: "money", of: (sums) => derived(sums).averageMinor, behind: "sold" },
  units: { unit: "count", of: (sums) => sums.units, behind: "sold" },
  unitsPerOrder: { unit: "decimal", of: (sums) => derived(sums).unitsPerOrder, behind: "sold" },
  confirmed: { unit: "count", of: (sums) => sums.confirmed, behind: null },
  gross: { unit: "money", of: (sums) => sums.grossMinor, behind: "sold" },
  discount: { unit: "money", of: (sums) => sums.discountMinor, behind: "sold", isCost: true },
  tax: { unit: "money", of: (sums) => sums.taxMinor, behind: "sold" },
  net: { unit: "money", of: (sums) => derived(sums).netMinor, behind: "sold" },
  shipping: { unit: "money", of: (sums) => sums.shippingMinor, behind: "sold" },
  cancelled: { unit: "count", of: (sums) => sums.cancelled, behind: "cancelled", isCost: true },
  cancelShare: { unit: "share", of: (sums) => derived(sums).cancelShare, behind: "cancelled", isCost: true },
  refunded: { unit: "money", of: (sums) => sums.refundedMinor, behind: "refunded", isCost: true },
  returnedUnits: { unit: "count", of: (sums) => sums.returnedUnits, behind: "returned", isCost: true },
  returnShare: { unit: "share", of: (sums) => derived(sums).returnShare, behind: "returned", isCost: true },
  cost: { unit: "money", of: (sums) => sums.costMinor, behind: "sold", isCost: true },
  // Channels and carriers bill cancelled orders, too: neither those nor the others alone make up what follows.
  commission: { unit: "money", of: (sums) => sums.commissionMinor, behind: null, isCost: true },
  fees: { unit: "money", of: (sums) => derived(sums).feesMinor, behind: null, isCost: true },
  carriage: { unit: "money", of: (sums) => derived(sums).carriageMinor, behind: null, isCost: true },
  margin: { unit: "money", of: (sums) => derived(sums).marginMinor, behind: null },
  marginShare: { unit: "share", of: (sums) => derived(sums).marginShare, behind: null },
} as const satisfies Record<string, Figure>;

export type FigureKey = keyof typeof figures;
export const figureKeys = Object.keys(figures) as FigureKey[];

/** A figure as the tables of figures have it. */
export const figure = (key: FigureKey): Figure => figures[key];
