import { EventEmitter } from "node:events";
import { systemContext } from "../context";
import { type Db, inTransaction } from "../db";
import { log } from "../log";
import { record } from "../outbox/record";
import type { StoredPayload } from "./add-job";

type Ended = { job: { id: string; attempts: number; max_attempts: number; task_identifier: string; payload: unknown }; error: unknown };

/**
 * The runner's events, which tell people of a job that has failed for good. A crash between the failure and the telling leaves
 * the job in the list of dead ones all the same: only the live count comes later.
 */
export function tellingOfDead(handle: () => Db): EventEmitter {
  const events = new EventEmitter();
  events.on("job:complete", ({ job, error }: Ended) => {
    const { organizationId } = job.payload as Partial<StoredPayload>;
    // Work on the clock belongs to nobody, and comes again by itself.
    if (!error || job.attempts < job.max_attempts || !organizationId) return;
    const subject = { kind: "organization", id: organizationId };
    const data = { job: String(job.id), name: job.task_identifier };
    inTransaction(systemContext(handle(), organizationId), (ctx) => record(ctx, { type: "job.failed", subject, data })).catch(
      (problem: unknown) => log().warn({ err: problem, job: job.id }, "could not tell of a dead job"),
    );
  });
  return events;
}
