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
