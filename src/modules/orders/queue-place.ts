import { and, eq, sql } from "drizzle-orm";
import { newId, newIdAt } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { outbox } from "@/platform/outbox/tables";
import type { OrderRow } from "./lock-order";
import { orders } from "./tables";

/** Another id of the same moment: ids begin with their time, and queues go by ids. */
export const besides = (id: string): string => `${id.slice(0, 23)}${newId().slice(23)}`;

/**
 * An id that stands in the queue where the order does. Whoever lost units last would else queue behind all that came since, and
 * of several who lost theirs at once the newest, which gives way first, before the older. A draft is as old as its placing, and
 * a part that was split off as its first order.
 */
export async function placeInQueue(ctx: Context, order: OrderRow): Promise<string> {
  const firstId = order.parentId === null ? order.id : await firstOf(ctx, order);
  return (await wasDraft(ctx, firstId)) ? newIdAt(order.placedAt) : besides(firstId);
}

/** The order from which this one, in however many steps, was split off. */
async function firstOf(ctx: Context, order: OrderRow): Promise<string> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    with recursive up as (
      select o.id, o.parent_id from ${orders} o where o.organization_id = ${ctx.actor.organizationId} and o.id = ${order.id}
      union
      select o.id, o.parent_id from ${orders} o join up on o.id = up.parent_id where o.organization_id = ${ctx.actor.organizationId}
    ) select id from up where parent_id is null`);
  return rows[0]?.id ?? order.id;
}

async function wasDraft(ctx: Context, orderId: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.organizationId, ctx.actor.organizationId), eq(outbox.orderId, orderId), eq(outbox.type, "order.drafted")))
    .limit(1);
  return rows.length > 0;
}
