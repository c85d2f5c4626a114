import type { Db } from "../db";
import { type Epoch, settleIn } from "./epoch";
import { type FeedEvent, feedEnd, readFeed } from "./feed";
import { follow, type Progress } from "./follow";
import { measureLag } from "./lag";
import { isAfter, type Position } from "./position";
import { onWake } from "./wake";

const batch = 500;

export type Relay = {
  epoch: () => Epoch;
  /** Everything up to here has been handed on. */
  position: () => Position;
  /** How long something has been waiting to be handed on. */
  lagMs: () => number;
  /** Waits until the relay has come to a place; false if it has not in time. */
  hasReached: (place: Position, withinMs: number) => Promise<boolean>;
  stop: () => Promise<void>;
};

type Listener = {
  /** In commit order, each event once. The relay's position moves in the same turn of the event loop. */
  onEvents: (events: FeedEvent[]) => void;
  /** The database is another one, or was set back: what listeners know is worth nothing. */
  onNewEpoch: () => void;
};

/** Hands on what commits from now on. One runs in every process that has listeners; nothing is written, so they need not agree. */
export async function startRelay(db: Db, listener: Listener, options: { pollMs?: number } = {}): Promise<Relay> {
  const lag = measureLag("relay", db);
  let epoch = await settleIn(db);
  let position = await feedEnd(db);
  let hasFailed = false;
  const waiting = new Set<{ place: Position; done: () => void }>();

  const checkEpoch = async () => {
    const found = await settleIn(db);
    if (found.name !== epoch.name) {
      position = await feedEnd(db);
      epoch = found;
      listener.onNewEpoch();
    }
    hasFailed = false;
  };

  const moveTo = (place: Position) => {
    position = place;
    for (const one of waiting) if (!isAfter(one.place, place)) one.done();
  };

  const step = async (): Promise<Progress> => {
    try {
      if (hasFailed) await checkEpoch();
      // Somebody was told of a place by a process that began later: where nothing has happened, the way there is empty.
      const end = waiting.size > 0 ? await feedEnd(db) : position;
      const { events, isHeldBack } = await readFeed(db, epoch, position, batch);
      const last = events.at(-1);
      if (last) {
        listener.onEvents(events);
        moveTo(last.position);
      }
      if (isHeldBack) lag.waits();
      else lag.caughtUp();
      if (isHeldBack) return "held";
      if (events.length < batch && isAfter(end, position)) moveTo(end);
      return events.length === batch ? "more" : "idle";
    } catch (error) {
      hasFailed = true;
      lag.waits();
      throw error;
    }
  };

  const follower = follow("relay", step, options);
  const off = onWake(() => follower.wake());
  return {
    epoch: () => epoch,
    position: () => position,
    lagMs: lag.ms,
    hasReached(place, withinMs) {
      if (!isAfter(place, position)) return Promise.resolve(true);
      return new Promise((resolve) => {
        const one = { place, done: () => finish(true) };
        const late = setTimeout(() => finish(false), withinMs);
        const finish = (reached: boolean) => {
          clearTimeout(late);
          waiting.delete(one);
          resolve(reached);
        };
        waiting.add(one);
        follower.wake();
      });
    },
    async stop() {
      off();
      await follower.stop();
      for (const one of waiting) one.done();
    },
  };
}
