import type { OrderState } from "../port";

/** How far a posting is: ours to assemble, assembled, on its way (nothing of it lies here any more), over. */
export type Stage = "to_assemble" | "assembled" | "away" | "delivered" | "cancelled";

const stages: Readonly<Record<string, Stage>> = {
  awaiting_registration: "to_assemble",
  awaiting_approve: "to_assemble",
  awaiting_verification: "to_assemble",
  acceptance_in_progress: "to_assemble",
  awaiting_packaging: "to_assemble",
  awaiting_deliver: "assembled",
  delivering: "away",
  driver_pickup: "away",
  sent_by_seller: "away",
  arbitration: "away",
  client_arbitration: "away",
  not_accepted: "away",
  delivered: "delivered",
  cancelled: "cancelled",
  cancelled_from_split_pending: "cancelled",
};

/** Null for a status that we do not know. */
export function stageOf(status: string): Stage | null {
  return Object.hasOwn(stages, status) ? (stages[status] ?? null) : null;
}

/** Ozon has the buyer's money before it tells of an order. */
export function stateOf(stagesOfAll: readonly (Stage | null)[]): OrderState {
  const alive = stagesOfAll.filter((stage) => stage !== "cancelled");
  if (stagesOfAll.length > 0 && alive.length === 0) return "cancelled";
  return alive.length > 0 && alive.every((stage) => stage === "delivered") ? "completed" : "paid";
}
