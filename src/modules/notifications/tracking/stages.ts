import { decidingEvents, foldTracking } from "@/modules/shipments/tracking";
import { type Stage, stageOfTracking, stages, stagesReached } from "@/modules/shipments/tracking-news";
import type { TrackedOrder, TrackedPart } from "./tracked-order";

export type StageReached = { stage: Stage; at: Date };

const rank = (stage: Stage) => stages.indexOf(stage);

/** Where one part of an order is now. */
export function stageOfPart(part: TrackedPart): Stage {
  const now = part.shipment && foldTracking(part.shipment.events);
  const told = now && stageOfTracking(now.status);
  if (told && told !== "assembled") return told;
  if (part.status === "delivered") return "delivered";
  if (part.status === "returned_to_sender") return "returned";
  if (part.handedOverAt) return part.shipment?.handsTo === "buyer" ? "assembled" : "handed_over";
  return part.packedAt ? "assembled" : "accepted";
}

/** The stages that one part has reached, each with its first time, in the order of the way. */
export function stagesOfPart(part: TrackedPart): StageReached[] {
  const first = new Map<Stage, Date>();
  const handsTo = part.shipment?.handsTo ?? "carrier";
  for (const { stage, at } of stagesReached(part.shipment ? decidingEvents(part.shipment.events) : [], handsTo)) first.set(stage, at);
  // Our own clock knows better when the box was closed; the carrier's when it got it, and ours fills in where it said nothing.
  if (part.packedAt) first.set("assembled", part.packedAt);
  if (part.handedOverAt && handsTo === "carrier" && !first.has("handed_over")) first.set("handed_over", part.handedOverAt);
  if (part.deliveredAt && !first.has("delivered")) first.set("delivered", part.deliveredAt);
  return stages.flatMap((stage) => {
    const at = first.get(stage);
    return at ? [{ stage, at }] : [];
  });
}

const live = (order: TrackedOrder) => order.parts.filter((part) => part.status !== "cancelled");

/** The stage of the whole order: the one of its slowest part, so that nothing is called delivered that is still on its way. */
export function stageOfOrder(order: TrackedOrder): Stage {
  if (order.status === "cancelled") return "cancelled";
  const all = live(order).map(stageOfPart);
  if (all.length === 0 || order.waiting.length > 0) return "accepted";
  return all.reduce((slowest, stage) => (rank(stage) < rank(slowest) ? stage : slowest));
}

/** The stages of the whole order: each one is reached when the last of its parts reached or passed it. */
export function stagesOfOrder(order: TrackedOrder): StageReached[] {
  const reached: StageReached[] = [{ stage: "accepted", at: order.placedAt }];
  const parts = order.waiting.length > 0 ? [] : live(order).map(stagesOfPart);
  if (parts.length > 0) {
    for (const stage of stages) {
      if (!parts.some((part) => part.some((one) => one.stage === stage))) continue;
      const times = parts.flatMap((part) => part.find((one) => rank(one.stage) >= rank(stage))?.at ?? []);
      if (times.length === parts.length) reached.push({ stage, at: latest(times) });
    }
  }
  if (order.status === "cancelled" && order.cancelledAt) reached.push({ stage: "cancelled", at: order.cancelledAt });
  return reached;
}

/** When all of it is expected: the latest of its parts, else what was promised; null when it has arrived or nobody knows. */
export function expectedAtOf(order: TrackedOrder): Date | null {
  const stage = stageOfOrder(order);
  if (stage === "delivered" || stage === "cancelled" || stage === "returned" || stage === "ready_for_pickup") return null;
  const known = live(order).flatMap((part) => (stageOfPart(part) === "delivered" ? [] : (part.shipment?.expectedAt ?? [])));
  return known.length > 0 && order.waiting.length === 0 ? latest(known) : order.promisedAt;
}

/** From which day to which all of it is expected; `from` null: one day. A day that has passed is no longer the first. */
export function expectedSpanOf(order: TrackedOrder, now: Date): { from: Date | null; to: Date } | null {
  const to = expectedAtOf(order);
  if (!to) return null;
  const last = live(order).find((part) => stageOfPart(part) !== "delivered" && part.shipment?.expectedAt?.getTime() === to.getTime());
  const from = last?.shipment?.expectedFrom ?? null;
  return { from: from && from < now ? (now < to ? now : null) : from, to };
}

const latest = (times: readonly Date[]) => new Date(Math.max(...times.map((time) => time.getTime())));
