import type { OrderState } from "../port";

/** WooCommerce's own statuses. "processing" is paid and waits for the shop, except with cash on delivery. */
const states: Readonly<Record<string, OrderState>> = {
  pending: "awaiting_payment",
  "on-hold": "awaiting_payment",
  processing: "paid",
  completed: "completed",
  cancelled: "cancelled",
  refunded: "refunded",
  failed: "failed",
  trash: "ignored",
  draft: "ignored",
  "auto-draft": "ignored",
  "checkout-draft": "ignored",
  new: "ignored",
};

/**
 * The order's state. WooCommerce dates the payment of a cash-on-delivery order only when it is completed, so before that
 * "processing" means that the buyer pays at the door. A status that a plug-in added counts by whether the money came.
 */
export function orderState({ status, paymentMethod, paid }: { status: string; paymentMethod: string; paid: boolean }): OrderState {
  const own = Object.hasOwn(states, status) ? states[status] : undefined;
  const atTheDoor = paymentMethod === "cod" && !paid;
  if (own === undefined) return paid ? "paid" : atTheDoor ? "cash_on_delivery" : "awaiting_payment";
  if (atTheDoor && (status === "processing" || status === "on-hold")) return "cash_on_delivery";
  return own;
}
