import { and, asc, eq, inArray } from "drizzle-orm";
import type { LockedLevels } from "@/modules/inventory/levels";
import { lockLevels } from "@/modules/inventory/levels";
import { reservations } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { linesOf, lockOrders, type OrderRow } from "./lock-order";
import { refreshOrder } from "./refresh-order";
import { reserveWaiting } from "./reserve-waiting";

/** An order that waits for stock, with every physical product that it waits for. */
export type WaitingOrder = { orderId: string; productIds: string[] };

/** How many waiting orders one receipt serves in its own transaction; the rest follows in the next. */
const atOnce = 100;

/** Orders that wait for any of these products, those that have waited longest first. */
export async function waitingOrders(ctx: Context, productIds: readonly string[]): Promise<WaitingOrder[]> {
  if (productIds.length === 0) return [];
  const { organizationId } = ctx.actor;
  const open = and(eq(reservations.organizationId, organizationId), eq(reservations.kind, "backorder"), eq(reservations.state, "open"));
  const first = await ctx.db
    .select({ orderId: reservations.orderId })
    .from(reservations)
    .where(and(open, inArray(reservations.productId, [...productIds])))
    .orderBy(asc(reservations.id))
    .limit(atOnce);
  const orderIds = [...new Set(first.map((row) => row.orderId))];
  if (orderIds.length === 0) return [];
  const rows = await ctx.db
    .select({ orderId: reservations.orderId, productId: reservations.productId })
    .from(reservations)
    .where(and(open, inArray(reservations.orderId, orderIds)));
  return orderIds.map((orderId) => ({ orderId, productIds: rows.filter((row) => row.orderId === orderId).map((row) => row.productId) }));
}

/** Gives free stock to waiting orders, first come first served; an order gets a part when there is not enough for all of it. */
export async function fillWaiting(
  ctx: Context,
  orders: readonly OrderRow[],
  waiting: readonly WaitingOrder[],
  levels: LockedLevels,
): Promise<number> {
  let filled = 0;
  for (const { orderId } of waiting) {
    const order = orders.find((o) => o.id === orderId);
    if (!order || (order.status !== "new" && order.status !== "confirmed")) continue;
    const lines = await linesOf(ctx, orderId);
    if (!lines.some((line) => line.backordered > 0)) continue;
    const units = await reserveWaiting(ctx, order, lines, levels);
    if (units > 0) await refreshOrder(ctx, orderId);
    filled += units;
  }
  return filled;
}

/** Fills waiting orders of some products by itself: after a cancellation, a put-back, or when a receipt served only the first hundred. */
export function fillBackorders(ctx: Context, productIds: readonly string[]): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const waiting = await waitingOrders(ctx, productIds);
    if (waiting.length === 0) return 0;
    const orders = await lockOrders(
      ctx,
      waiting.map((w) => w.orderId),
    );
    const levels = await lockLevels(
      ctx,
      waiting.flatMap((w) => w.productIds),
    );
    return fillWaiting(ctx, orders, waiting, levels);
  });
}
