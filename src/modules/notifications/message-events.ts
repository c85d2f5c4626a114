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
] as const;
export type MessageEvent = (typeof messageEvents)[number];

export type ToldFact = { type: string; data: Record<string, unknown> };

const ofFact = new Map<string, (data: ToldFact["data"]) => MessageEvent | null>(
  Object.entries({
    // A draft is nobody's order yet, and a channel that fulfils an order itself writes to its buyer itself.
    "order.placed": ({ status, fulfilledBy }) => (status === "draft" || fulfilledBy === "channel" ? null : "accepted"),
    "order.cancelled": () => "cancelled",
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

const isTracking = (status: unknown): status is TrackingStatus => (trackingStatuses as readonly unknown[]).includes(status);

export type ToldOrder = {
  status: "draft" | "new" | "confirmed" | "closed" | "cancelled";
  fulfilledBy: "us" | "channel";
  customerEmail: string | null;
  packedAt: Date | null;
  deliveredAt: Date | null;
  /** The buyer collects at our own door: there is no carrier to hand over to. */
  collected: boolean;
};

/** Why a message is not for this order as it stands now; null when it is. Not errors: there is simply nothing to tell. */
export type Silence = "not_ours" | "no_address" | "draft" | "not_yet" | "no_carrier" | "cancelled";

const aboutTheWay: readonly MessageEvent[] = ["packed", "handed_over", "out_for_delivery"];

/**
 * Decides by the order itself, not by the fact that woke us: of an order in several parcels the buyer hears "packed" and
 * "delivered" when all of it is.
 */
export function whySilent(event: MessageEvent, order: ToldOrder): Silence | null {
  if (order.fulfilledBy === "channel") return "not_ours";
  if (!order.customerEmail) return "no_address";
  if (order.status === "draft") return "draft";
  if (order.status === "cancelled" && aboutTheWay.includes(event)) return "cancelled";
  if (event === "packed" && !order.packedAt) return "not_yet";
  if (event === "delivered" && !order.deliveredAt) return "not_yet";
  if (event === "handed_over" && order.collected) return "no_carrier";
  return null;
}

/** Why a message cannot be sent again; null when it may. One that was sent stays sent: nobody is told twice. */
export function whyNotResend({ status }: { status: string }): Reason | null {
  return status === "failed" || status === "not_sent" ? null : reason("message.not_resendable", { status });
}
