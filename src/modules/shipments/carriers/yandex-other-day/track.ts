import type { BookedRef, TrackingEvent } from "../port";
import { ask, instantOf, isDone, type OtherDay } from "./ask";
import { statusOf } from "./status";
import { ActualInfo, History, read, type State } from "./wire";

/** All that Yandex tells about an order, and until when its point keeps it. */
export async function track({ carrierReference }: BookedRef, account: OtherDay): Promise<TrackingEvent[]> {
  const answer = await ask(account, { path: "/request/history", query: { request_id: carrierReference } });
  const history = isDone(answer) ? read(History, answer.body) : null;
  const events = eventsIn(history?.state_history ?? []);
  const waiting = events.at(-1);
  if (waiting?.status !== "ready_for_pickup") return events;
  const storedUntil = await keptUntil(carrierReference, account);
  return storedUntil ? [...events.slice(0, -1), { ...waiting, storedUntil }] : events;
}

/** Pure: oldest first; nothing where no time can be read. */
export function eventsIn(states: readonly State[]): TrackingEvent[] {
  return states
    .flatMap((state): TrackingEvent[] => {
      const occurredAt = timeOf(state);
      if (!state.status || !occurredAt) return [];
      return [{ status: statusOf(state.status), occurredAt, location: null, note: state.description || null, code: state.status }];
    })
    .sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
}

function timeOf({ timestamp_utc, timestamp }: State): Date | null {
  const told = instantOf(timestamp_utc);
  if (told) return told;
  const at = timestamp && timestamp > 0 ? new Date(timestamp * 1000) : null;
  return at && !Number.isNaN(at.getTime()) ? at : null;
}

async function keptUntil(request_id: string, account: OtherDay): Promise<Date | null> {
  const answer = await ask(account, { path: "/request/actual_info", query: { request_id } });
  const info = isDone(answer) ? read(ActualInfo, answer.body) : null;
  return info ? instantOf(info.destination_storage_expiration_date) : null;
}
