import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { lockOrder, lockOrders, type OrderRow } from "../lock-order";
import { orders } from "../tables";

/** The orders that an order was split off from, and those that were split off from it. */
export async function orderFamily(ctx: Context, orderId: string): Promise<{ number: string; isParent: boolean }[]> {
  const { rows } = await ctx.db.execute<{ number: string; isParent: boolean }>(sql`
    select o.number, o.id = c.parent_id as "isParent" from ${orders} c
    join ${orders} o on o.organization_id = c.organization_id and (o.id = c.parent_id or o.parent_id = c.id)
    where c.organization_id = ${ctx.actor.organizationId} and c.id = ${orderId} order by o.id`);
  return rows;
}

/**
 * Locks an order with all that was split off from it, and from that in turn: itself first, then the oldest part. Whoever knows
 * the whole only (its channel) means all of them.
 */
export async function lockWithParts(ctx: Context, orderId: string): Promise<[OrderRow, ...OrderRow[]]> {
  const order = await lockOrder(ctx, orderId);
  // Whoever splits an order locks it first: now it gets no more parts.
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    with recursive parts as (
      select o.id from ${orders} o where o.organization_id = ${ctx.actor.organizationId} and o.parent_id = ${orderId}
      union
      select o.id from ${orders} o join parts p on o.parent_id = p.id where o.organization_id = ${ctx.actor.organizationId}
    ) select id from parts`);
  const parts = await lockOrders(
    ctx,
    rows.map((row) => row.id),
  );
  return [order, ...parts];
}
