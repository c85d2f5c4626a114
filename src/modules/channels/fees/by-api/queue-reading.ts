import type { Context } from "@/platform/context";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { feeReadings } from "../tables";

type Of = { id: string; code: string };

/** Notes that a time is to be read from its beginning, and queues the first step. */
export async function queueReading(ctx: Context, connection: Of, { from, until }: { from: string; until: string }): Promise<void> {
  const now = ctx.now();
  const begun = { state: "running" as const, from, until, at: from, cursor: null, startedAt: now, failures: 0, trouble: null, nextAt: now };
  await ctx.db
    .insert(feeReadings)
    .values({ organizationId: ctx.actor.organizationId, connectionId: connection.id, ...begun })
    .onConflictDoUpdate({ target: [feeReadings.organizationId, feeReadings.connectionId], set: begun });
  await goOn(ctx, connection.id, now);
  await tellReading(ctx, connection);
}

/** Queues the next step. Readings have a queue of their own: orders never wait for reports. */
export function goOn(ctx: Context, connectionId: string, runAt: Date): Promise<void> {
  return addJob(ctx, "read_fees", { connectionId }, { key: connectionId, queue: `fees:${connectionId}`, runAt, maxAttempts: 3 });
}

/** Says live that a reading has come further. */
export function tellReading(ctx: Context, { id, code }: Of): Promise<void> {
  const subject = { kind: "connection", id, number: code };
  return record(ctx, { type: "connection.fees_read", subject, data: { code } });
}
