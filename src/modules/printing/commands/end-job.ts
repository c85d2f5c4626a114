import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, refuseIf } from "@/platform/refusal";
import type { FailJob, JobId, ReprintJob } from "../inputs";
import { mine } from "../load-here";
import { type JobAction, stateAfter, whyNotJob } from "../print-job";
import { printJobs } from "../tables";
import { queuePrint } from "./queue-print";

type Job = typeof printJobs.$inferSelect;

async function lockJob(ctx: Context, jobId: string): Promise<Job> {
  const [job] = await ctx.db
    .select()
    .from(printJobs)
    .where(and(mine(ctx), eq(printJobs.id, jobId)))
    .for("update");
  if (!job) throw notFound("print_job");
  return job;
}

async function end(ctx: Context, { id, warehouseId }: Job, action: Exclude<JobAction, "reprint" | "take">, failure: string | null) {
  const state = stateAfter(action);
  await ctx.db
    .update(printJobs)
    .set({ state, failure, endedAt: ctx.now() })
    .where(and(eq(printJobs.organizationId, ctx.actor.organizationId), eq(printJobs.id, id)));
  await record(ctx, { type: `print.${state}`, subject: { kind: "print_job", id }, warehouseId, data: {} });
}

function ended(ctx: Context, jobId: string, action: Exclude<JobAction, "reprint" | "take">, failure: string | null): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const job = await lockJob(ctx, jobId);
    // Said twice, as after a lost answer, it is as true as once.
    if (job.state === stateAfter(action)) return;
    refuseIf(whyNotJob(action, job));
    await end(ctx, job, action, failure);
  });
}

/** It came out of the printer. */
export const markPrinted = (ctx: Context, { jobId }: JobId): Promise<void> => ended(ctx, jobId, "print", null);

/** It did not, and why. */
export const markFailed = (ctx: Context, { jobId, why }: FailJob): Promise<void> => ended(ctx, jobId, "fail", why);

/** Nobody wants it any more. */
export const dropJob = (ctx: Context, { jobId }: JobId): Promise<void> => ended(ctx, jobId, "drop", null);

/**
 * The same once more, as a job of its own on the paper that is set today. One that a station holds counts as not printed: whoever asks
 * has no paper in their hands. Refused for what waits still.
 */
export function reprintJob(ctx: Context, { jobId, stationId }: ReprintJob): Promise<{ jobId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const job = await lockJob(ctx, jobId);
    refuseIf(whyNotJob("reprint", job));
    if (job.state === "taken") await end(ctx, job, "fail", null);
    const { warehouseId, what, title, copies } = job;
    return queuePrint(ctx, { warehouseId, what, title, copies, stationId, againOf: jobId });
  });
}
