import { type Reason, reason } from "@/lib/reason";
import type { LineQuantities, OrderStatus } from "./order-status";

/** What may be done to an order, and when. Pure: the server refuses with it, buttons explain themselves with it. */

type OrderForMoves = {
  status: OrderStatus;
  fulfilledBy: "us" | "channel";
  openHolds: readonly string[];
  lines: readonly Pick<LineQuantities, "quantity" | "cancelled" | "shipped">[];
};

type Move = { from: readonly OrderStatus[]; unless: readonly Guard[] };
type Guard = (order: OrderForMoves) => Reason | null;

const held: Guard = ({ openHolds }) => (openHolds.length > 0 ? reason("order.on_hold", { count: openHolds.length }) : null);

const notHeld: Guard = ({ openHolds }) => (openHolds.length > 0 ? null : reason("order.no_open_hold"));

const anythingShipped: Guard = ({ lines }) => {
  const units = lines.reduce((sum, line) => sum + line.shipped, 0);
  return units > 0 ? reason("order.already_shipped", { units }) : null;
};

const everythingShipped: Guard = ({ lines }) =>
  lines.some((line) => line.quantity - line.cancelled > line.shipped) ? null : reason("order.nothing_left_to_ship");

const channelsOwn: Guard = ({ fulfilledBy }) => (fulfilledBy === "channel" ? reason("order.fulfilled_by_channel") : null);

const moves = {
  confirm: { from: ["draft", "new"], unless: [held] },
  // What a marketplace fulfils itself never stops here.
  hold: { from: ["new", "confirmed"], unless: [channelsOwn, everythingShipped] },
  release: { from: ["new", "confirmed"], unless: [notHeld] },
  // Once a parcel has left it is a return, not a cancellation; what has not left can be taken off by an edit.
  cancel: { from: ["draft", "new", "confirmed"], unless: [anythingShipped] },
  edit: { from: ["draft", "new", "confirmed"], unless: [channelsOwn, everythingShipped] },
  place: { from: ["draft"], unless: [] },
  split: { from: ["new", "confirmed"], unless: [channelsOwn, everythingShipped] },
  substitute: { from: ["new", "confirmed"], unless: [channelsOwn, everythingShipped] },
  routeAgain: { from: ["new", "confirmed"], unless: [channelsOwn, everythingShipped] },
  // Money that came in is a fact: it is booked even after the end, so that it can be given back.
  recordPayment: { from: ["new", "confirmed", "closed", "cancelled"], unless: [] },
} as const satisfies Record<string, Move>;

export type OrderAction = keyof typeof moves;

/** Why an action on an order is refused, as a code with parameters that every language can word; null when it may go ahead. */
export function whyNot(action: OrderAction, order: OrderForMoves): Reason | null {
  const { from, unless }: Move = moves[action];
  if (!from.includes(order.status)) return reason("order.wrong_status", { action, status: order.status });
  for (const guard of unless) {
    const refused = guard(order);
    if (refused) return refused;
  }
  return null;
}
