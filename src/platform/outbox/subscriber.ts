import { desc, eq, sql } from "drizzle-orm";
import type { Db } from "../db";
import { insertJobs, type JobSpec } from "../jobs/add-job";
import { currentEpoch, type Epoch, settleIn } from "./epoch";
import { type FeedEvent, readFeed } from "./feed";
import { follow, type Progress } from "./follow";
import { measureLag } from "./lag";
import type { Position } from "./position";
import { outbox, outboxPositions } from "./tables";
import { onWake } from "./wake";

const batch = 200;
const reader = "jobs";

/** What events become, event by event or many at once; pure. */
export type JobsFor = (events: readonly FeedEvent[]) => JobSpec[];

/**
 * Turns events into jobs, each exactly once: the jobs and the reader's position are written in one transaction. Every worker
 * process runs it; the row of the position lets one work at a time.
 */
export async function startSubscriber(db: Db, jobsFor: JobsFor, options: { pollMs?: number } = {}): Promise<{ stop: () => Promise<void> }> {
  const lag = measureLag("jobs", db);
  let epoch = await settleIn(db);
  await db
    .insert(outboxPositions)
    .values({ reader, xid: String(epoch.start.xid), id: epoch.start.id })
    .onConflictDoNothing();
  let hasFailed = false;

  const step = async (): Promise<Progress> => {
    try {
      if (hasFailed) epoch = await settleIn(db);
      hasFailed = false;
      const progress = await readOnce(db, epoch, jobsFor);
      if (progress === "idle") lag.caughtUp();
      else lag.waits();
      return progress;
    } catch (error) {
      hasFailed = true;
      lag.waits();
      throw error;
    }
  };
  const follower = follow("jobs subscriber", step, options);
  const off = onWake(() => follower.wake());
  return {
    async stop() {
      off();
      await follower.stop();
    },
  };
}

/** Reads the next events and queues what follows from them. Looks before it locks: a lock is a write, and writes hold readers up. */
async function readOnce(db: Db, epoch: Epoch, jobsFor: JobsFor): Promise<Progress> {
  const glimpse = await readFeed(db, epoch, await positionOf(db), 1);
  if (glimpse.events.length === 0) return glimpse.isHeldBack ? "held" : "idle";
  return db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    const [row] = await tx.select().from(outboxPositions).where(eq(outboxPositions.reader, reader)).for("update", { skipLocked: true });
    // Another process is at it, and looks again when it is done.
    if (!row) return "idle";
    const { events } = await readFeed(tx, epoch, { xid: BigInt(row.xid), id: row.id }, batch);
    const last = events.at(-1);
    if (!last) return "idle";
    const specs = jobsFor(events);
    if (specs.length > 0) await tx.execute(insertJobs(specs));
    await moveTo(tx, last.position);
    return "more";
  });
}

/** Lets no job follow from what has been written so far: after a history was made up or imported. */
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
    .values({ reader, xid: String(place.xid), id: place.id })
    .onConflictDoNothing();
  await moveTo(db, place);
}

async function positionOf(db: Db): Promise<Position> {
  const [row] = await db.select().from(outboxPositions).where(eq(outboxPositions.reader, reader));
  return row ? { xid: BigInt(row.xid), id: row.id } : { xid: 0n, id: 0n };
}

const moveTo = (db: Db, { xid, id }: Position) =>
  db
    .update(outboxPositions)
    .set({ xid: String(xid), id, updatedAt: sql`now()` })
    .where(eq(outboxPositions.reader, reader));
