/** Where a parcel is, in one vocabulary for every carrier. Pure: the server folds events with it, pages and messages follow from it. */
export const trackingStatuses = [
  "pre_transit",
  "in_transit",
  "out_for_delivery",
  "ready_for_pickup",
  "delivered",
  "failed_attempt",
  "return_to_sender",
  "returned",
  "lost",
  "unknown",
] as const;
export type TrackingStatus = (typeof trackingStatuses)[number];

const underWay = ["in_transit", "ready_for_pickup", "out_for_delivery", "failed_attempt"] as const;
const ends = ["return_to_sender", "lost", "delivered", "returned"] as const;

/**
 * What a later event may still change a status to; anything else later is kept in the history and moves nothing.
 * - `unknown` (a code we cannot read) never covers what we know, and "label created" never covers a parcel that already moves.
 * - Delivered and returned are final: a stray scan afterwards reopens nothing, a buyer's return is a shipment of its own.
 * - On its way back a parcel passes the same depots again: only its arrival, its loss, or the buyer taking it after all counts.
 * - A lost parcel may be found, at the buyer's or at the sender's end.
 */
const mayBecome: Record<TrackingStatus, readonly TrackingStatus[]> = {
  unknown: ["pre_transit", ...underWay, ...ends],
  pre_transit: [...underWay, ...ends],
  in_transit: [...underWay, ...ends],
  ready_for_pickup: [...underWay, ...ends],
  out_for_delivery: [...underWay, ...ends],
  failed_attempt: [...underWay, ...ends],
  return_to_sender: ["lost", "delivered", "returned"],
  lost: ["return_to_sender", "delivered", "returned"],
  delivered: [],
  returned: [],
};

/** Carriers often give whole seconds, or days: of events at one instant the one further along the way comes last. */
const sequence: readonly TrackingStatus[] = ["unknown", "pre_transit", ...underWay, ...ends];

export type DatedStatus = { status: TrackingStatus; occurredAt: Date };

/**
 * The event that says where the parcel is now, out of its whole history in any order: null when there is none.
 * The order in which events became known plays no part, so webhook, poll and hand entry may race.
 */
export function foldTracking<Event extends DatedStatus>(events: readonly Event[]): Event | null {
  return decidingEvents(events).at(-1) ?? null;
}

/** The events that count, oldest first, without the stray ones: what the timeline shows and effects follow from. */
export function decidingEvents<Event extends DatedStatus>(events: readonly Event[]): Event[] {
  const deciding: Event[] = [];
  for (const event of [...events].sort(byTime)) {
    const last = deciding.at(-1);
    if (!last || mayBecome[last.status].includes(event.status)) deciding.push(event);
  }
  return deciding;
}

function byTime(a: DatedStatus, b: DatedStatus): number {
  return a.occurredAt.getTime() - b.occurredAt.getTime() || sequence.indexOf(a.status) - sequence.indexOf(b.status);
}

/** True when nothing more is expected, so that polling may stop. A lost parcel is still asked about. */
export function isFinalTracking(status: TrackingStatus): boolean {
  return mayBecome[status].length === 0;
}

/** Who gets the goods when they leave the warehouse's door: a carrier, or the buyer who comes for them. */
export type HandsTo = "carrier" | "buyer";

export const fulfilmentEffects = ["handOver", "deliver", "returnToSender"] as const;
export type FulfilmentEffect = (typeof fulfilmentEffects)[number];

/**
 * The fulfilment moves that a status implies, in order; the caller makes those not made yet.
 * The first movement of any kind means that the carrier has the goods, even when its acceptance scan was missed.
 * Goods that wait at our own door for the buyer are still ours: they leave the books when they are collected.
 */
export function fulfilmentEffectsOf(status: TrackingStatus, handsTo: HandsTo = "carrier"): readonly FulfilmentEffect[] {
  if (handsTo === "buyer") return status === "delivered" ? ["handOver", "deliver"] : [];
  return effects[status];
}

const effects: Record<TrackingStatus, readonly FulfilmentEffect[]> = {
  unknown: [],
  pre_transit: [],
  in_transit: ["handOver"],
  ready_for_pickup: ["handOver"],
  out_for_delivery: ["handOver"],
  failed_attempt: ["handOver"],
  lost: ["handOver"],
  // Still under way, only in the other direction: the goods are back when they are back.
  return_to_sender: ["handOver"],
  delivered: ["handOver", "deliver"],
  returned: ["handOver", "returnToSender"],
};
