import { setTimeout as sleep } from "node:timers/promises";
import { desc, eq, sql } from "drizzle-orm";
import type { Db } from "../db";
import { insertJobs, type JobSpec } from "../jobs/add-job";
import { currentEpoch, type Epoch, settleIn } from "./epoch";
import { type FeedEvent, feedEnd, readFeed } from "./feed";
import { follow, type Progress } from "./follow";
import { measureLag } from "./lag";
import type { Position } from "./position";
import { outbox, outboxPositions } from "./tables";
import { onWake } from "./wake";

const usualBatch = 200;

/** What events become, event by event or many at once; pure. */
export type JobsFor = (events: readonly FeedEvent[]) => JobSpec[];

/** Deals with the next events in the transaction that moves the reader on. */
export type Reader = {
  name: string;
  /** A reader that is new begins with what happens from now on, or with everything that is kept. */
  begins: "now" | "at the start";
  /** How many events at once; two hundred unless said. */
  batch?: number;
  /** How long to let events gather after some were taken, so that what many of them are about is dealt with once. */
  restMs?: number;
  take: (tx: Db, events: readonly FeedEvent[]) => Promise<void>;
};

/** The reader that turns events into jobs. */
export function jobsReader(jobsFor: JobsFor): Reader {
  return {
    name: jobsName,
    begins: "at the start",
    async take(tx, events) {
      const specs = jobsFor(events);
      if (specs.length > 0) await tx.execute(insertJobs(specs));
    },
  };
}

const jobsName = "jobs";

/**
 * Gives a reader every event exactly once: what it makes of them and its position are written in one transaction. Every worker
 * process runs it; the row of the position lets one work at a time.
 */
export async function startSubscriber(db: Db, reader: Reader, options: { pollMs?: number } = {}): Promise<{ stop: () => Promise<void> }> {
  const lag = measureLag(reader.name, db);
  let epoch = await settleIn(db);
  const from = reader.begins === "now" ? await feedEnd(db) : epoch.start;
  await db
    .insert(outboxPositions)
    .values({ reader: reader.name, xid: String(from.xid), id: from.id })
    .onConflictDoNothing();
  let hasFailed = false;
  const stopping = new AbortController();

  const step = async (): Promise<Progress> => {
    try {
      if (hasFailed) epoch = await settleIn(db);
      hasFailed = false;
      const progress = await readOnce(db, epoch, reader);
      if (progress === "idle" || progress === "rest") lag.caughtUp();
      else lag.waits();
      if (progress !== "rest") return progress;
      await sleep(reader.restMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      return "more";
    } catch (error) {
      hasFailed = true;
      lag.waits();
      throw error;
    }
  };
  const follower = follow(`${reader.name} subscriber`, step, options);
  const off = onWake(() => follower.wake());
  return {
    async stop() {
      off();
      stopping.abort();
      await follower.stop();
    },
  };
}

/** Reads the next events and queues what follows from them. Looks before it locks: a lock is a write, and writes hold readers up. */
async function readOnce(db: Db, epoch: Epoch, reader: Reader): Promise<Progress | "rest"> {
  const glimpse = await readFeed(db, epoch, await positionOf(db, reader.name), 1);
  if (glimpse.events.length === 0) return glimpse.isHeldBack ? "held" : "idle";
  return db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    const [row] = await tx
      .select()
      .from(outboxPositions)
      .where(eq(outboxPositions.reader, reader.name))
      .for("update", { skipLocked: true });
    // Another process is at it, and looks again when it is done.
    if (!row) return "idle";
    const batch = reader.batch ?? usualBatch;
    const { events } = await readFeed(tx, epoch, { xid: BigInt(row.xid), id: row.id }, batch);
    const last = events.at(-1);
    if (!last) return "idle";
    await reader.take(tx, events);
    await moveTo(tx, reader.name, last.position);
    return reader.restMs && events.length < batch ? "rest" : "more";
  });
}

/** Lets nothing follow from what has been written so far, no job and no webhook: after a history was made up or imported. */
export async function startFromHere(db: Db): Promise<void> {
  const { start } = await currentEpoch(db);
  const [last] = await db
    .select({ xid: outbox.xid, id: outbox.id })
    .from(outbox)
    .where(sql`${outbox.id} > ${start.id} and ${outbox.xid} < pg_snapshot_xmax(pg_current_snapshot())`)
    .orderBy(desc(outbox.xid), desc(outbox.id))
    .limit(1);
  const place = last ? { xid: BigInt(last.xid), id: last.id } : start;
  await db
    .insert(outboxPositions)
    .values({ reader: jobsName, xid: String(place.xid), id: place.id })
    .onConflictDoNothing();
  await db.update(outboxPositions).set({ xid: String(place.xid), id: place.id, updatedAt: sql`now()` });
}

async function positionOf(db: Db, reader: string): Promise<Position> {
  const [row] = await db.select().from(outboxPositions).where(eq(outboxPositions.reader, reader));
  return row ? { xid: BigInt(row.xid), id: row.id } : { xid: 0n, id: 0n };
}

const moveTo = (db: Db, reader: string, { xid, id }: Position) =>
  db
    .update(outboxPositions)
    .set({ xid: String(xid), id, updatedAt: sql`now()` })
    .where(eq(outboxPositions.reader, reader));
