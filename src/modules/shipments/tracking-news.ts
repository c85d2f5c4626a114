import { type DatedStatus, decidingEvents, type HandsTo, type TrackingStatus } from "./tracking";

/** What a tracking status means to the buyer: the stage of the public page and the message that tells it. Pure tables. */
export const stages = [
  "accepted",
  "assembled",
  "handed_over",
  "in_transit",
  "ready_for_pickup",
  "delivered",
  "cancelled",
  "returned",
] as const;
export type Stage = (typeof stages)[number];

export type TrackingMessage = "handed_over" | "out_for_delivery" | "ready_for_pickup" | "failed_attempt" | "delivered" | "returned";

type News = { stage: Stage | null; message: TrackingMessage | null };

const news: Record<TrackingStatus, News> = {
  unknown: { stage: null, message: null },
  pre_transit: { stage: "assembled", message: null },
  in_transit: { stage: "in_transit", message: "handed_over" },
  out_for_delivery: { stage: "in_transit", message: "out_for_delivery" },
  ready_for_pickup: { stage: "ready_for_pickup", message: "ready_for_pickup" },
  failed_attempt: { stage: "in_transit", message: "failed_attempt" },
  delivered: { stage: "delivered", message: "delivered" },
  return_to_sender: { stage: "returned", message: "returned" },
  returned: { stage: "returned", message: "returned" },
  // Staff are alarmed, and they write to the buyer themselves: no form letter says "we lost your parcel".
  lost: { stage: "in_transit", message: null },
};

/** The stage a status shows on the tracking page; null changes nothing. */
export function stageOfTracking(status: TrackingStatus): Stage | null {
  return news[status].stage;
}

/** The message a status sends, once per order and address by the message log's unique key; null is silent. */
export function messageEventOf(status: TrackingStatus): TrackingMessage | null {
  return news[status].message;
}

/** The stages that one parcel's history has reached, each with the first time it did, in the order of the way. */
export function stagesReached(events: readonly DatedStatus[], handsTo: HandsTo = "carrier"): { stage: Stage; at: Date }[] {
  const first = new Map<Stage, Date>();
  const reach = (stage: Stage, at: Date) => {
    if (!first.has(stage)) first.set(stage, at);
  };
  for (const { status, occurredAt } of decidingEvents(events)) {
    const stage = stageOfTracking(status);
    if (!stage) continue;
    if (handsTo === "carrier" && stage !== "assembled") reach("handed_over", occurredAt);
    reach(stage, occurredAt);
  }
  return stages.flatMap((stage) => {
    const at = first.get(stage);
    return at ? [{ stage, at }] : [];
  });
}
