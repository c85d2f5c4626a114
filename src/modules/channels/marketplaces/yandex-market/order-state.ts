import type { OrderState } from "../port";

/** Who sells how: FBS and EXPRESS leave from us by Yandex's couriers, FBY from Yandex's warehouse, DBS is delivered by us. */
export type Program = "FBS" | "EXPRESS" | "FBY" | "DBS";

const awaiting = new Set(["PLACING", "RESERVED", "UNPAID"]);
const ours = new Set(["PENDING", "PROCESSING", "DELIVERY", "PICKUP"]);
const ended: Readonly<Record<string, OrderState>> = {
  DELIVERED: "completed",
  PARTIALLY_RETURNED: "completed",
  RETURNED: "refunded",
  PARTIALLY_DELIVERED: "completed",
  CANCELLED: "cancelled",
  CANCELLED_IN_DELIVERY: "cancelled",
  CANCELLED_BEFORE_PROCESSING: "cancelled",
  CANCELLED_IN_PROCESSING: "cancelled",
};

/**
 * The order's state. Only with DBS does the shop collect the money at the door; otherwise Yandex has it and settles with the shop.
 * A status that Yandex added later counts as sold, and `known` is false.
 */
export function orderState({ status, paymentType }: { status: string; paymentType: string }, program: Program) {
  const sold: OrderState = program === "DBS" && paymentType === "POSTPAID" ? "cash_on_delivery" : "paid";
  if (awaiting.has(status)) return { state: "awaiting_payment" as OrderState, known: true };
  const end = Object.hasOwn(ended, status) ? ended[status] : undefined;
  return { state: end ?? sold, known: end !== undefined || ours.has(status) };
}
