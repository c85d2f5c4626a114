import { and, asc, eq, inArray } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJobs } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { openConnection } from "../connection-queries";
import { intake } from "../tables";

const mostAtOnce = 1_000;

/**
 * Queues what a connection could not take in once more, the oldest first, a thousand at most. What is known is not doubled. Answers
 * how many were queued; what fails again is found among the failed again.
 */
export function replayFailed(ctx: Context, { code }: { code: string }): Promise<{ queued: number }> {
  return inTransaction(ctx, async (ctx) => {
    const { row } = await openConnection(ctx, { code });
    const mine = and(eq(intake.organizationId, row.organizationId), eq(intake.connectionId, row.id), eq(intake.status, "failed"));
    const failed = await ctx.db
      .select({ id: intake.id, externalId: intake.externalId })
      .from(intake)
      .where(mine)
      .orderBy(asc(intake.receivedAt))
      .limit(mostAtOnce)
      .for("update", { skipLocked: true });
    if (failed.length === 0) return { queued: 0 };
    const ids = failed.map(({ id }) => id);
    await ctx.db
      .update(intake)
      .set({ status: "received", reason: null, attempts: 0, processedAt: null })
      .where(and(mine, inArray(intake.id, ids)));
    // What must be read at the channel waits in the connection's line.
    await addJobs(
      ctx,
      failed.map(({ id, externalId }) => ({
        name: "process_intake",
        payload: { intakeId: id },
        key: id,
        ...(externalId === null ? {} : { queue: `line:${row.id}` }),
      })),
    );
    await record(ctx, {
      type: "intake.replayed",
      subject: { kind: "connection", id: row.id, number: code },
      data: { connection: code, deliveries: ids.length },
    });
    return { queued: ids.length };
  });
}
