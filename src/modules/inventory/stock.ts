import { type Reason, reason } from "@/lib/reason";

/** The arithmetic of a stock level. Pure. */

export type Level = {
  warehouseId: string;
  productId: string;
  onHand: number;
  reserved: number;
  safety: number;
  incoming: number;
  damaged: number;
  quarantine: number;
  inCheck: number;
  putBack: number;
};

/** Units that are there but may not be sold now. */
export function unsellable(level: Pick<Level, "damaged" | "quarantine" | "inCheck" | "putBack">): number {
  return level.damaged + level.quarantine + level.inCheck + level.putBack;
}

/** Units that may still be promised: on hand − reserved − unsellable − safety − the channel's buffer; never below zero. */
export function available(level: Omit<Level, "warehouseId" | "productId" | "incoming">, buffer = 0): number {
  return Math.max(0, level.onHand - level.reserved - unsellable(level) - level.safety - buffer);
}

/** Units that lie there fit for sale and are kept for nobody: what may leave for another warehouse. */
export function unreserved(level: Pick<Level, "onHand" | "reserved" | "damaged" | "quarantine" | "inCheck" | "putBack">): number {
  return Math.max(0, level.onHand - level.reserved - unsellable(level));
}

/** Far above any shelf, and well inside what a counter of the ledger holds. */
export const mostOnHand = 1_000_000_000;

/** Why so many units cannot be put on a shelf, or be on their way to it; null when they can. */
export function whyAboveMost(there: number, units: number, sku: string): Reason | null {
  return there + units > mostOnHand ? reason("stock.above_most", { sku, most: mostOnHand }) : null;
}
