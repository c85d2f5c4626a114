import { and, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { type OrderCore, readOrders } from "@/modules/orders/queries";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import type { OpenConnection } from "../connection-queries";
import { channelOrders } from "../tables";

/** Which orders a shop asks for: by its own ids, by the numbers that it was given, or all. */
export type CrmFilter = { externalIds: readonly string[]; numbers: readonly string[]; page: number; limit: number };

const mostCounted = 10_000;

/** The connection's orders, newest first, and how many there are (up to ten thousand: nobody pages further). */
export async function listCrmOrders(
  ctx: Context,
  { row }: OpenConnection,
  { externalIds, numbers, page, limit }: CrmFilter,
): Promise<{ orders: OrderCore[]; total: number }> {
  const named: SQL[] = [];
  if (externalIds.length > 0) named.push(inArray(channelOrders.externalId, [...externalIds]));
  if (numbers.length > 0) named.push(inArray(orders.number, [...numbers]));
  const where = and(
    eq(channelOrders.organizationId, ctx.actor.organizationId),
    eq(channelOrders.connectionId, row.id),
    named.length > 0 ? or(...named) : undefined,
  );
  const found = ctx.db
    .select({ id: orders.id })
    .from(channelOrders)
    .innerJoin(orders, and(eq(orders.organizationId, channelOrders.organizationId), eq(orders.id, channelOrders.orderId)))
    .where(where);
  const rows = await found
    .orderBy(desc(orders.id))
    .limit(limit)
    .offset((page - 1) * limit);
  const counted = ctx.db
    .select({ one: sql`1` })
    .from(channelOrders)
    .innerJoin(orders, and(eq(orders.organizationId, channelOrders.organizationId), eq(orders.id, channelOrders.orderId)))
    .where(where)
    .limit(mostCounted)
    .as("counted");
  const [count] = await ctx.db.select({ total: sql<number>`count(*)::int` }).from(counted);
  return {
    orders: await readOrders(
      ctx,
      rows.map(({ id }) => id),
    ),
    total: count?.total ?? 0,
  };
}

/** One of the connection's orders, by the shop's id or by our number; null if it has none such. */
export async function oneCrmOrder(
  ctx: Context,
  connection: OpenConnection,
  by: { externalId: string } | { number: string },
): Promise<OrderCore | null> {
  const filter = { externalIds: "externalId" in by ? [by.externalId] : [], numbers: "number" in by ? [by.number] : [] };
  const { orders } = await listCrmOrders(ctx, connection, { ...filter, page: 1, limit: 1 });
  return orders[0] ?? null;
}

/** Whether an order of that id was taken in by this connection. */
export async function isTakenIn(ctx: Context, { row }: OpenConnection, externalId: string): Promise<boolean> {
  const [found] = await ctx.db
    .select({ externalId: channelOrders.externalId })
    .from(channelOrders)
    .where(
      and(
        eq(channelOrders.organizationId, ctx.actor.organizationId),
        eq(channelOrders.connectionId, row.id),
        eq(channelOrders.externalId, externalId),
      ),
    );
  return found !== undefined;
}
