import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { channels } from "@/modules/channels/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { mine } from "./lock-order";
import { pageOfOrders } from "./page-of-orders";
import { ordersWhere } from "./search/order-conditions";
import { ListOrders, type OrderView, understood } from "./search/order-filter";
import { orderLines, orders } from "./tables";

/** One page of order ids, newest first. */
export async function listOrderIds(
  ctx: Context,
  filter: ListOrders,
): Promise<{ items: { id: string; placedAt: Date }[]; nextCursor: string | null }> {
  const { limit, cursor, ...where } = ListOrders.parse(filter);
  const after = decodeCursor(cursor, ["instant", "id"]);
  const place = after ? { placedAt: String(after[0]), id: String(after[1]) } : null;
  const rows = await pageOfOrders(ctx, await understood(ctx, where), place, limit + 1);
  return pageOf(rows, limit, (row) => [row.key, row.id]);
}

export type OrderListItem = Awaited<ReturnType<typeof listOrders>>["items"][number];

/** One page of the orders list with all that its rows show, in two round trips. */
export async function listOrders(ctx: Context, filter: ListOrders) {
  const page = await listOrderIds(ctx, filter);
  return {
    items: await orderListItems(
      ctx,
      page.items.map((item) => item.id),
    ),
    nextCursor: page.nextCursor,
  };
}

/** The rows of some orders, newest first: also what the list asks for when an event says that they changed. */
export async function orderListItems(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const own = ctx.actor.organizationId;
  return ctx.db
    .select({
      id: orders.id,
      number: orders.number,
      version: orders.version,
      placedAt: orders.placedAt,
      customerName: orders.customerName,
      channel: channels.code,
      channelName: channels.name,
      channelKind: channels.kind,
      currency: orders.currency,
      totalMinor: orders.totalMinor,
      status: orders.status,
      paymentStatus: orders.paymentStatus,
      paymentTerms: orders.paymentTerms,
      paidMinor: orders.paidMinor,
      fulfilmentStatus: orders.fulfilmentStatus,
      fulfilledBy: orders.fulfilledBy,
      openHolds: orders.openHolds,
      tags: orders.tags,
      priority: orders.priority,
      responsibleId: orders.responsibleId,
      responsible: sql<string | null>`(select u.name from users u where u.id = ${orders.responsibleId})`,
      units: sql<number>`(select coalesce(sum(${orderLines.quantity} - ${orderLines.cancelled}), 0)::int from ${orderLines} where ${orderLines.organizationId} = ${own} and ${orderLines.orderId} = ${orders.id})`,
      pictures: sql<
        { sku: string; name: string; picture: string | null }[]
      >`(select coalesce(json_agg(json_build_object('sku', l.sku, 'name', l.name, 'picture', p.picture) order by l.position), '[]') from (select * from order_lines x where x.organization_id = ${own} and x.order_id = ${orders.id} order by x.position limit 3) l left join ${products} p on p.organization_id = l.organization_id and p.id = l.product_id)`,
      warehouses: sql<
        { code: string; name: string }[]
      >`(select coalesce(json_agg(distinct jsonb_build_object('code', w.code, 'name', w.name)), '[]') from fulfilments f join warehouses w on w.organization_id = f.organization_id and w.id = f.warehouse_id where f.organization_id = ${own} and f.order_id = ${orders.id} and f.status <> 'cancelled')`,
      /** Work that a picker still has before them: what a pick list is printed for. */
      openWork: sql<
        string[]
      >`(select coalesce(json_agg(f.id order by f.number), '[]') from fulfilments f where f.organization_id = ${own} and f.order_id = ${orders.id} and f.status in ('planned', 'picking'))`,
      promisedAt: orders.promisedAt,
      dueAt: sql<
        string | null
      >`(select to_char(min(f.due_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from fulfilments f where f.organization_id = ${own} and f.order_id = ${orders.id} and f.status in ('planned', 'picking', 'picked', 'packed'))`,
    })
    .from(orders)
    .innerJoin(channels, and(eq(channels.organizationId, orders.organizationId), eq(channels.id, orders.channelId)))
    .where(and(mine(ctx), inArray(orders.id, [...ids])))
    .orderBy(desc(orders.placedAt), desc(orders.id));
}

const countCap = 1_000;

/** How many orders a view holds, counted to at most a thousand: nobody needs more than "999+". */
export async function countOrders(ctx: Context, views: readonly OrderView[]): Promise<Record<string, number>> {
  const counts = await Promise.all(
    views.map(async (view) => {
      const capped = ctx.db
        .select({ one: sql`1`.as("one") })
        .from(orders)
        .where(ordersWhere(ctx, { view }))
        .limit(countCap)
        .as("capped");
      const [row] = await ctx.db.select({ n: sql<number>`count(*)::int` }).from(capped);
      return [view, row?.n ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts);
}
