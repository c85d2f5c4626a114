import type { OrderPage } from "@/server/order-view";

/** The order's page as the rules of `order-moves` want to see it. */
export function forMoves(order: Pick<OrderPage, "status" | "fulfilledBy" | "holds" | "lines">) {
  const { status, fulfilledBy, lines } = order;
  return { status, fulfilledBy, lines, openHolds: order.holds.map(({ reason }) => reason) };
}
