import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { openConnection } from "../connection-queries";
import { storeDeliveries } from "../intake/store-deliveries";
import { withLine } from "../line/with-line";
import type { Backfill } from "../tables";
import { connections } from "../tables";

const stepMs = 24 * 60 * 60_000;
const soonMs = 20_000;

/** Fetches one day of a back-fill, notes how far it has come, and queues itself for the next. What it was told before changes nothing. */
export async function runBackfill(ctx: Context, connectionId: string): Promise<void> {
  const { row } = await openConnection(ctx, { id: connectionId });
  const { backfill } = row;
  if (backfill?.state !== "running") return;
  const since = new Date(backfill.at);
  const until = new Date(Math.min(since.getTime() + stepMs, new Date(backfill.until).getTime()));
  const talked = await withLine(ctx, connectionId, async ({ connection, marketplace, line }) => {
    let orders = 0;
    for await (const page of marketplace.poll?.orders(line, { since, until }) ?? []) {
      await storeDeliveries(ctx, connection, "backfill", page);
      orders += page.length;
    }
    return orders;
  });
  if ("off" in talked) return note(ctx, connectionId, backfill, { state: "stopped" });
  if ("later" in talked) return again(ctx, connectionId, talked.at ?? new Date(ctx.now().getTime() + soonMs));
  const isDone = until.getTime() >= new Date(backfill.until).getTime();
  await note(ctx, connectionId, backfill, {
    at: until.toISOString(),
    orders: backfill.orders + talked.done,
    state: isDone ? "done" : "running",
  });
  if (!isDone) await again(ctx, connectionId, ctx.now());
}

/** Unless somebody stopped or restarted it meanwhile. */
function note(ctx: Context, connectionId: string, before: Backfill, next: Partial<Backfill>): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const mine = and(eq(connections.organizationId, ctx.actor.organizationId), eq(connections.id, connectionId));
    const [row] = await ctx.db
      .select({ code: connections.code, backfill: connections.backfill })
      .from(connections)
      .where(mine)
      .for("update");
    if (row?.backfill?.state !== "running" || row.backfill.from !== before.from || row.backfill.until !== before.until) return;
    await ctx.db
      .update(connections)
      .set({ backfill: { ...row.backfill, ...next } })
      .where(mine);
    const subject = { kind: "connection", id: connectionId, number: row.code };
    await record(ctx, { type: "connection.changed", subject, data: { code: row.code, action: "connection.backfill" } });
  });
}

const again = (ctx: Context, connectionId: string, runAt: Date) =>
  addJob(ctx, "backfill_connection", { connectionId }, { key: connectionId, queue: `line:${connectionId}`, runAt, maxAttempts: 3 });
