import { type Reason, reason } from "@/lib/reason";

/** The life of a return. Pure: the server enforces it, buttons explain themselves with it. */

export const returnStatuses = [
  "requested",
  "approved",
  "rejected",
  "on_the_way",
  "partially_received",
  "received",
  "refunded",
  "exchanged",
  "closed",
  "cancelled",
] as const;
export type ReturnStatus = (typeof returnStatuses)[number];

export const returnOrigins = ["buyer", "staff", "channel", "carrier"] as const;
export type ReturnOrigin = (typeof returnOrigins)[number];

const moves = {
  approve: ["requested"],
  reject: ["requested"],
  send: ["approved"],
  receive: ["approved", "on_the_way", "partially_received"],
  // Money goes back for what has come; for the rest when it has.
  refund: ["partially_received", "received"],
  exchange: ["partially_received", "received"],
  // Nothing has come: its units may be asked back again, or stay where they are.
  cancel: ["requested", "approved", "on_the_way"],
  close: ["received", "refunded", "exchanged"],
  addPhoto: ["requested", "approved", "on_the_way", "partially_received", "received"],
} as const satisfies Record<string, readonly ReturnStatus[]>;

export type ReturnAction = keyof typeof moves;

/** Why an action on a return is refused; null when it may go ahead. */
export function whyNotReturn(action: ReturnAction, { status }: { status: ReturnStatus }): Reason | null {
  return (moves[action] as readonly ReturnStatus[]).includes(status) ? null : reason("return.wrong_status", { action, status });
}

/** Somebody still has to do something about it. */
export const openStatuses = ["requested", "approved", "on_the_way", "partially_received", "received"] as const;

/** Its units are spoken for: they cannot be asked back once more. */
export function holdsUnits(status: ReturnStatus): boolean {
  return status !== "rejected" && status !== "cancelled";
}

/** What became of the units of a line: came back fit for sale, damaged, or were not in the parcel. */
export type CameBack = { quantity: number; good: number; damaged: number; missing: number };

/** Units of a line of which nobody knows yet how they came back. */
export function stillToCome({ quantity, good, damaged, missing }: CameBack): number {
  return quantity - good - damaged - missing;
}

export const cameConditions = ["sellable", "damaged", "missing"] as const;
export type CameCondition = (typeof cameConditions)[number];

/** Where each condition is counted. */
export const columnOfCondition = { sellable: "good", damaged: "damaged", missing: "missing" } as const satisfies Record<
  CameCondition,
  keyof CameBack
>;

type ForSettling = {
  status: ReturnStatus;
  lines: readonly CameBack[];
  dueMinor: number;
  refundedMinor: number;
  isExchanged: boolean;
};

/** Where a return stands once units or money have moved: all money for all that came ends the work on it. */
export function statusAfterMove({ status, lines, dueMinor, refundedMinor, isExchanged }: ForSettling): ReturnStatus {
  if (lines.some((line) => stillToCome(line) > 0)) {
    const anyCame = lines.some((line) => stillToCome(line) < line.quantity);
    return anyCame ? "partially_received" : status;
  }
  if (refundedMinor < dueMinor || refundedMinor === 0) return isExchanged && refundedMinor >= dueMinor ? "exchanged" : "received";
  return isExchanged ? "exchanged" : "refunded";
}

/** Why some units of an order's line cannot be asked back; null when they can. Those asked back by living returns count. */
export function whyNotAsk(
  line: { sku: string; shipped: number; returnRequested: number; returnedGood: number; returnedDamaged: number },
  units: number,
): Reason | null {
  const most = mayAsk(line);
  return units > most ? reason("return.more_than_shipped", { sku: line.sku, units, most: Math.max(0, most) }) : null;
}

/** A line as its buyer may ask of it: what they have got, with what came back undelivered beside it. */
export function asDelivered<Line extends { shipped: number; delivered: number }>(line: Line, undelivered: number): Line {
  return { ...line, shipped: Math.min(line.shipped, line.delivered + undelivered) };
}

/** Units of a line that have left, have not come back, and are not asked back. */
export function mayAsk(line: { shipped: number; returnRequested: number; returnedGood: number; returnedDamaged: number }): number {
  return line.shipped - line.returnRequested - line.returnedGood - line.returnedDamaged;
}
