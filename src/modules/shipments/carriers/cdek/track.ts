import type { BookedRef, TrackingEvent } from "../port";
import type { Cdek } from "./ask";
import { lookUp } from "./order";
import { isAgreement, problemWords, refusalWords, returnStatusOf, statusOf } from "./status";
import type { OrderAnswer } from "./wire";

/** All that CDEK tells about a parcel. One that comes back does so as an order of its own, whose events are read as a return. */
export async function track({ carrierReference }: BookedRef, account: Cdek): Promise<TrackingEvent[]> {
  const order = await lookUp({ uuid: carrierReference }, account);
  if (!order) return [];
  const events = eventsIn(order);
  const back = order.related_entities.find(({ type }) => type === "return_order")?.uuid;
  // After a partial delivery the rest comes back, but the parcel itself is delivered.
  if (!back || events.some(({ status }) => status === "delivered")) return events;
  const returning = await lookUp({ uuid: back }, account);
  return returning ? [...events, ...returnEventsIn(returning)] : events;
}

/** Pure: the events of an order on its way to the buyer. Those that CDEK has taken back are left out. */
export function eventsIn({ entity }: OrderAnswer): TrackingEvent[] {
  const events = entity.statuses.flatMap(({ code, date_time, reason_code, city, deleted }): TrackingEvent[] => {
    const occurredAt = instantOf(date_time);
    if (!code || !occurredAt || deleted) return [];
    const status = statusOf(code, reason_code);
    return [
      { status, occurredAt, location: city || null, note: refusalWords(reason_code), code: reason_code ? `${code} ${reason_code}` : code },
    ];
  });
  const waiting = events
    .filter(({ status }) => status === "ready_for_pickup")
    .sort(byTime)
    .at(-1);
  const storedUntil = instantOf(entity.keep_free_until);
  if (waiting && storedUntil) waiting.storedUntil = storedUntil;
  return [...events, ...problemsIn(entity)].sort(byTime);
}

function problemsIn({ delivery_problem }: OrderAnswer["entity"]): TrackingEvent[] {
  return delivery_problem.flatMap(({ code, create_date }): TrackingEvent[] => {
    const occurredAt = instantOf(create_date);
    if (!code || !occurredAt || isAgreement(code)) return [];
    return [{ status: "failed_attempt", occurredAt, location: null, note: problemWords(code), code: `DELIV_PROBLEM ${code}` }];
  });
}

/** Pure: the events of the order that brings a parcel back. */
export function returnEventsIn({ entity }: OrderAnswer): TrackingEvent[] {
  return entity.statuses.flatMap(({ code, date_time, city, deleted }): TrackingEvent[] => {
    const occurredAt = instantOf(date_time);
    if (!code || !occurredAt || deleted) return [];
    return [{ status: returnStatusOf(code), occurredAt, location: city || null, note: null, code: `RETURN ${code}` }];
  });
}

const byTime = (a: TrackingEvent, b: TrackingEvent) => a.occurredAt.getTime() - b.occurredAt.getTime();

/** CDEK writes the offset with and without a colon, and no offset for UTC; a day alone is its start there. */
export function instantOf(text: string): Date | null {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?$/.exec(text.trim());
  if (!parts) return null;
  const [, day = "", time = "00:00:00", fraction = "", zone = "Z"] = parts;
  const offset = zone === "Z" ? zone : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
  const at = new Date(`${day}T${time}${fraction.slice(0, 4)}${offset}`);
  return Number.isNaN(at.getTime()) ? null : at;
}
