import { type DatedStatus, decidingEvents } from "./tracking";

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
