import type { ChannelStep } from "../marketplaces/telling";

type Fact = {
  type: string;
  at: Date;
  subject: { kind: string; id: string };
  orderId: string | null;
  by: { kind: string };
  data: Record<string, unknown>;
};

/** A step to be told: of an order, or of one of its fulfilments; a parcel's way is known by its shipment. */
export type Step = {
  orderId: string;
  step: ChannelStep;
  about: { order: string } | { fulfilment: string } | { shipment: string };
  occurredAt: string;
};

const onTheWay: Readonly<Record<string, ChannelStep>> = {
  out_for_delivery: "out_for_delivery",
  ready_for_pickup: "ready_for_pickup",
  delivered: "delivered",
};

/** What a fact of ours means to the channel of the order; null when it is nothing that channels are told. */
export function stepOfFact({ type, at, subject, orderId, by, data }: Fact): Step | null {
  if (!orderId) return null;
  const occurredAt = at.toISOString();
  const ofOrder = (step: ChannelStep): Step => ({ orderId, step, about: { order: orderId }, occurredAt });
  switch (type) {
    case "order.placed":
      // Only what a connection brought has a channel to be told.
      return by.kind === "channel" && data.status === "confirmed" ? ofOrder("accepted") : null;
    case "order.confirmed":
      return ofOrder("accepted");
    case "order.cancelled":
      // What the channel cancelled itself it knows.
      return by.kind === "channel" ? null : ofOrder("cancelled");
    case "fulfilment.packed":
      return { orderId, step: "packed", about: { fulfilment: subject.id }, occurredAt };
    case "fulfilment.handed_over":
      return { orderId, step: "handed_over", about: { fulfilment: subject.id }, occurredAt };
    case "shipment.booked":
      // A number that comes after the parcel left is told then.
      return { orderId, step: "handed_over", about: { shipment: subject.id }, occurredAt };
    case "shipment.status_changed": {
      const step = onTheWay[String(data.status)];
      return step ? { orderId, step, about: { shipment: subject.id }, occurredAt } : null;
    }
    default:
      return null;
  }
}

/** The facts that may be steps. */
export const steppingFacts = [
  "order.placed",
  "order.confirmed",
  "order.cancelled",
  "fulfilment.packed",
  "fulfilment.handed_over",
  "shipment.booked",
  "shipment.status_changed",
] as const;
