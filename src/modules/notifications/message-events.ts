import { type Reason, reason } from "@/lib/reason";
import { type TrackingStatus, trackingStatuses } from "@/modules/shipments/tracking";
import { messageEventOf } from "@/modules/shipments/tracking-news";

/** What a buyer is told, and which facts tell it. Pure tables: the subscriber follows them, the log filters by them. */
export const messageEvents = [
  "accepted",
  "packed",
  "handed_over",
  "out_for_delivery",
  "ready_for_pickup",
  "pickup_reminder",
  "failed_attempt",
  "delayed",
  "delivered",
  "cancelled",
  "returned",
  "refunded",
  // Beside the events of the way: questions to the buyer.
  "substitution",
  "rating_request",
  // Of what the buyer sends back.
  "return_approved",
  "return_rejected",
  "return_received",
] as const;
export type MessageEvent = (typeof messageEvents)[number];

export type ToldFact = { type: string; data: Record<string, unknown> };

const ofFact = new Map<string, (data: ToldFact["data"]) => MessageEvent | null>(
  Object.entries({
    // A draft is nobody's order yet, and a channel that fulfils an order itself writes to its buyer itself.
    "order.placed": ({ status, fulfilledBy }) => (status === "draft" || fulfilledBy === "channel" ? null : "accepted"),
    "order.cancelled": ({ draft }) => (draft === true ? null : "cancelled"),
    "order.substitution_proposed": () => "substitution",
    // What went over into another order came to nobody's card.
    "order.refunded": ({ method }) => (method === "exchange" ? null : "refunded"),
    "return.approved": ({ origin }) => (isAskedFor(origin) ? "return_approved" : null),
    "return.rejected": ({ origin }) => (isAskedFor(origin) ? "return_rejected" : null),
    "return.received": ({ origin, status }) => (isAskedFor(origin) && status !== "partially_received" ? "return_received" : null),
    "order.delayed": () => "delayed",
    "shipment.pickup_ending": () => "pickup_reminder",
    "fulfilment.packed": () => "packed",
    "fulfilment.handed_over": () => "handed_over",
    "fulfilment.delivered": () => "delivered",
    "shipment.status_changed": ({ status }) => (isTracking(status) ? messageEventOf(status) : null),
  } satisfies Record<string, (data: ToldFact["data"]) => MessageEvent | null>),
);

/** The types of facts that may tell a buyer something. */
export const tellingFacts: readonly string[] = [...ofFact.keys()];

/**
 * The message that a fact of the outbox asks for, or null. Several facts may ask for the same one (two parcels packed, the
 * first scan and the handover): the log's unique key sends it once.
 */
export function messageEventOfFact(fact: ToldFact): MessageEvent | null {
  return ofFact.get(fact.type)?.(fact.data) ?? null;
}

/** What an event is about where it may come to an order again: the proposal that waits for a word, the refund that left. */
const aboutOf: Partial<Record<MessageEvent, string>> = {
  substitution: "changeSetId",
  refunded: "paymentId",
  return_approved: "returnId",
  return_rejected: "returnId",
  return_received: "returnId",
};

/** Which of several a fact tells of; each is told once. Undefined where an order hears of an event once in its life. */
export function aboutOfFact(fact: ToldFact): string | undefined {
  const event = messageEventOfFact(fact);
  const name = event && aboutOf[event];
  const about = name ? fact.data[name] : undefined;
  return typeof about === "string" ? about : undefined;
}

/** Not what a carrier brings back or a marketplace takes back from its own buyer. */
const isAskedFor = (origin: unknown) => origin === "buyer" || origin === "staff";

const isTracking = (status: unknown): status is TrackingStatus => (trackingStatuses as readonly unknown[]).includes(status);

export type ToldOrder = {
  status: "draft" | "new" | "confirmed" | "closed" | "cancelled";
  fulfilledBy: "us" | "channel";
  /** Whether any way to the buyer is known at all. */
  isReachable: boolean;
  packedAt: Date | null;
  deliveredAt: Date | null;
  /** The buyer collects at our own door: there is no carrier to hand over to. */
  collected: boolean;
  /** The question still waits for an answer. */
  isAsked: boolean;
  isRated: boolean;
};

/** Why a message is not for this order as it stands now; null when it is. Not errors: there is simply nothing to tell. */
export type Silence = "not_ours" | "no_address" | "draft" | "not_yet" | "no_carrier" | "cancelled" | "answered" | "over";

const aboutTheWay: readonly MessageEvent[] = ["packed", "handed_over", "out_for_delivery"];

/** What is old news once the order has arrived. */
const beforeArrival: readonly MessageEvent[] = ["ready_for_pickup", "pickup_reminder", "failed_attempt", "delayed", "out_for_delivery"];

/**
 * Decides by the order itself, not by the fact that woke us: of an order in several parcels the buyer hears "packed" and
 * "delivered" when all of it is.
 */
export function whySilent(event: MessageEvent, order: ToldOrder): Silence | null {
  if (order.fulfilledBy === "channel") return "not_ours";
  if (!order.isReachable) return "no_address";
  if (order.status === "draft") return "draft";
  if (order.status === "cancelled" && aboutTheWay.includes(event)) return "cancelled";
  if (event === "packed" && !order.packedAt) return "not_yet";
  if (event === "delivered" && !order.deliveredAt) return "not_yet";
  if (event === "handed_over" && order.collected) return "no_carrier";
  if (event === "substitution" && !order.isAsked) return "answered";
  if (event === "rating_request" && (order.isRated || order.status === "cancelled")) return "answered";
  if (event === "rating_request" && !order.deliveredAt) return "not_yet";
  if (order.deliveredAt && beforeArrival.includes(event)) return "over";
  return null;
}

/** Why a message cannot be sent again; null when it may. One that was sent stays sent: nobody is told twice. */
export function whyNotResend({ status }: { status: string }): Reason | null {
  return status === "failed" || status === "not_sent" ? null : reason("message.not_resendable", { status });
}
