import type { FeedEvent } from "../outbox/feed";
import { isAfter, type Position } from "../outbox/position";

/** A guest on the way in: what happens meanwhile is kept until the replay of what was missed has caught up. */
export type Arrival = {
  offer: (event: FeedEvent) => void;
  /** What was kept and lies after a place, in order. Empty from then on. */
  takeAfter: (place: Position) => FeedEvent[];
  leave: () => void;
};

export type Arrivals = { begin: () => Arrival; offer: (events: readonly FeedEvent[]) => void };

/** Those who are on their way in at this moment. */
export function createArrivals(): Arrivals {
  const all = new Set<Arrival>();
  return {
    begin() {
      let kept: FeedEvent[] = [];
      const arrival: Arrival = {
        offer: (event) => kept.push(event),
        takeAfter(place) {
          const due = kept.filter(({ position }) => isAfter(position, place));
          kept = [];
          return due;
        },
        leave: () => void all.delete(arrival),
      };
      all.add(arrival);
      return arrival;
    },
    offer(events) {
      for (const arrival of all) for (const event of events) arrival.offer(event);
    },
  };
}
