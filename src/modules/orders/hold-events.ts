import { type Reason, reason } from "@/lib/reason";

/** What a hold may wait for: the whole total is paid, every unit is reserved, the address was corrected. */
export const holdEvents = ["payment", "stock", "address"] as const;
export type HoldEvent = (typeof holdEvents)[number];

type Waiting = {
  totalMinor: number;
  paidMinor: number;
  refundedMinor: number;
  lines: readonly { quantity: number; cancelled: number; reserved: number; shipped: number }[];
};

/** Why a hold may not wait for an event: it has happened, and would never release it. Null when it may. */
export function whyNotWaitFor(event: HoldEvent, { totalMinor, paidMinor, refundedMinor, lines }: Waiting): Reason | null {
  if (event === "payment" && paidMinor - refundedMinor >= totalMinor) return reason("order.nothing_to_wait_for", { event });
  const isWhole = lines.every((line) => line.quantity - line.cancelled - line.reserved - line.shipped <= 0);
  return event === "stock" && isWhole ? reason("order.nothing_to_wait_for", { event }) : null;
}
