import { type Reason, reason } from "@/lib/reason";
import type { FulfilmentState } from "./fulfilment-state";

/** The words an order is described with and what follows from its parts. Pure: the server enforces it, buttons explain themselves with it. */

export const orderStatuses = ["draft", "new", "confirmed", "closed", "cancelled"] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export const fulfilmentStatuses = [
  "unfulfilled",
  "backordered",
  "reserved",
  "picking",
  "packed",
  "partially_shipped",
  "shipped",
  "partially_delivered",
  "delivered",
  "returned_to_sender",
] as const;
export type FulfilmentStatus = (typeof fulfilmentStatuses)[number];

export const paymentStatuses = [
  "unpaid",
  "authorized",
  "partially_paid",
  "paid",
  "cash_on_delivery",
  "partially_refunded",
  "refunded",
] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

export const returnStatuses = ["none", "requested", "partially_returned", "returned"] as const;
export type ReturnStatus = (typeof returnStatuses)[number];

/** How the money is to come: before the goods leave, reserved on a card until they do, or at the door. */
export const paymentTerms = ["prepaid", "authorized", "cash_on_delivery"] as const;
export type PaymentTerms = (typeof paymentTerms)[number];

export const holdReasons = [
  "awaiting_payment",
  "address_invalid",
  "unknown_sku",
  "out_of_stock",
  "fraud_risk",
  "buyer_request",
  // What the robot that confirms orders found wanting, and another order that looks the same.
  "confirmation",
  "duplicate",
  // A word of the channel that nobody has said the meaning of: its warehouse, its way of delivery.
  "unmapped",
  // Goods that are not out yet: it ends on their day.
  "preorder",
  // Goods that lie apart come together first: it ends when they have.
  "gathering",
  "manual",
] as const;
export type HoldReason = (typeof holdReasons)[number];

/** What became of the units of one order line. Cumulative: a delivered unit is also shipped, packed and picked; shipping ends its reservation. */
export type LineQuantities = {
  quantity: number;
  cancelled: number;
  reserved: number;
  backordered: number;
  picked: number;
  packed: number;
  shipped: number;
  delivered: number;
  returnRequested: number;
  returnedGood: number;
  returnedDamaged: number;
};

export type Money = { totalMinor: number; paidMinor: number; refundedMinor: number };

/** Payment status from the ledger's sums. What went back outweighs the terms; an order that costs nothing is paid. */
export function paymentStatusOf({ totalMinor, paidMinor, refundedMinor, terms }: Money & { terms: PaymentTerms }): PaymentStatus {
  if (refundedMinor > 0) return refundedMinor >= paidMinor ? "refunded" : "partially_refunded";
  if (paidMinor >= totalMinor) return "paid";
  if (paidMinor > 0) return "partially_paid";
  return terms === "prepaid" ? "unpaid" : terms;
}

/** Fulfilment status of the whole order from its lines and the states of its fulfilments; cancelled fulfilments count for nothing. */
export function fulfilmentStatusOf(
  lines: readonly Omit<LineQuantities, "returnRequested" | "returnedGood" | "returnedDamaged">[],
  fulfilments: readonly FulfilmentState[],
): FulfilmentStatus {
  const live = fulfilments.filter((state) => state !== "cancelled");
  const wanted = sum(lines, (line) => line.quantity - line.cancelled);
  const shipped = sum(lines, (line) => line.shipped);
  const delivered = sum(lines, (line) => line.delivered);
  const backordered = sum(lines, (line) => line.backordered);

  if (live.length > 0 && live.every((state) => state === "returned_to_sender")) return "returned_to_sender";
  if (delivered > 0) return delivered >= wanted ? "delivered" : "partially_delivered";
  if (shipped > 0) return shipped >= wanted ? "shipped" : "partially_shipped";
  // What waits for goods keeps nobody from shipping the rest, so packed means: everything there is.
  const there = wanted - backordered;
  if (there > 0 && sum(lines, (line) => line.packed) >= there) return "packed";
  if (live.some((state) => state === "picking" || state === "picked" || state === "packed")) return "picking";
  if (backordered > 0) return "backordered";
  return wanted > 0 && sum(lines, (line) => line.reserved) >= wanted ? "reserved" : "unfulfilled";
}

/** Return status from the lines: arrived units count more than announced ones. */
export function returnStatusOf(
  lines: readonly Pick<LineQuantities, "shipped" | "returnRequested" | "returnedGood" | "returnedDamaged">[],
): ReturnStatus {
  const returned = sum(lines, (line) => line.returnedGood + line.returnedDamaged);
  if (returned > 0) return returned >= sum(lines, (line) => line.shipped) ? "returned" : "partially_returned";
  return lines.some((line) => line.returnRequested > 0) ? "requested" : "none";
}

/** An order is confirmed as long as nothing holds it, and new again while something does; what is over stays over. */
export function statusUnderHolds(status: OrderStatus, openHolds: readonly string[]): OrderStatus {
  if (status !== "new" && status !== "confirmed") return status;
  return openHolds.length > 0 ? "new" : "confirmed";
}

/** Delivered, but the money that the carrier took at the door has not arrived. */
export function awaitsTransfer(
  order: { status: OrderStatus; fulfilmentStatus: FulfilmentStatus; paymentTerms: PaymentTerms } & Money,
): boolean {
  const open = order.status === "new" || order.status === "confirmed";
  return open && order.paymentTerms === "cash_on_delivery" && order.fulfilmentStatus === "delivered" && order.paidMinor < order.totalMinor;
}

/**
 * May the order close itself: every unit that was not cancelled is delivered, and the whole total came in.
 * Money refunded since does not keep it open; an order of which nothing was delivered is cancelled, never closed.
 */
export function mayCloseNow(order: OrderForClosing): boolean {
  return whyNotClosed(order) === null;
}

export type OrderForClosing = {
  status: OrderStatus;
  openHolds: readonly string[];
  lines: readonly Pick<LineQuantities, "quantity" | "cancelled" | "delivered">[];
} & Money;

/** Why the order cannot close yet, or null when it may. */
export function whyNotClosed(order: OrderForClosing): Reason | null {
  if (order.status !== "new" && order.status !== "confirmed")
    return reason("order.wrong_status", { action: "close", status: order.status });
  if (order.openHolds.length > 0) return reason("order.on_hold", { count: order.openHolds.length });
  const waiting = sum(order.lines, (line) => line.quantity - line.cancelled - line.delivered);
  if (waiting > 0 || !order.lines.some((line) => line.delivered > 0)) return reason("order.not_delivered", { units: waiting });
  return order.paidMinor >= order.totalMinor ? null : reason("order.not_paid");
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
