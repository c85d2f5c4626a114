import type { OrderState } from "../port";
import type { WireStatus } from "./wire";

/** How far a job is: new, in a supply of ours, handed to Wildberries or beyond (nothing of it lies here any more), over. */
export type Stage = "new" | "assembling" | "away" | "delivered" | "cancelled";

const bySeller: Readonly<Record<string, Stage>> = {
  new: "new",
  confirm: "assembling",
  complete: "away",
  cancel: "cancelled",
  // Where the seller delivers.
  deliver: "away",
  receive: "delivered",
  reject: "cancelled",
};

const byWildberries: Readonly<Record<string, Stage | null>> = {
  // Nothing happened there yet: the seller's side says how far it is.
  waiting: null,
  "": null,
  sorted: "away",
  accepted_by_carrier: "away",
  sent_to_carrier: "away",
  ready_for_pickup: "away",
  postponed_delivery: "away",
  sold: "delivered",
  canceled: "cancelled",
  // Not taken at the pick-up point: it comes back.
  canceled_by_client: "cancelled",
  declined_by_client: "cancelled",
  canceled_by_missed_call: "cancelled",
  defect: "cancelled",
};

/** The pair of statuses decides; Wildberries' side has the last word. Null for a pair that we do not know. */
export function stageOf({ supplierStatus, wbStatus }: Pick<WireStatus, "supplierStatus" | "wbStatus">): Stage | null {
  const theirs = Object.hasOwn(byWildberries, wbStatus) ? byWildberries[wbStatus] : undefined;
  const ours = Object.hasOwn(bySeller, supplierStatus) ? bySeller[supplierStatus] : undefined;
  if (theirs) return theirs;
  // A word that we do not know may mean anything, but a cancellation by the seller is one whatever it says.
  if (theirs === undefined && ours !== "cancelled") return null;
  return ours ?? null;
}

/** Wildberries has the buyer's money, or answers for it, before it tells of a job. */
export function stateOf(stages: readonly (Stage | null)[]): OrderState {
  const alive = stages.filter((stage) => stage !== "cancelled");
  if (stages.length > 0 && alive.length === 0) return "cancelled";
  return alive.length > 0 && alive.every((stage) => stage === "delivered") ? "completed" : "paid";
}
