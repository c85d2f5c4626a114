import { type DatedStatus, decidingEvents, isFinalTracking, type TrackingStatus } from "./tracking";

type KeptEvent = DatedStatus & { id: string };

/**
 * What newly added events change: `news` moved the parcel on, one after the other, and each is told; `late` ones only
 * complete the history, since something newer was known before.
 */
export function newsOf<Event extends KeptEvent>(all: readonly Event[], added: ReadonlySet<string>): { news: Event[]; late: Event[] } {
  const before = decidingEvents(all.filter((event) => !added.has(event.id))).at(-1);
  const deciding = decidingEvents(all);
  // Minus one where nothing was known, or where what was known no longer decides: then every new step counts.
  const known = before ? deciding.findIndex((event) => event.id === before.id) : -1;
  const news = deciding.filter((event, i) => added.has(event.id) && i > known);
  const told = new Set(news.map((event) => event.id));
  return { news, late: all.filter((event) => added.has(event.id) && !told.has(event.id)) };
}

/**
 * Of a parcel that has come to its end, the events that speak of the other end: delivered, and later told as returned, or the
 * other way round. They are kept out of its history, whenever they say it happened, for goods and money have followed the first.
 */
export function besideTheEnd<Event extends DatedStatus>(
  known: TrackingStatus,
  events: readonly Event[],
): { fitting: Event[]; contradicting: Event[] } {
  const contradicts = ({ status }: Event) => isFinalTracking(known) && isFinalTracking(status) && status !== known;
  return { fitting: events.filter((event) => !contradicts(event)), contradicting: events.filter(contradicts) };
}
