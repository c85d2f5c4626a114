import type { OrderStatus } from "../order-status";
import type { OrderPolicy } from "./policy";

export const timeouts = ["unpaid_timeout", "unfillable_timeout"] as const;
export type Timeout = (typeof timeouts)[number];

export type OrderInTime = {
  status: OrderStatus;
  fulfilledBy: "us" | "channel";
  paidMinor: number;
  /** When it came to us; an order that was imported late is not late at once. */
  createdAt: Date;
  promisedAt: Date | null;
  openHolds: readonly { reason: string; until: Date | null }[];
  /** Since when units wait for stock; null when none do. */
  waitingSince: Date | null;
  lines: readonly { picked: number; shipped: number }[];
};

const hourMs = 3_600_000;

/**
 * Whether an order's time is over by the owner's policy, and which; null when not. Never when money came in or goods were
 * taken from the shelf, and not while somebody holds it until a later date or a promised date is still to come. An order
 * that staff let go unpaid no longer waits for payment. Pure.
 */
export function timeoutOf(
  order: OrderInTime,
  policy: Pick<OrderPolicy, "cancelUnpaidAfterHours" | "cancelUnfillableAfterDays">,
  now: Date,
): Timeout | null {
  const { status, fulfilledBy, openHolds } = order;
  if ((status !== "new" && status !== "confirmed") || fulfilledBy === "channel" || order.paidMinor > 0) return null;
  if (order.lines.some((line) => line.picked > 0 || line.shipped > 0)) return null;
  if (openHolds.some(({ until }) => until && until > now)) return null;
  const { cancelUnpaidAfterHours: hours, cancelUnfillableAfterDays: days } = policy;
  const isOver = (since: Date, ms: number) => now.getTime() - since.getTime() >= ms;
  const awaitsPayment = openHolds.some(({ reason }) => reason === "awaiting_payment");
  if (hours !== null && awaitsPayment && isOver(order.createdAt, hours * hourMs)) return "unpaid_timeout";
  if (order.promisedAt && order.promisedAt > now) return null;
  if (days !== null && order.waitingSince && isOver(order.waitingSince, days * 24 * hourMs)) return "unfillable_timeout";
  return null;
}
