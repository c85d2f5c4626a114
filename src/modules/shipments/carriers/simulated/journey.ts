import { seededFraction } from "@/lib/seeded";
import type { BookedRef, TrackingEvent } from "../port";
import type { SimulatedSettings } from "./settings";
import { scansBetween } from "./way";

type Step = Pick<TrackingEvent, "status" | "location" | "code">;
type Booking = Pick<BookedRef, "idempotencyKey" | "requestedAt" | "service" | "from" | "to">;
type Fate = "smooth" | "second_attempt" | "to_a_point" | "sent_back" | "lost";

const storageMs = 7 * 24 * 60 * 60 * 1000;

/** All events of a parcel that have happened by `now`, oldest first. */
export function eventsUntilNow(booking: Booking & { now: Date }, settings: SimulatedSettings): TrackingEvent[] {
  return journeyOf(booking, settings).filter(({ occurredAt }) => occurredAt.getTime() <= booking.now.getTime());
}

/** When the parcel leaves the sender: until then it may be cancelled. */
export function setsOffAt(booking: Booking, settings: SimulatedSettings): Date {
  return timeOfStep(booking, settings, 1);
}

/** The parcel's whole way: the label, the places between, the door or the point, and what befalls it there. */
export function journeyOf(booking: Booking, settings: SimulatedSettings): TrackingEvent[] {
  const scans = scansBetween(booking.from, booking.to);
  const start = scans[0] ?? null;
  const end = scans.at(-1) ?? null;
  const steps: Step[] = [
    { status: "pre_transit", location: start, code: "REGISTERED" },
    ...scans.map((location, i): Step => ({ status: "in_transit", location, code: i === 0 ? "ACCEPTED" : "SORTED" })),
    ...lastMile(fateOf(booking, settings), booking.service === "point", start, end),
  ];
  return steps.map((step, i) => {
    const occurredAt = timeOfStep(booking, settings, i);
    const stored = step.status === "ready_for_pickup" ? { storedUntil: new Date(occurredAt.getTime() + storageMs) } : {};
    return { ...step, ...stored, occurredAt, note: null };
  });
}

function timeOfStep({ requestedAt }: Booking, { bookingDelayMs, stepMs }: SimulatedSettings, step: number): Date {
  // Even without a pause each event has its own instant, so that their order is plain.
  return new Date(requestedAt.getTime() + bookingDelayMs + step * Math.max(1, stepMs));
}

/** The share `failureRate` of parcels meets something on the way: mostly a closed door, seldom worse. */
function fateOf({ idempotencyKey }: Booking, { failureRate }: SimulatedSettings): Fate {
  if (seededFraction(`${idempotencyKey} hindered`) >= failureRate) return "smooth";
  const share = seededFraction(`${idempotencyKey} fate`);
  if (share < 0.55) return "second_attempt";
  if (share < 0.7) return "to_a_point";
  return share < 0.95 ? "sent_back" : "lost";
}

function lastMile(fate: Fate, toPoint: boolean, start: string | null, end: string | null): Step[] {
  const out: Step = { status: "out_for_delivery", location: end, code: "WITH_COURIER" };
  const notHome: Step = { status: "failed_attempt", location: end, code: "NOT_HOME" };
  const waiting: Step = { status: "ready_for_pickup", location: end, code: "AT_POINT" };
  const delivered: Step = { status: "delivered", location: end, code: "DELIVERED" };
  const back: Step[] = [
    { status: "return_to_sender", location: end, code: "RETURNING" },
    { status: "returned", location: start, code: "BACK_WITH_SENDER" },
  ];
  switch (fate) {
    case "lost":
      // A code nobody can read comes first, as it does in real life.
      return [
        { status: "unknown", location: end, code: "ZZ-17" },
        { status: "lost", location: end, code: "NOT_FOUND" },
      ];
    case "sent_back":
      return toPoint ? [waiting, ...back] : [out, notHome, out, notHome, ...back];
    case "to_a_point":
      return toPoint ? [waiting, delivered] : [out, notHome, waiting, delivered];
    case "second_attempt":
      return toPoint ? [waiting, delivered] : [out, notHome, out, delivered];
    case "smooth":
      return toPoint ? [waiting, delivered] : [out, delivered];
  }
}
