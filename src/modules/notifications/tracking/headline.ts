import { dayOf } from "@/lib/dates";
import { foldTracking } from "@/modules/shipments/tracking";
import { expectedSpanOf, stageOfOrder, stageOfPart } from "./stages";
import type { TrackedOrder, TrackedPart } from "./tracked-order";

/** The one sentence about now; worded in the messages under `track.say`. `at` is the moment or day it names, `from` the first of several. */
export type Headline = { say: SayName; at: Date | null; from?: Date; arrived?: { done: number; all: number } };

export type SayName =
  | "cancelled"
  | "delivered"
  | "collected"
  | "some_delivered"
  | "ready"
  | "ready_until"
  | "returning"
  | "returned"
  | "lost"
  | "failed_attempt"
  | "courier_today"
  | "arrives"
  | "arrives_between"
  | "late"
  | "under_way"
  | "packed"
  | "picking"
  | "awaiting_payment"
  | "held"
  | "awaited"
  | "out_of_stock"
  | "accepted";

/** What is true now, in the order of what the buyer has to know first. Days are days of the shop's time zone. */
export function headlineOf(order: TrackedOrder, timeZone: string, now: Date): Headline {
  if (order.status === "cancelled") return { say: "cancelled", at: order.cancelledAt };
  const parts = order.parts.filter((part) => part.status !== "cancelled");
  const stage = stageOfOrder(order);
  if (stage === "delivered") {
    const collected = parts.every((part) => part.shipment?.handsTo === "buyer");
    return { say: collected ? "collected" : "delivered", at: arrivedAt(order, parts) };
  }
  const done = parts.filter((part) => stageOfPart(part) === "delivered").length;
  if (done > 0) return { say: "some_delivered", at: null, arrived: { done, all: parts.length + (order.waiting.length > 0 ? 1 : 0) } };
  return ofTheWay(parts) ?? ofTheDay(order, timeZone, now);
}

/** News of a parcel that nobody should have to look for. */
function ofTheWay(parts: readonly TrackedPart[]): Headline | null {
  const latest = parts.map((part) => ({ shipment: part.shipment, status: part.shipment && foldTracking(part.shipment.events)?.status }));
  const find = (status: string) => latest.find((one) => one.status === status);
  const ready = find("ready_for_pickup");
  if (ready) return ready.shipment?.storedUntil ? { say: "ready_until", at: ready.shipment.storedUntil } : { say: "ready", at: null };
  if (find("failed_attempt")) return { say: "failed_attempt", at: null };
  if (find("lost")) return { say: "lost", at: null };
  if (find("out_for_delivery")) return { say: "courier_today", at: null };
  if (find("return_to_sender")) return { say: "returning", at: null };
  if (find("returned")) return { say: "returned", at: null };
  return null;
}

function ofTheDay(order: TrackedOrder, timeZone: string, now: Date): Headline {
  const stage = stageOfOrder(order);
  if (stage === "returned") return { say: "returned", at: null };
  if (stage === "handed_over" || stage === "in_transit") {
    const span = expectedSpanOf(order, now);
    if (!span) return { say: "under_way", at: null };
    const { from, to } = span;
    if (dayOf(to, timeZone) < dayOf(now, timeZone)) return { say: "late", at: null };
    if (from && dayOf(from, timeZone) < dayOf(to, timeZone)) return { say: "arrives_between", at: to, from };
    return { say: "arrives", at: to };
  }
  if (stage === "assembled") return { say: "packed", at: null };
  if (order.openHolds.includes("awaiting_payment")) return { say: "awaiting_payment", at: null };
  if (order.openHolds.some((reason) => reason !== "out_of_stock")) return { say: "held", at: null };
  if (order.parts.some((part) => part.status === "picking" || part.status === "picked" || part.status === "packed"))
    return { say: "picking", at: null };
  if (order.waiting.length > 0 && order.parts.every((part) => part.status === "cancelled")) {
    // A day that has passed is no promise any more.
    const at = order.promisedAt && dayOf(order.promisedAt, timeZone) >= dayOf(now, timeZone) ? order.promisedAt : null;
    return at ? { say: "awaited", at } : { say: "out_of_stock", at: null };
  }
  return { say: "accepted", at: null };
}

function arrivedAt(order: TrackedOrder, parts: readonly TrackedPart[]): Date | null {
  const last = parts.flatMap((part) =>
    (part.shipment?.events ?? []).flatMap((event) => (event.status === "delivered" ? [event.occurredAt] : [])),
  );
  return last.length > 0 ? new Date(Math.max(...last.map((at) => at.getTime()))) : order.deliveredAt;
}
