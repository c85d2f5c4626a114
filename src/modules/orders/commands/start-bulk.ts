import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { BulkCommand } from "../bulk/bulk-command";
import { bulkItems, bulkRuns } from "../bulk/tables";
import { mine } from "../lock-order";
import { ordersWhere } from "../search/order-conditions";
import { ListOrders, understood } from "../search/order-filter";
import { orders } from "../tables";

const mostOrders = 10_000;

/** What to do, and with which orders: named ones, or all that a list's filter finds at this moment. */
export const StartBulk = z.strictObject({
  do: BulkCommand,
  orders: z.union([
    z.strictObject({ ids: z.array(z.uuid()).min(1).max(mostOrders) }),
    z.strictObject({ filter: ListOrders.omit({ limit: true, cursor: true }) }),
  ]),
});
export type StartBulk = z.infer<typeof StartBulk>;

/**
 * Begins to do one thing to many orders; a job does it, order by order, each in its own transaction. What is found now is
 * what it will be done to. Refuses an empty selection and more than ten thousand; another organization's ids are not found.
 */
export function startBulk(ctx: Context, { do: command, orders: selection }: StartBulk): Promise<{ id: string; total: number }> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId, kind, id: by, name } = ctx.actor;
    const wanted =
      "ids" in selection ? and(mine(ctx), inArray(orders.id, selection.ids)) : ordersWhere(ctx, await understood(ctx, selection.filter));
    const found = await ctx.db
      .select({ id: orders.id })
      .from(orders)
      .where(wanted)
      .limit(mostOrders + 1);
    if (found.length === 0) throw new Refusal("not_found", reason("bulk.nothing_found"));
    if (found.length > mostOrders) throw new Refusal("invalid", reason("bulk.too_many", { most: mostOrders }));
    const id = newId();
    await ctx.db.insert(bulkRuns).values({ organizationId, id, command, total: found.length, by: { kind, id: by, name } });
    await ctx.db.execute(sql`
      insert into ${bulkItems} (organization_id, run_id, order_id)
      select ${organizationId}::uuid, ${id}::uuid, x from unnest(${sql.param(found.map((row) => row.id))}::uuid[]) as x`);
    await record(ctx, { type: "bulk.started", subject: { kind: "bulk", id }, data: { command: command.command, total: found.length } });
    await addJob(ctx, "run_bulk", { runId: id }, { key: `bulk:${id}` });
    return { id, total: found.length };
  });
}

/** How many orders a filter finds, counted to one more than a run may take. */
export async function countForBulk(ctx: Context, filter: Omit<ListOrders, "limit" | "cursor">): Promise<number> {
  const capped = ctx.db
    .select({ one: sql`1`.as("one") })
    .from(orders)
    .where(ordersWhere(ctx, await understood(ctx, filter)))
    .limit(mostOrders + 1)
    .as("capped");
  const [row] = await ctx.db.select({ n: sql<number>`count(*)::int` }).from(capped);
  return row?.n ?? 0;
}

/** What a run has come to, with the orders that refused and why; those are at most two hundred at a time. */
export async function bulkRun(ctx: Context, id: string) {
  const own = eq(bulkRuns.organizationId, ctx.actor.organizationId);
  const [run] = await ctx.db
    .select()
    .from(bulkRuns)
    .where(and(own, eq(bulkRuns.id, id)));
  if (!run) throw new Refusal("not_found", reason("not_found", { what: "bulk" }));
  const refusals = await ctx.db
    .select({ orderId: bulkItems.orderId, number: orders.number, reason: bulkItems.reason })
    .from(bulkItems)
    .innerJoin(orders, and(eq(orders.organizationId, bulkItems.organizationId), eq(orders.id, bulkItems.orderId)))
    .where(and(eq(bulkItems.organizationId, ctx.actor.organizationId), eq(bulkItems.runId, id), eq(bulkItems.state, "refused")))
    .orderBy(orders.number)
    .limit(200);
  const { command, total, done, refused, by, createdAt, finishedAt } = run;
  return {
    id,
    command: command.command,
    total,
    done,
    refused,
    by: by.name,
    startedAt: createdAt,
    finishedAt,
    refusals: refusals.flatMap((row) => (row.reason ? [{ ...row, reason: row.reason }] : [])),
  };
}
