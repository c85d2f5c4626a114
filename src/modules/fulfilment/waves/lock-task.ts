import { and, eq, inArray, sql } from "drizzle-orm";
import { ranksAtLeast } from "@/lib/permission";
import type { Context } from "@/platform/context";
import type { Fact } from "@/platform/outbox/record";
import { notFound } from "@/platform/refusal";
import { pickTasks } from "./tables";

export type TaskRow = typeof pickTasks.$inferSelect;

/** Every read of a task passes through here: the organization's, and for people limited to some warehouses only theirs. */
export function mine(ctx: Context) {
  const { organizationId, warehouseIds } = ctx.actor;
  return and(eq(pickTasks.organizationId, organizationId), warehouseIds ? inArray(pickTasks.warehouseId, [...warehouseIds]) : undefined);
}

/** Locks a task for a change; tasks come before orders. Refuses what is absent, another organization's or elsewhere alike. */
export async function lockTask(ctx: Context, taskId: string): Promise<TaskRow> {
  const [row] = await ctx.db
    .select()
    .from(pickTasks)
    .where(and(mine(ctx), eq(pickTasks.id, taskId)))
    .for("update");
  if (!row) throw notFound("pick_task");
  return row;
}

/** Writes the task's new state and raises its version. */
export async function writeTask(ctx: Context, task: TaskRow, changes: Partial<TaskRow>): Promise<void> {
  Object.assign(task, changes);
  await ctx.db
    .update(pickTasks)
    .set({ ...changes, version: sql`${pickTasks.version} + 1` })
    .where(and(eq(pickTasks.organizationId, task.organizationId), eq(pickTasks.id, task.id)));
}

/** A fact about a task, for the people of its warehouse. */
export function taskFact({ id, number, warehouseId }: TaskRow, type: string, data: Record<string, unknown> = {}): Fact {
  return { type, subject: { kind: "pick_task", id, number }, warehouseId, data };
}

/** Who acts, as the rules of tasks ask it. */
export const meOf = ({ actor }: Context) => ({ id: actor.id, isManager: ranksAtLeast(actor.role, "manager") });
