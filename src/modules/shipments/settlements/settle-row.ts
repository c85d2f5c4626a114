import type { OrderStatus } from "@/modules/orders/order-status";

export const settlementOutcomes = ["exact", "short", "over", "already", "not_due", "other_currency", "unknown"] as const;
/** What a register's row came to. All but the first want somebody to look. */
export type SettlementOutcome = (typeof settlementOutcomes)[number];
export type Difference = Exclude<SettlementOutcome, "exact">;

export type Due = {
  status: OrderStatus;
  currency: string;
  /** What of the order has not been paid. */
  openMinor: number;
  /** What was to be collected with this parcel, less what earlier registers settled of it; null: nobody noted it, or the row names the order only. */
  parcelMinor: number | null;
};

export type Settled = { outcome: SettlementOutcome; dueMinor: number | null; bookedMinor: number };

/**
 * Compares what a carrier says that it took for a parcel with what it was to take. Booked is never more than the buyer owed: what is
 * over, what comes twice, and what belongs to no parcel of ours is a person's to look at.
 */
export function settleRow(row: { collectedMinor: number; currency: string }, due: Due | null): Settled {
  if (!due) return { outcome: "unknown", dueMinor: null, bookedMinor: 0 };
  if (due.status === "draft" || due.status === "cancelled") return { outcome: "not_due", dueMinor: 0, bookedMinor: 0 };
  if (due.currency !== row.currency) return { outcome: "other_currency", dueMinor: null, bookedMinor: 0 };
  const dueMinor = Math.max(0, Math.min(due.openMinor, due.parcelMinor ?? due.openMinor));
  if (dueMinor === 0) return { outcome: "already", dueMinor, bookedMinor: 0 };
  const outcome = row.collectedMinor === dueMinor ? "exact" : row.collectedMinor < dueMinor ? "short" : "over";
  return { outcome, dueMinor, bookedMinor: Math.min(row.collectedMinor, dueMinor) };
}
