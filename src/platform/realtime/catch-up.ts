import { setTimeout as sleep } from "node:timers/promises";
import type { Db } from "../db";
import { type FeedEvent, isTooFarBack, readFeed } from "../outbox/feed";
import type { Position } from "../outbox/position";
import type { Relay } from "../outbox/relay";
import type { Arrivals } from "./arrivals";

const batch = 500;
// Another process may have been ahead of this one by moments, never by more.
const relayComesWithinMs = 5_000;
const readsWithinMs = 30_000;

export type Replayed = {
  isConnected: () => boolean;
  /** Messages that the client has not taken yet. */
  unread: () => number;
  hears: (event: FeedEvent) => boolean;
  deliver: (event: FeedEvent) => void;
  /** From now on the client hears what the relay tells. Called in the same turn as the last delivery. */
  goLive: () => void;
};

type Part = { organizationId: string; orderId?: string };

/**
 * Brings a client that was away up to date: what it missed in feed order, then live, with nothing left out or said twice.
 * "resync" when too much was missed, or when the place is one that this feed never comes to.
 */
export async function catchUp(
  client: Replayed,
  { db, relay, arrivals }: { db: Db; relay: Relay; arrivals: Arrivals },
  part: Part,
  after: Position,
  atMost: number,
): Promise<"live" | "resync" | "gone"> {
  if (!(await relay.hasReached(after, relayComesWithinMs))) return "resync";
  // From this turn on the arrival keeps what the relay tells; what was told before lies at or below `upTo`.
  const arrival = arrivals.begin();
  const upTo = relay.position();
  const epoch = relay.epoch();
  try {
    if (await isTooFarBack(db, epoch, after, part.organizationId, atMost)) return "resync";
    let place = after;
    for (;;) {
      const { events } = await readFeed(db, epoch, place, batch, { ...part, upTo });
      for (const event of events) if (client.hears(event)) client.deliver(event);
      place = events.at(-1)?.position ?? place;
      if (!client.isConnected()) return "gone";
      if (events.length < batch) break;
      if (!(await hasRead(client))) return "gone";
    }
    if (relay.epoch().name !== epoch.name) return "resync";
    for (const event of arrival.takeAfter(upTo)) if (client.hears(event)) client.deliver(event);
    client.goLive();
    return "live";
  } finally {
    arrival.leave();
  }
}

async function hasRead(client: Replayed): Promise<boolean> {
  for (const deadline = Date.now() + readsWithinMs; client.unread() > batch; await sleep(10)) {
    if (!client.isConnected() || Date.now() > deadline) return false;
  }
  return true;
}
