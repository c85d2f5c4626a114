import type { BookedRef, TrackingEvent } from "../port";
import type { Easypost } from "./ask";
import { lookUp } from "./find";
import { instantOf } from "./instant";
import { statusOf } from "./status";
import type { Tracker } from "./wire";

/** All that EasyPost tells about a parcel: a bought shipment has a tracker of its own. */
export async function track({ carrierReference }: BookedRef, account: Easypost): Promise<TrackingEvent[]> {
  const shipment = await lookUp(carrierReference, account);
  return shipment ? eventsIn(shipment.tracker) : [];
}

/** Pure: the events of a tracker, oldest first. A delivery after the way back began is one to the sender. */
export function eventsIn(tracker: Tracker): TrackingEvent[] {
  const told = tracker.tracking_details.flatMap(({ status, status_detail, datetime, message, tracking_location }): TrackingEvent[] => {
    const occurredAt = instantOf(datetime);
    if (!occurredAt || !status) return [];
    const { city, state, country } = tracking_location;
    const location = [city, state, country].filter(Boolean).join(", ") || null;
    return [{ status: statusOf(status, status_detail), occurredAt, location, note: message || null, code: codeOf(status, status_detail) }];
  });
  return withReturn(told.length > 0 ? told : latestOf(tracker), tracker.is_return === true);
}

/** Some carriers tell where the parcel is, and no history. */
function latestOf({ status, status_detail, updated_at }: Tracker): TrackingEvent[] {
  const occurredAt = instantOf(updated_at);
  const read = statusOf(status, status_detail);
  if (!occurredAt || read === "unknown") return [];
  return [{ status: read, occurredAt, location: null, note: null, code: codeOf(status, status_detail) }];
}

const codeOf = (status: string, detail: string) => (detail && detail !== "unknown" ? `${status} ${detail}` : status);

function withReturn(events: readonly TrackingEvent[], isReturn: boolean): TrackingEvent[] {
  let isOnItsWayBack = isReturn;
  return events
    .toSorted((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
    .map((event) => {
      isOnItsWayBack ||= event.status === "return_to_sender";
      return isOnItsWayBack && event.status === "delivered" ? { ...event, status: "returned" } : event;
    });
}
