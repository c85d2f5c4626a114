import { and, eq, inArray, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { whyNotCount } from "../count";
import type { Recount } from "./inputs";
import { countFact, lockCount } from "./lock-count";
import { countTasks, stockCounts } from "./tables";

/** Sends bins back to be counted once more; what was found before stays on record. */
export function recount(ctx: Context, { countId, version, taskIds }: Recount): Promise<{ bins: number }> {
  return inTransaction(ctx, async (ctx) => {
    const count = await lockCount(ctx, countId, version);
    refuseIf(whyNotCount("recount", count));
    const own = and(
      eq(countTasks.organizationId, ctx.actor.organizationId),
      eq(countTasks.countId, countId),
      inArray(countTasks.id, taskIds),
    );
    const sent = await ctx.db
      .update(countTasks)
      .set({ state: "open", round: sql`${countTasks.round} + 1`, counterId: null, counter: null, claimedAt: null })
      .where(and(own, eq(countTasks.state, "counted")))
      .returning({ id: countTasks.id });
    if (sent.length < new Set(taskIds).size) throw new Refusal("conflict", reason("count.bins_not_counted"));
    await setState(ctx, countId, { state: "open", version: count.version + 1 });
    const fact = countFact(count);
    await record(ctx, { ...fact, type: "count.recount", data: { ...fact.data, bins: sent.length } });
    return { bins: sent.length };
  });
}

/** Gives a count up: nothing of it is posted. */
export function cancelCount(ctx: Context, { countId, version }: { countId: string; version?: number }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const count = await lockCount(ctx, countId, version);
    refuseIf(whyNotCount("cancel", count));
    const { kind, id, name } = ctx.actor;
    await setState(ctx, countId, { state: "cancelled", version: count.version + 1, closedAt: ctx.now(), closedBy: { kind, id, name } });
    await record(ctx, { ...countFact(count), type: "count.cancelled" });
  });
}

async function setState(ctx: Context, countId: string, values: Partial<typeof stockCounts.$inferInsert>): Promise<void> {
  await ctx.db
    .update(stockCounts)
    .set(values)
    .where(and(eq(stockCounts.organizationId, ctx.actor.organizationId), eq(stockCounts.id, countId)));
}
