import { and, desc, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { outbox } from "@/platform/outbox/tables";
import { notFound, Refusal } from "@/platform/refusal";
import { orderLines, orders } from "./tables";

export type OrderRow = typeof orders.$inferSelect;
export type OrderLineRow = typeof orderLines.$inferSelect;

/** Every read of an order passes through here, so no organization ever sees another's. */
export const mine = (ctx: Context) => eq(orders.organizationId, ctx.actor.organizationId);

/**
 * Locks an order for a change. Refuses what is absent or another organization's alike, and a version that is not the
 * current one, telling what happened since. Locked before fulfilments, and those before stock levels.
 */
export async function lockOrder(ctx: Context, orderId: string, version?: number): Promise<OrderRow> {
  const [order] = await ctx.db
    .select()
    .from(orders)
    .where(and(mine(ctx), eq(orders.id, orderId)))
    .for("update");
  if (!order) throw notFound("order");
  if (version !== undefined && version !== order.version) {
    throw new Refusal("stale", reason("order.stale_version", { version: order.version }), {
      version: order.version,
      changed: await lastChanges(ctx, orderId),
    });
  }
  return order;
}

/** Locks several orders in the order of their ids, so that two who lock some of the same never wait in a circle. */
export async function lockOrders(ctx: Context, orderIds: readonly string[]): Promise<OrderRow[]> {
  if (orderIds.length === 0) return [];
  return ctx.db
    .select()
    .from(orders)
    .where(and(mine(ctx), inArray(orders.id, [...new Set(orderIds)])))
    .orderBy(orders.id)
    .for("update");
}

export async function linesOf(ctx: Context, orderId: string): Promise<OrderLineRow[]> {
  return ctx.db
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.organizationId, ctx.actor.organizationId), eq(orderLines.orderId, orderId)))
    .orderBy(orderLines.position);
}

async function lastChanges(ctx: Context, orderId: string) {
  const rows = await ctx.db
    .select({ type: outbox.type, at: outbox.at, by: outbox.by })
    .from(outbox)
    .where(and(eq(outbox.organizationId, ctx.actor.organizationId), eq(outbox.orderId, orderId)))
    .orderBy(desc(outbox.id))
    .limit(5);
  return rows.map((row) => ({ type: row.type, at: row.at.toISOString(), by: row.by.name }));
}
