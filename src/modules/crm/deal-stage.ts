import type { FulfilmentStatus, OrderStatus, PaymentStatus } from "@/modules/orders/order-status";

/** Where a deal stands, in our words, in the order in which an order goes through them. */
export const dealStages = ["placed", "paid", "shipped", "delivered", "cancelled"] as const;
export type DealStage = (typeof dealStages)[number];

/** Their ids of stages, by ours; what is not named keeps the deal where it is. */
export type StageMap = Partial<Record<DealStage, string>>;

/** The stage of an order. What has left its warehouse is shipped, paid or not. */
export function stageOf(order: { status: OrderStatus; paymentStatus: PaymentStatus; fulfilmentStatus: FulfilmentStatus }): DealStage {
  if (order.status === "cancelled") return "cancelled";
  if (order.fulfilmentStatus === "delivered") return "delivered";
  if (["shipped", "partially_shipped", "partially_delivered", "returned_to_sender"].includes(order.fulfilmentStatus)) return "shipped";
  return ["paid", "partially_refunded", "refunded"].includes(order.paymentStatus) ? "paid" : "placed";
}

/**
 * Their stage for ours: where a stage on the way has none, the last one before it that has. A cancelled deal without a stage of
 * its own stays where it is: null.
 */
export function theirStage(stages: StageMap, stage: DealStage): string | null {
  const own = stages[stage];
  if (own || stage === "cancelled") return own ?? null;
  const before = dealStages.slice(0, dealStages.indexOf(stage)).findLast((earlier) => stages[earlier]);
  return (before && stages[before]) ?? null;
}
