import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { settleUnknownLines } from "../intake/settle-unknown-lines";
import { settleWords } from "../intake/settle-words";
import { channelOrders } from "../tables";
import { channelProducts } from "./tables";

type Waiting = { connectionId?: string; productIds?: readonly string[] };

const atOnce = 100;

/**
 * Looks again at the orders of a connection that wait for a word or a product to be known, each in a transaction of its own: what is
 * known by now is taken over, and the hold released with the last of it. With `productIds`: of every connection that waits for one of
 * these. The same again changes nothing.
 */
export async function settleWaiting(ctx: Context, { connectionId, productIds }: Waiting): Promise<void> {
  const waiting = connectionId ? [connectionId] : await wanting(ctx, productIds ?? []);
  for (const id of waiting) await settleOf(ctx, id);
}

async function settleOf(ctx: Context, connectionId: string): Promise<void> {
  for (let after: string | null = null; ; ) {
    const page = await waitingOrders(ctx, connectionId, after);
    for (const orderId of page)
      await inTransaction(ctx, async (ctx) => {
        await settleWords(ctx, connectionId, orderId);
        await settleUnknownLines(ctx, connectionId, orderId);
      });
    after = page.at(-1) ?? null;
    if (page.length < atOnce) return;
  }
}

async function waitingOrders(ctx: Context, connectionId: string, after: string | null): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .innerJoin(channelOrders, and(eq(channelOrders.organizationId, orders.organizationId), eq(channelOrders.orderId, orders.id)))
    .where(
      and(
        eq(orders.organizationId, ctx.actor.organizationId),
        inArray(orders.status, ["new", "confirmed"]),
        sql`${orders.openHolds} && array['unmapped', 'unknown_sku']`,
        eq(channelOrders.connectionId, connectionId),
        after ? gt(orders.id, after) : undefined,
      ),
    )
    .orderBy(asc(orders.id))
    .limit(atOnce);
  return rows.map(({ id }) => id);
}

/** The connections whose orders wait for one of these products, by its SKU or its barcode. */
async function wanting(ctx: Context, productIds: readonly string[]): Promise<string[]> {
  if (productIds.length === 0) return [];
  const isMeant = sql`(${channelProducts.sku} = ${products.sku} or ${channelProducts.barcode} = ${products.barcode})`;
  const rows = await ctx.db
    .selectDistinct({ id: channelProducts.connectionId })
    .from(channelProducts)
    .innerJoin(products, and(eq(products.organizationId, channelProducts.organizationId), isMeant))
    .where(
      and(
        eq(channelProducts.organizationId, ctx.actor.organizationId),
        sql`${channelProducts.wantedAt} is not null`,
        inArray(products.id, [...productIds]),
      ),
    );
  return rows.map(({ id }) => id);
}
