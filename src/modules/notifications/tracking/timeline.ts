import { decidingEvents, type TrackingStatus } from "@/modules/shipments/tracking";
import { stageOfPart } from "./stages";
import type { TrackedOrder, TrackedPart } from "./tracked-order";

/** What a step of the page is called; worded in the messages under `track.step`. */
export type StepName =
  | "arrival"
  | "collection"
  | "delivered"
  | "collected"
  | "cancelled"
  | "accepted"
  | "picking"
  | "assembled"
  | "handed_over"
  | Exclude<TrackingStatus, "delivered" | "pre_transit" | "unknown">;

/** `from`: the first day of several, where `at` is the last. */
export type Step = { step: StepName; state: "done" | "current" | "ahead"; at: Date | null; place: string | null; from?: Date | null };

type Reached = Omit<Step, "state">;

/** The way of one part as the page draws it, newest first: what is still ahead, where it is, what is behind. */
export function timelineOf(order: TrackedOrder, part: TrackedPart | null): Step[] {
  const reached = [...reachedSteps(order, part)].reverse();
  const stage = part ? stageOfPart(part) : "accepted";
  const over = order.status === "cancelled" || stage === "delivered" || stage === "returned";
  const behind = reached.map((one, index): Step => ({ ...one, state: index === 0 && !over ? "current" : "done" }));
  if (over || stage === "ready_for_pickup") return behind;
  const collected = part?.shipment?.handsTo === "buyer";
  // What the order waits for is promised apart from the parts that are there.
  const at = part?.shipment?.expectedAt ?? (part && order.waiting.length > 0 ? null : order.promisedAt);
  return [
    {
      step: collected || order.toPoint ? "collection" : "arrival",
      state: "ahead",
      at,
      from: part?.shipment?.expectedFrom ?? null,
      place: collected ? (part?.fromCity ?? null) : order.city,
    },
    ...behind,
  ];
}

function reachedSteps(order: TrackedOrder, part: TrackedPart | null): Reached[] {
  const steps: Reached[] = [{ step: "accepted", at: order.placedAt, place: null }];
  if (part?.packedAt) steps.push({ step: "assembled", at: part.packedAt, place: null });
  else if (part?.status === "picking" || part?.status === "picked") steps.push({ step: "picking", at: order.pickingAt, place: null });
  if (part) steps.push(...onTheWay(part));
  if (order.status === "cancelled") steps.push({ step: "cancelled", at: order.cancelledAt, place: null });
  return steps;
}

function onTheWay(part: TrackedPart): Reached[] {
  const collected = part.shipment?.handsTo === "buyer";
  const moves = decidingEvents(part.shipment?.events ?? []).filter(({ status }) => status !== "pre_transit" && status !== "unknown");
  const steps: Reached[] = [];
  for (const { status, occurredAt, location } of moves) {
    if (status === "pre_transit" || status === "unknown") continue;
    // The first sign of movement is the handover, whether the carrier called it so or not.
    if (steps.length === 0 && !collected && status === "in_transit")
      steps.push({ step: "handed_over", at: occurredAt, place: location ?? part.fromCity });
    else if (status === "delivered") steps.push({ step: collected ? "collected" : "delivered", at: occurredAt, place: location });
    else steps.push({ step: status, at: occurredAt, place: location });
  }
  if (steps.length === 0 && part.handedOverAt && !collected)
    steps.push({ step: "handed_over", at: part.handedOverAt, place: part.fromCity });
  if (part.deliveredAt && !steps.some(({ step }) => step === "delivered" || step === "collected")) {
    steps.push({ step: collected ? "collected" : "delivered", at: part.deliveredAt, place: null });
  }
  return steps;
}
