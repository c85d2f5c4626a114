import { sql } from "drizzle-orm";
import type { Context } from "../context";

export type JobOptions = {
  /** At most one waiting job of a key in an organization; a later one takes the place of the earlier, with its payload and time. */
  key?: string;
  runAt?: Date;
  /** After so many failures it is a dead letter. */
  maxAttempts?: number;
  /** Jobs of one queue in one organization run one after another. */
  queue?: string;
};

export type Job = { name: string; payload: object } & JobOptions;

const usualAttempts = 10;

/** What is stored as a job's payload: whose it is, and what its handler gets. */
export type StoredPayload = { organizationId: string; input: object };

/**
 * Queues a job in the caller's transaction: it runs if that commits, and soon after. `payload` is what the handler gets and
 * should be ids: what is true is read when it runs.
 */
export async function addJob(ctx: Context, name: string, payload: object, options: JobOptions = {}): Promise<void> {
  await addJobs(ctx, [{ name, payload, ...options }]);
}

/** Queues many jobs in one statement. With `keepTimes` a waiting job of a key runs when it was to run: whatever comes does not put it off. */
export async function addJobs(ctx: Context, jobs: readonly Job[], { keepTimes = false } = {}): Promise<void> {
  const specs = jobs.map((job) => jobSpec(ctx.actor.organizationId, job));
  await ctx.db.execute(insertJobs(specs, { keepTimes }));
}

export type JobSpec = ReturnType<typeof jobSpec>;

/** A job as graphile-worker takes it. */
export function jobSpec(organizationId: string, { name, payload, key, runAt, maxAttempts = usualAttempts, queue }: Job) {
  return {
    identifier: name,
    payload: { organizationId, input: payload } satisfies StoredPayload,
    queue_name: queue ? `${organizationId}:${queue}` : null,
    run_at: runAt?.toISOString() ?? null,
    max_attempts: maxAttempts,
    job_key: key ? `${organizationId}:${name}:${key}` : null,
  };
}

/** The statement that queues jobs. Of several with one key the last one counts. */
export function insertJobs(specs: readonly JobSpec[], { keepTimes = false } = {}) {
  const byKey = new Map(specs.map((spec, index) => [spec.job_key ?? index, spec]));
  return sql`select count(*) from graphile_worker.add_jobs(
    array(select spec from json_populate_recordset(null::graphile_worker.job_spec, ${JSON.stringify([...byKey.values()])}::json) as spec),
    job_key_preserve_run_at => ${keepTimes})`;
}
