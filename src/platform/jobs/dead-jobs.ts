import { type SQL, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "../context";
import { inTransaction } from "../db";
import { record } from "../outbox/record";
import { Refusal } from "../refusal";

export type DeadJob = { id: string; name: string; payload: object; attempts: number; error: string | null; failedAt: Date };

/** What makes a row `j` of graphile-worker a dead letter of an organization: no attempt is left, and none runs. */
export function isDeadJobOf(organizationId: string): SQL {
  return sql`j.attempts >= j.max_attempts and j.locked_at is null and j.payload ->> 'organizationId' = ${organizationId}`;
}

/** The organization's jobs that have failed as often as they may, the latest first. */
export async function deadJobs(ctx: Context, limit = 100): Promise<DeadJob[]> {
  const { rows } = await ctx.db.execute<{
    id: string;
    name: string;
    input: object;
    attempts: number;
    error: string | null;
    failed: string;
  }>(sql`
    select j.id::text as id, t.identifier as name, j.payload -> 'input' as input, j.attempts, j.last_error as error,
           to_char(j.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as failed
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where ${isDeadJobOf(ctx.actor.organizationId)}
    order by j.updated_at desc, j.id desc limit ${limit}`);
  return rows.map(({ id, name, input, attempts, error, failed }) => ({
    id,
    name,
    payload: input,
    attempts,
    error,
    failedAt: new Date(failed),
  }));
}

/** Gives a dead job all its attempts anew, now. Refuses one that is not dead, or another organization's. */
export async function retryJob(ctx: Context, jobId: string): Promise<void> {
  const id = /^\d{1,18}$/.test(jobId) ? jobId : "0";
  const revived = await revive(ctx, sql`and j.id = ${id}::bigint`);
  if (revived === 0) throw new Refusal("not_found", reason("job.not_found"));
}

/** Gives every dead job of the organization all its attempts anew; how many there were. */
export async function retryAllJobs(ctx: Context): Promise<number> {
  return revive(ctx, sql``);
}

async function revive(outer: Context, which: SQL): Promise<number> {
  return inTransaction(outer, async (ctx) => {
    const { organizationId } = ctx.actor;
    const { rows } = await ctx.db.execute<{ id: string }>(sql`
      select r.id::text as id from graphile_worker._private_jobs j,
        lateral graphile_worker.reschedule_jobs(array[j.id], run_at => now(), attempts => 0) r
      where ${isDeadJobOf(organizationId)} ${which}`);
    if (rows.length === 0) return 0;
    const subject = { kind: "organization", id: organizationId };
    await record(ctx, { type: "job.retried", subject, data: { jobs: rows.slice(0, 100).map(({ id }) => id) } });
    return rows.length;
  });
}
