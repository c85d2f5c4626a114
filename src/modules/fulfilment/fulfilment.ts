import { type Reason, reason } from "@/lib/reason";
import type { FulfilmentState } from "@/modules/orders/fulfilment-state";
import type { Money, PaymentTerms } from "@/modules/orders/order-status";

/** The life of a fulfilment: one warehouse's work on one order. Pure: the server enforces it, buttons explain themselves with it. */

type Move = { from: readonly FulfilmentState[]; to: FulfilmentState };

const moves = {
  startPicking: { from: ["planned"], to: "picking" },
  finishPicking: { from: ["picking"], to: "picked" },
  // A unit scanned by mistake goes back to its bin, and the tote is open again.
  resumePicking: { from: ["picked"], to: "picking" },
  // Units missing on the shelf leave this work and are routed again; what is left of it goes on.
  reportShort: { from: ["planned", "picking"], to: "picking" },
  pack: { from: ["picked"], to: "packed" },
  // A parcel opened again before the carrier has it.
  unpack: { from: ["packed"], to: "picked" },
  handOver: { from: ["packed"], to: "handed_over" },
  deliver: { from: ["handed_over"], to: "delivered" },
  returnToSender: { from: ["handed_over"], to: "returned_to_sender" },
  // Once handed over it is a return, not a cancellation.
  cancel: { from: ["planned", "picking", "picked", "packed"], to: "cancelled" },
} as const satisfies Record<string, Move>;

export type FulfilmentAction = keyof typeof moves;

/** Why an action is refused, as a code with parameters that every language can word; null when it may go ahead. */
export function whyNot(action: FulfilmentAction, fulfilment: { status: FulfilmentState }): Reason | null {
  const { from }: Move = moves[action];
  return from.includes(fulfilment.status) ? null : reason("fulfilment.wrong_status", { action, status: fulfilment.status });
}

/** Where an action leads. */
export function after(action: FulfilmentAction): FulfilmentState {
  return moves[action].to;
}

/** Work that a cancellation leaves lying about: picked units go back to their bins by a scan. */
export function needsPutBack(lines: readonly { picked: number }[]): boolean {
  return lines.some((line) => line.picked > 0);
}

type LinesAndState = { status: FulfilmentState; lines: readonly { quantity: number; picked: number; packed: number }[] };
type OrderForShipping = { openHolds: readonly string[]; fulfilledBy: "us" | "channel"; paymentTerms: PaymentTerms } & Money;

/**
 * Why a fulfilment may not leave yet: the order is held or not paid (unless it is paid at the door), or a unit is not picked and packed by scan.
 * An authorized payment lets the work be prepared, not shipped: the money must be captured first.
 */
export function whyNotShip(fulfilment: LinesAndState, order: OrderForShipping): Reason | null {
  if (order.fulfilledBy === "channel") return reason("order.fulfilled_by_channel");
  if (order.openHolds.length > 0) return reason("order.on_hold", { count: order.openHolds.length });
  if (order.paymentTerms !== "cash_on_delivery" && !isPaid(order)) return reason("order.not_paid");
  const unpicked = fulfilment.lines.reduce((units, line) => units + line.quantity - line.picked, 0);
  if (unpicked > 0) return reason("fulfilment.not_picked", { units: unpicked });
  const unpacked = fulfilment.lines.reduce((units, line) => units + line.quantity - line.packed, 0);
  if (unpacked > 0) return reason("fulfilment.not_packed", { units: unpacked });
  return whyNot("handOver", fulfilment);
}

/** Money that all went back is no payment; a part that went back (a goodwill discount) keeps nothing from leaving. */
function isPaid({ totalMinor, paidMinor, refundedMinor }: Money): boolean {
  return paidMinor >= totalMinor && (totalMinor === 0 || refundedMinor < paidMinor);
}

/** Why work on a fulfilment may not begin or go on: a hold stops it. Payment does not: authorized orders are prepared in advance. */
export function whyNotWork(
  action: FulfilmentAction,
  fulfilment: { status: FulfilmentState },
  order: { openHolds: readonly string[] },
): Reason | null {
  if (order.openHolds.length > 0) return reason("order.on_hold", { count: order.openHolds.length });
  return whyNot(action, fulfilment);
}
