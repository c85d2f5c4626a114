import { and, eq, isNull, sql } from "drizzle-orm";
import type { Reason } from "@/lib/reason";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { isDatabaseAway } from "@/platform/db-trouble";
import { log } from "@/platform/log";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import type { BulkCommand } from "../bulk/bulk-command";
import { bulkItems, bulkRuns } from "../bulk/tables";
import { assignOrder } from "../handling/assign-order";
import { setPriority } from "../handling/set-priority";
import { tagOrder } from "../handling/tag-order";
import { orderHolds } from "../holds/tables";
import { cancelOrder } from "./cancel-order";
import { holdOrder } from "./hold-order";
import { releaseHold } from "./release-hold";
import { routeAgain } from "./route-again";

const toldEveryMs = 700;

/**
 * Does a run's command to one order after the other, in the name of who began it. Each order and the note of what became of
 * it are one transaction: started again after a crash, it goes on with the next. A refusal is kept and stops nothing.
 */
export async function runBulk(ctx: Context, { runId }: { runId: string }): Promise<void> {
  const [run] = await ctx.db
    .select()
    .from(bulkRuns)
    .where(and(eq(bulkRuns.organizationId, ctx.actor.organizationId), eq(bulkRuns.id, runId)));
  if (!run || run.finishedAt) return;
  const { kind, id, name } = run.by;
  const acting: Context = { ...ctx, actor: { ...ctx.actor, kind: kind === "key" ? "key" : "user", id, name } };
  let toldAt = Date.now();
  for (;;) {
    const tell = Date.now() - toldAt > toldEveryMs;
    if (!(await next(acting, runId, run.command, tell))) break;
    if (tell) toldAt = Date.now();
  }
  await finish(acting, runId);
}

/** The next waiting order; false when none is left. */
function next(ctx: Context, runId: string, command: BulkCommand, tell: boolean): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const own = and(eq(bulkItems.organizationId, organizationId), eq(bulkItems.runId, runId));
    const [item] = await ctx.db
      .select({ orderId: bulkItems.orderId })
      .from(bulkItems)
      .where(and(own, eq(bulkItems.state, "waiting")))
      .orderBy(bulkItems.orderId)
      .limit(1)
      .for("update", { skipLocked: true });
    if (!item) return false;
    const why = await attempt(ctx, item.orderId, command);
    await ctx.db
      .update(bulkItems)
      .set(why ? { state: "refused", reason: why } : { state: "done" })
      .where(and(own, eq(bulkItems.orderId, item.orderId)));
    const column = why ? bulkRuns.refused : bulkRuns.done;
    await ctx.db
      .update(bulkRuns)
      .set(why ? { refused: sql`${column} + 1` } : { done: sql`${column} + 1` })
      .where(and(eq(bulkRuns.organizationId, organizationId), eq(bulkRuns.id, runId)));
    if (tell) await record(ctx, { type: "bulk.progressed", subject: { kind: "bulk", id: runId } });
    return true;
  });
}

/** Acts in a savepoint, so that what a refusal left half-done goes, and the note of it stays. */
async function attempt(ctx: Context, orderId: string, command: BulkCommand): Promise<Reason | null> {
  try {
    await ctx.db.transaction((tx) => act({ ...ctx, db: tx as unknown as Context["db"] }, orderId, command));
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    if (isDatabaseAway(error)) throw error;
    log().error({ err: error, order: orderId, command: command.command }, "an order of a bulk run failed");
    return reason("bulk.failed");
  }
}

async function act(ctx: Context, orderId: string, command: BulkCommand): Promise<void> {
  switch (command.command) {
    case "hold": {
      const { command: _, ...hold } = command;
      await holdOrder(ctx, { orderId, ...hold });
      return;
    }
    case "cancel":
      await cancelOrder(ctx, { orderId, reason: command.reason, restock: command.restock });
      return;
    case "route_again":
      await routeAgain(ctx, { orderId });
      return;
    case "assign":
      await assignOrder(ctx, { orderId, responsibleId: command.responsibleId });
      return;
    case "tag":
      await tagOrder(ctx, { orderId, add: command.add, remove: command.remove });
      return;
    case "priority":
      await setPriority(ctx, { orderId, priority: command.priority });
      return;
    case "release":
      await releaseAll(ctx, orderId, command.reason);
  }
}

async function releaseAll(ctx: Context, orderId: string, why: string | null): Promise<void> {
  const holds = await ctx.db
    .select({ id: orderHolds.id })
    .from(orderHolds)
    .where(
      and(
        eq(orderHolds.organizationId, ctx.actor.organizationId),
        eq(orderHolds.orderId, orderId),
        isNull(orderHolds.releasedAt),
        why ? eq(orderHolds.reason, why) : undefined,
      ),
    );
  if (holds.length === 0) throw new Refusal("conflict", reason("order.no_open_hold"));
  for (const hold of holds) await releaseHold(ctx, { orderId, holdId: hold.id });
}

function finish(ctx: Context, runId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const [left] = await ctx.db
      .select({ orderId: bulkItems.orderId })
      .from(bulkItems)
      .where(and(eq(bulkItems.organizationId, organizationId), eq(bulkItems.runId, runId), eq(bulkItems.state, "waiting")))
      .limit(1);
    if (left) throw new Error("another process holds an order of this run; it is looked at again");
    const [run] = await ctx.db
      .update(bulkRuns)
      .set({ finishedAt: ctx.now() })
      .where(and(eq(bulkRuns.organizationId, organizationId), eq(bulkRuns.id, runId), isNull(bulkRuns.finishedAt)))
      .returning({ total: bulkRuns.total, done: bulkRuns.done, refused: bulkRuns.refused, command: bulkRuns.command });
    if (!run) return;
    const { command, ...counts } = run;
    await record(ctx, { type: "bulk.finished", subject: { kind: "bulk", id: runId }, data: { command: command.command, ...counts } });
  });
}
