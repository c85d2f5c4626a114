import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { refuseElsewhere } from "@/modules/inventory/arrivals/look-up";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { notFound, Refusal } from "@/platform/refusal";
import { countTasks, stockCounts } from "./tables";

export type CountRow = typeof stockCounts.$inferSelect & { warehouse: string };
export type TaskRow = typeof countTasks.$inferSelect;

/** Locks a count for a change, before its tasks, orders and levels. Refuses a warehouse that is none of the actor's, and a stale version. */
export async function lockCount(ctx: Context, countId: string, version?: number): Promise<CountRow> {
  const [row] = await ctx.db
    .select({ count: stockCounts, warehouse: warehouses.code })
    .from(stockCounts)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, stockCounts.organizationId), eq(warehouses.id, stockCounts.warehouseId)))
    .where(and(eq(stockCounts.organizationId, ctx.actor.organizationId), eq(stockCounts.id, countId)))
    .for("update", { of: stockCounts });
  if (!row) throw notFound("count");
  refuseElsewhere(ctx, { id: row.count.warehouseId, code: row.warehouse });
  if (version !== undefined && version !== row.count.version)
    throw new Refusal("stale", reason("count.stale_version", { version: row.count.version }), { version: row.count.version });
  return { ...row.count, warehouse: row.warehouse };
}

/** Locks a bin of a count, and the count before it. */
export async function lockTask(ctx: Context, taskId: string): Promise<{ count: CountRow; task: TaskRow }> {
  const own = and(eq(countTasks.organizationId, ctx.actor.organizationId), eq(countTasks.id, taskId));
  const [which] = await ctx.db.select({ countId: countTasks.countId }).from(countTasks).where(own);
  if (!which) throw notFound("count_task");
  const count = await lockCount(ctx, which.countId);
  const [task] = await ctx.db.select().from(countTasks).where(own);
  if (!task) throw notFound("count_task");
  return { count, task };
}

/** What the facts of a count name it by. */
export function countFact(count: Pick<CountRow, "id" | "number" | "warehouseId" | "warehouse">) {
  return {
    subject: { kind: "count", id: count.id, number: String(count.number) },
    warehouseId: count.warehouseId,
    data: { warehouse: count.warehouse },
  };
}

/** Who counts, as a claim keeps it: a person, or a key that acts for one. */
export const counterOf = ({ actor }: Context) => actor.id ?? actor.kind;
