import { and, desc, eq, exists, gte, inArray, isNotNull, lt, lte, notInArray, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { products } from "@/modules/catalog/tables";
import { channels } from "@/modules/channels/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { mine } from "./lock-order";
import { fulfilmentStatuses, orderStatuses, paymentStatuses } from "./order-status";
import { fulfilments, orderLines, orders } from "./tables";

/** Named views of the list: what somebody has to act on. */
export const orderViews = ["open", "new", "due_today", "late", "held", "backordered", "awaits_transfer", "all"] as const;
export type OrderView = (typeof orderViews)[number];

export const ListOrders = z.strictObject({
  view: z.enum(orderViews).optional(),
  status: z.enum(orderStatuses).optional(),
  fulfilmentStatus: z.enum(fulfilmentStatuses).optional(),
  paymentStatus: z.enum(paymentStatuses).optional(),
  channel: code().optional(),
  warehouse: code().optional(),
  sku: code(100).optional(),
  customerId: z.uuid().optional(),
  tag: text(50).optional(),
  placedAfter: z.iso.datetime({ offset: true }).optional(),
  placedBefore: z.iso.datetime({ offset: true }).optional(),
  q: text(200, 0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListOrders = z.input<typeof ListOrders>;

const openStatuses = ["draft", "new", "confirmed"] as const;

/** The condition of a filter, without the page. Shared by the list, its counts and bulk commands. */
export function ordersWhere(ctx: Context, filter: Omit<ListOrders, "limit" | "cursor">): SQL | undefined {
  const own = ctx.actor.organizationId;
  const warehouseWork = (more: SQL | undefined) =>
    exists(
      ctx.db
        .select({ one: sql`1` })
        .from(fulfilments)
        .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
        .where(and(eq(fulfilments.organizationId, own), eq(fulfilments.orderId, orders.id), more)),
    );
  return and(
    mine(ctx),
    filter.status ? eq(orders.status, filter.status) : undefined,
    filter.fulfilmentStatus ? eq(orders.fulfilmentStatus, filter.fulfilmentStatus) : undefined,
    filter.paymentStatus ? eq(orders.paymentStatus, filter.paymentStatus) : undefined,
    filter.customerId ? eq(orders.customerId, filter.customerId) : undefined,
    filter.channel
      ? inArray(
          orders.channelId,
          ctx.db
            .select({ id: channels.id })
            .from(channels)
            .where(and(eq(channels.organizationId, own), eq(channels.code, filter.channel))),
        )
      : undefined,
    filter.warehouse ? warehouseWork(and(eq(warehouses.code, filter.warehouse), sql`${fulfilments.status} <> 'cancelled'`)) : undefined,
    filter.sku
      ? exists(
          ctx.db
            .select({ one: sql`1` })
            .from(orderLines)
            .where(and(eq(orderLines.organizationId, own), eq(orderLines.orderId, orders.id), eq(orderLines.sku, filter.sku))),
        )
      : undefined,
    filter.tag ? sql`${orders.tags} @> array[${filter.tag}]` : undefined,
    filter.placedAfter ? gte(orders.placedAt, new Date(filter.placedAfter)) : undefined,
    filter.placedBefore ? lt(orders.placedAt, new Date(filter.placedBefore)) : undefined,
    ...searchWords(filter.q).map((word) => sql`${orders.searchText} like ${`%${word}%`}`),
    viewWhere(filter.view, warehouseWork),
  );
}

function viewWhere(view: OrderView | undefined, warehouseWork: (more: SQL | undefined) => SQL): SQL | undefined {
  const open = inArray(orders.status, [...openStatuses]);
  const unsent = notInArray(fulfilments.status, ["handed_over", "delivered", "returned_to_sender", "cancelled"]);
  switch (view) {
    case "open":
      return open;
    case "new":
      return eq(orders.status, "new");
    case "held":
      return and(open, sql`${orders.openHolds} <> '{}'`);
    case "backordered":
      return and(open, eq(orders.fulfilmentStatus, "backordered"));
    case "awaits_transfer":
      return and(open, eq(orders.fulfilmentStatus, "delivered"), eq(orders.paymentTerms, "cash_on_delivery"));
    case "late":
      return and(open, warehouseWork(and(unsent, isNotNull(fulfilments.dueAt), lt(fulfilments.dueAt, sql`now()`))));
    case "due_today":
      return and(
        open,
        warehouseWork(
          and(
            unsent,
            lte(
              fulfilments.dueAt,
              sql`(date_trunc('day', now() at time zone ${warehouses.timezone}) + interval '1 day') at time zone ${warehouses.timezone}`,
            ),
          ),
        ),
      );
    default:
      return undefined;
  }
}

/** Words of the search box: each must occur. Phone numbers are found by their digits. */
function searchWords(q: string | undefined): string[] {
  const lower = (q ?? "").toLowerCase().trim();
  if (/^[+\d][\d\s()-]{5,}$/.test(lower)) return [lower.replace(/\D/g, "").replace(/^8(?=\d{10}$)/, "7")];
  return lower
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 6)
    .map((word) => word.replace(/[\\%_]/g, (c) => `\\${c}`));
}

/** One page of order ids, newest first. */
export async function listOrderIds(
  ctx: Context,
  filter: ListOrders,
): Promise<{ items: { id: string; placedAt: Date }[]; nextCursor: string | null }> {
  const { limit, cursor, ...where } = ListOrders.parse(filter);
  const after = decodeCursor(cursor, 2);
  const rows = await ctx.db
    .select({ id: orders.id, placedAt: orders.placedAt, key: sql<string>`${orders.placedAt}::text` })
    .from(orders)
    .where(
      and(
        ordersWhere(ctx, where),
        after ? sql`(${orders.placedAt}, ${orders.id}) < (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(orders.placedAt), desc(orders.id))
    .limit(limit + 1);
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
