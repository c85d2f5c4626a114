import { and, eq, inArray, sql } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { channelOrders } from "../tables";

export type Matched = { orderId: string; currency: string };

/**
 * The orders that a marketplace means: by its id of the order, by the number of a part of it (a posting, a job, also a cancelled one that was in a
 * supply) that an adapter remembers, or by our own number.
 */
export async function matchOrders(ctx: Context, connectionId: string, keys: readonly string[]): Promise<Map<string, Matched>> {
  const found = new Map<string, Matched>();
  const { organizationId } = ctx.actor;
  const missing = () => keys.filter((key) => key !== "" && !found.has(key));
  const mine = and(eq(channelOrders.organizationId, organizationId), eq(channelOrders.connectionId, connectionId));
  const itsOrder = and(eq(orders.organizationId, channelOrders.organizationId), eq(orders.id, channelOrders.orderId));
  for (const some of chunks(missing(), 1_000)) {
    const rows = await ctx.db
      .select({ key: channelOrders.externalId, orderId: orders.id, currency: orders.currency })
      .from(channelOrders)
      .innerJoin(orders, itsOrder)
      .where(and(mine, inArray(channelOrders.externalId, some)));
    for (const { key, ...order } of rows) found.set(key, order);
  }
  if (missing().length > 0) {
    // One look over what the adapters remember of the connection's orders: parts have no index of their own.
    const parts = sql`(
      select part #>> '{}' as key from jsonb_path_query(${channelOrders.memory}, 'strict $.postings[*]', '{}', true) part
      union all select part #>> '{}' from jsonb_path_query(${channelOrders.memory}, 'strict $.jobs.*[*]', '{}', true) part
      union all select substr(name, 8) from jsonb_object_keys(${channelOrders.memory}) name where name like 'supply:%')`;
    const rows = await ctx.db
      .select({ key: sql<string>`p.key`, orderId: orders.id, currency: orders.currency })
      .from(channelOrders)
      .innerJoin(orders, itsOrder)
      .innerJoin(sql`lateral ${parts} p`, sql`p.key = any(${sql.param(missing())}::text[])`)
      .where(mine);
    for (const { key, ...order } of rows) if (!found.has(key)) found.set(key, order);
  }
  for (const some of chunks(missing(), 1_000)) {
    const rows = await ctx.db
      .select({ key: orders.number, orderId: orders.id, currency: orders.currency })
      .from(channelOrders)
      .innerJoin(orders, itsOrder)
      .where(and(mine, inArray(orders.number, some)));
    for (const { key, ...order } of rows) found.set(key, order);
  }
  return found;
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
}
