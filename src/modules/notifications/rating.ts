import { type Reason, reason } from "@/lib/reason";

/** Why an order cannot be rated; null when it may. Pure. */
export function whyNotRate(order: { deliveredAt: Date | null; status: string }): Reason | null {
  return order.deliveredAt && order.status !== "cancelled" ? null : reason("rating.not_delivered");
}
