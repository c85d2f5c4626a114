import { and, eq, inArray } from "drizzle-orm";
import { logWork } from "@/modules/inventory/work-log/log-work";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { afterTask } from "../pick-task-rules";
import { lockTask, mine, type TaskRow, taskFact, writeTask } from "./lock-task";
import { pickTaskSlots, pickTasks } from "./tables";
import { readTask } from "./task-queries";
import { freeSlots } from "./task-slots";

/**
 * Ends a locked task on whose lines nothing can be done any more: picked, cancelled or held. Returns the units that are left to pick;
 * those that a supervisor was asked about wait for the answer.
 */
export async function settleTask(ctx: Context, task: TaskRow): Promise<number> {
  const { lines, slots } = await readTask(ctx, task.id);
  const stopped = new Set(slots.filter((slot) => slot.openHolds.length > 0).map((slot) => slot.fulfilmentId));
  const left = lines.filter((line) => !stopped.has(line.fulfilmentId)).reduce((sum, line) => sum + line.quantity - line.picked, 0);
  if (left > 0) return left;
  await writeTask(ctx, task, { state: afterTask("finish"), doneAt: ctx.now() });
  await freeSlots(ctx, [task.id]);
  await logWork(ctx, {
    stage: "pick",
    step: "done",
    warehouseId: task.warehouseId,
    subjectId: task.id,
  });
  await record(ctx, taskFact(task, "pick_task.done", { units: lines.reduce((sum, line) => sum + line.picked, 0) }));
  return 0;
}

/** After work of a fulfilment has ended elsewhere (cancelled, picked on another screen): tasks that are left with nothing end too. */
export async function settleTasksOf(ctx: Context, fulfilmentIds: readonly string[]): Promise<void> {
  if (fulfilmentIds.length === 0) return;
  const { organizationId } = ctx.actor;
  const living = await ctx.db
    .selectDistinct({ id: pickTasks.id })
    .from(pickTaskSlots)
    .innerJoin(pickTasks, and(eq(pickTasks.organizationId, pickTaskSlots.organizationId), eq(pickTasks.id, pickTaskSlots.taskId)))
    .where(
      and(
        mine(ctx),
        eq(pickTaskSlots.organizationId, organizationId),
        eq(pickTaskSlots.active, true),
        inArray(pickTaskSlots.fulfilmentId, [...fulfilmentIds]),
      ),
    )
    .orderBy(pickTasks.id);
  for (const { id } of living)
    await inTransaction(ctx, async (ctx) => {
      const task = await lockTask(ctx, id);
      // Whoever has it in his hands is told by his screen, and ends it himself.
      if (task.state === "open") await settleTask(ctx, task);
    });
}
