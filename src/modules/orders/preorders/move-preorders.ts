import { and, asc, eq, gt, inArray, or, sql } from "drizzle-orm";
import { productComponents } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { lockOrder, mine } from "../lock-order";
import { refreshOrder } from "../refresh-order";
import { orderLines, orders } from "../tables";
import { settlePreorder } from "./settle-preorder";

const atOnce = 200;

/**
 * Moves the holds and promises of all open orders for a product whose day has changed, bundles with it included. Each order in
 * its own transaction; done again it changes nothing. Returns how many orders it looked at.
 */
export async function movePreorders(ctx: Context, productId: string): Promise<number> {
  const productIds = [productId, ...(await bundlesWith(ctx, productId))];
  let looked = 0;
  for (let after: string | null = null; ; ) {
    const ids: string[] = await openOrdersOf(ctx, productIds, after);
    for (const orderId of ids) await inTransaction(ctx, (ctx) => settleOne(ctx, orderId));
    looked += ids.length;
    after = ids.at(-1) ?? null;
    if (ids.length < atOnce) return looked;
  }
}

async function settleOne(ctx: Context, orderId: string): Promise<void> {
  const order = await lockOrder(ctx, orderId);
  const changes = await settlePreorder(ctx, order);
  if (Object.keys(changes).length > 0) await refreshOrder(ctx, orderId, changes);
}

async function bundlesWith(ctx: Context, productId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: productComponents.bundleId })
    .from(productComponents)
    .where(and(eq(productComponents.organizationId, ctx.actor.organizationId), eq(productComponents.componentId, productId)));
  return rows.map((row) => row.id);
}

/** A page of orders that still have units of some products to send, by id. */
async function openOrdersOf(ctx: Context, productIds: readonly string[], after: string | null): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ id: orders.id })
    .from(orders)
    .innerJoin(orderLines, and(eq(orderLines.organizationId, orders.organizationId), eq(orderLines.orderId, orders.id)))
    .where(
      and(
        mine(ctx),
        or(eq(orders.status, "new"), eq(orders.status, "confirmed")),
        inArray(orderLines.productId, [...productIds]),
        sql`${orderLines.quantity} > ${orderLines.cancelled} + ${orderLines.shipped}`,
        after ? gt(orders.id, after) : undefined,
      ),
    )
    .orderBy(asc(orders.id))
    .limit(atOnce);
  return rows.map((row) => row.id);
}
