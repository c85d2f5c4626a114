import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import { whyNotAnswer, whyNotClaim, whyNotCount } from "../count";
import { counterOf, countFact, lockTask } from "./lock-count";
import { countTasks } from "./tables";

/** Takes a bin to count it: nobody else counts it until it is done, given back, or left for half an hour. */
export function claimBin(ctx: Context, taskId: string): Promise<{ bin: string | null; round: number }> {
  return inTransaction(ctx, async (ctx) => {
    const { count, task } = await lockTask(ctx, taskId);
    refuseIf(whyNotCount("count", count) ?? whyNotClaim(task, counterOf(ctx), ctx.now()));
    await put(ctx, taskId, {
      state: "counting",
      counterId: counterOf(ctx),
      counter: ctx.actor.name,
      claimedAt: ctx.operation?.at ?? ctx.now(),
    });
    const fact = countFact(count);
    await record(ctx, { ...fact, type: "count.bin_claimed", data: { ...fact.data, bin: task.code } });
    return { bin: task.code, round: task.round };
  });
}

/** Gives a bin back uncounted. */
export function releaseBin(ctx: Context, taskId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { count, task } = await lockTask(ctx, taskId);
    refuseIf(whyNotCount("count", count) ?? whyNotAnswer(task, counterOf(ctx)));
    await put(ctx, taskId, { state: "open", counterId: null, counter: null, claimedAt: null });
    const fact = countFact(count);
    await record(ctx, { ...fact, type: "count.bin_released", data: { ...fact.data, bin: task.code } });
  });
}

export async function put(ctx: Context, taskId: string, values: Partial<typeof countTasks.$inferInsert>): Promise<void> {
  await ctx.db
    .update(countTasks)
    .set(values)
    .where(and(eq(countTasks.organizationId, ctx.actor.organizationId), eq(countTasks.id, taskId)));
}
