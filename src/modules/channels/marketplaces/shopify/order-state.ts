import type { OrderState } from "../port";
import type { WireOrder } from "./wire";

const paidStates = new Set(["paid", "partially_refunded"]);
const unpaidStates = new Set(["pending", "authorized", "partially_paid", ""]);

/** Whether the shop has, or had, the whole of the money. */
export function isPaid(financialStatus: string): boolean {
  return paidStates.has(financialStatus) || financialStatus === "refunded";
}

/**
 * The order's state: cancelled when it has a date of that, else by the money, and over when everything left the shop. A status
 * that Shopify added later waits for money, and `known` is false.
 */
export function orderState(
  order: Pick<WireOrder, "cancelled_at" | "financial_status" | "fulfillment_status" | "payment_gateway_names" | "gateway">,
) {
  const money = order.financial_status.toLowerCase();
  const over = order.fulfillment_status.toLowerCase() === "fulfilled";
  const known = isPaid(money) || unpaidStates.has(money) || money === "voided" || money === "expired";
  const is = (state: OrderState) => ({ state, known });
  if (order.cancelled_at || money === "voided") return is("cancelled");
  if (money === "refunded") return is("refunded");
  if (money === "expired") return is("failed");
  if (paidStates.has(money)) return is(over ? "completed" : "paid");
  return is(atTheDoor(order) ? "cash_on_delivery" : "awaiting_payment");
}

function atTheDoor({ payment_gateway_names, gateway }: Pick<WireOrder, "payment_gateway_names" | "gateway">): boolean {
  return [...payment_gateway_names, gateway].some((name) => /cash on delivery|\bcod\b|наложенн|при получении/i.test(name));
}
