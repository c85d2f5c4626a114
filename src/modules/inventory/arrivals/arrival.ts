import { type Reason, reason } from "@/lib/reason";

/** Units on their way to a warehouse: what may be done with them. Pure: the server enforces it, buttons explain themselves with it. */

export const arrivalStatuses = ["open", "received", "cancelled"] as const;
export type ArrivalStatus = (typeof arrivalStatuses)[number];

export const arrivalSources = ["supplier", "transfer", "other"] as const;
export type ArrivalSource = (typeof arrivalSources)[number];

export type ArrivalAction = "change" | "receive" | "cancel" | "close_short";

type Arrival = { status: ArrivalStatus; source: ArrivalSource; purchaseLineId: string | null };

/**
 * Why an arrival cannot be changed, received or ended; null when it can. A transfer is received and changed as a whole, and what
 * is ordered is called off in its order; its day may be moved here, and it may end short.
 */
export function whyNotArrival(action: ArrivalAction, { status, source, purchaseLineId }: Arrival): Reason | null {
  if (status !== "open") return reason("arrival.wrong_status", { action, status });
  if (source === "transfer") return reason("arrival.of_transfer");
  return action === "cancel" && purchaseLineId ? reason("arrival.of_purchase") : null;
}

/** Units that are still to come. */
export function outstanding({ status, quantity, received }: { status: ArrivalStatus; quantity: number; received: number }): number {
  return status === "open" ? quantity - received : 0;
}
