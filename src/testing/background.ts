import { and, asc, gt, sql } from "drizzle-orm";
import { systemContext } from "@/platform/context";
import type { Db } from "@/platform/db";
import { insertJobs } from "@/platform/jobs/add-job";
import type { Task } from "@/platform/jobs/runner";
import type { FeedEvent } from "@/platform/outbox/feed";
import { outbox } from "@/platform/outbox/tables";
import { chores } from "@/server/chores";
import { jobsFor } from "@/server/subscribers";
import { tasks } from "@/server/tasks";

type Waiting = { id: string; task: string; organizationId: string; input: object };

const tooMany = 2_000;

/**
 * What runs behind the screens, one thing after another and by a clock of the test's: events become the jobs that they become in
 * the product, and its own tasks do them. For a database of the test's own: every job in it is run.
 */
export function aBackground(db: Db) {
  let aheadMs = 0;
  let read = 0n;
  const now = () => new Date(Date.now() + aheadMs);
  const broken: string[] = [];

  async function readEvents(): Promise<void> {
    const rows = await db
      .select()
      .from(outbox)
      .where(and(gt(outbox.id, read)))
      .orderBy(asc(outbox.id));
    const specs = jobsFor(rows.map(eventOf));
    if (specs.length > 0) await db.execute(insertJobs(specs));
    read = rows.at(-1)?.id ?? read;
  }

  /** Held as the real worker holds it, so that a job of its key that is queued meanwhile is another one. */
  async function takeJob(): Promise<Waiting | null> {
    const { rows } = await db.execute<Waiting>(sql`
      update graphile_worker._private_jobs j set locked_at = now(), locked_by = 'test', attempts = j.attempts + 1
      from graphile_worker._private_tasks t
      where t.id = j.task_id and j.id = (
        select id from graphile_worker._private_jobs
        where locked_at is null and attempts < max_attempts and run_at <= ${now()} order by priority, run_at, id limit 1)
      returning j.id::text as id, t.identifier as task, j.payload ->> 'organizationId' as "organizationId", j.payload -> 'input' as input`);
    return rows[0] ?? null;
  }

  async function doJob({ id, task, organizationId, input }: Waiting): Promise<void> {
    const does = (tasks as Record<string, Task>)[task];
    if (!does) throw new Error(`no task is called ${task}`);
    try {
      await does({ ...systemContext(db, organizationId), now }, input as never);
      await db.execute(sql`delete from graphile_worker._private_jobs where id = ${id}::bigint`);
    } catch (error) {
      broken.push(`${task}: ${error instanceof Error ? error.message : String(error)}`);
      const again = new Date(now().getTime() + 3_000);
      await db.execute(sql`
        update graphile_worker._private_jobs set locked_at = null, locked_by = null, run_at = ${again} where id = ${id}::bigint`);
    }
  }

  /** Everything that is due, and what follows from it. */
  async function run(): Promise<void> {
    for (let done = 0; done < tooMany; done++) {
      await readEvents();
      const job = await takeJob();
      if (!job) return;
      await doJob(job);
    }
    throw new Error("the jobs do not come to an end");
  }

  /** Time goes by: the clock's chores come round once, and what was put off comes due. */
  async function pass(minutes: number): Promise<void> {
    aheadMs += minutes * 60_000;
    await chores.resume_waiting_intake.run({ db, now });
    await chores.poll_channels.run({ db, now });
    await run();
  }

  return { now, run, pass, broken };
}

/** A row of the outbox as the feed tells it. */
export function eventOf(row: typeof outbox.$inferSelect): FeedEvent {
  return {
    position: { xid: BigInt(row.xid), id: row.id },
    organizationId: row.organizationId,
    type: row.type,
    at: row.at,
    subject: { kind: row.subjectKind, id: row.subjectId, number: row.subjectNumber },
    orderId: row.orderId,
    warehouseId: row.warehouseId,
    by: row.by,
    data: row.data,
  };
}
