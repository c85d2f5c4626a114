import { and, asc, desc, eq, ilike, inArray, isNotNull, lt, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { orderLines, orders } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { ListReturns } from "./inputs";
import { mine } from "./lock-return";
import { openStatuses, stillToCome } from "./return";
import { returnLines, returns } from "./tables";

export type ReturnRowView = Awaited<ReturnType<typeof readReturns>>[number];
export type ReturnView = NonNullable<ListReturns["view"]>;

const exchangeOrder = alias(orders, "exchange_order");

/** One page of returns, newest first. */
export async function listReturns(ctx: Context, query: ListReturns): Promise<{ items: ReturnRowView[]; nextCursor: string | null }> {
  const { limit, cursor, ...filter } = ListReturns.parse(query);
  const after = decodeCursor(cursor, ["id"]);
  const rows = await ctx.db
    .select({ id: returns.id })
    .from(returns)
    .innerJoin(orders, and(eq(orders.organizationId, returns.organizationId), eq(orders.id, returns.orderId)))
    .leftJoin(warehouses, and(eq(warehouses.organizationId, returns.organizationId), eq(warehouses.id, returns.warehouseId)))
    .where(
      and(
        mine(ctx),
        filter.view ? whereView(filter.view, ctx.now()) : undefined,
        filter.status ? eq(returns.status, filter.status) : undefined,
        filter.origin ? eq(returns.origin, filter.origin) : undefined,
        filter.warehouse ? eq(warehouses.code, filter.warehouse) : undefined,
        filter.orderId ? eq(returns.orderId, filter.orderId) : undefined,
        searched(filter.q),
        after ? lt(returns.id, String(after[0])) : undefined,
      ),
    )
    .orderBy(desc(returns.id))
    .limit(limit + 1);
  const page = pageOf(rows, limit, (row) => [row.id]);
  return {
    items: await readReturns(
      ctx,
      page.items.map(({ id }) => id),
    ),
    nextCursor: page.nextCursor,
  };
}

/** Money that came in for the order and has not gone back. */
const moneyIsOut = sql`exists (select 1 from orders o where o.organization_id = ${returns.organizationId} and o.id = ${returns.orderId}
  and o.paid_minor > o.refunded_minor)`;

/** What each saved view shows: a decision, goods, money or time that is asked for. */
function whereView(view: ReturnView, now: Date): SQL | undefined {
  switch (view) {
    case "to_decide":
      return eq(returns.status, "requested");
    case "expected":
      return inArray(returns.status, ["approved", "on_the_way", "partially_received"]);
    case "to_refund":
      return and(eq(returns.status, "received"), moneyIsOut);
    case "overdue":
      return and(inArray(returns.status, [...openStatuses]), lt(returns.refundDueAt, now), moneyIsOut);
  }
}

/** By the beginning of a return's or an order's number, or of the number of the way back. */
function searched(q: string | undefined): SQL | undefined {
  const word = (q ?? "").trim();
  if (!word) return undefined;
  const start = `${word.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`;
  return or(ilike(returns.number, start), ilike(orders.number, start), ilike(returns.trackingNumber, start));
}

/** How many returns want somebody, by view. */
export async function countReturns(ctx: Context): Promise<Record<ReturnView, number>> {
  const n = (view: ReturnView) => sql<number>`(count(*) filter (where ${whereView(view, ctx.now())}))::int`;
  const [row] = await ctx.db
    .select({ to_decide: n("to_decide"), expected: n("expected"), to_refund: n("to_refund"), overdue: n("overdue") })
    .from(returns)
    .where(and(mine(ctx), inArray(returns.status, [...openStatuses])));
  return row ?? { to_decide: 0, expected: 0, to_refund: 0, overdue: 0 };
}

/** Returns with their lines, in the order of the ids. */
export async function readReturns(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({
      one: returns,
      orderNumber: orders.number,
      customerName: orders.customerName,
      paidMinor: orders.paidMinor,
      orderRefundedMinor: orders.refundedMinor,
      shippingPriceMinor: orders.shippingPriceMinor,
      warehouse: warehouses.code,
      warehouseName: warehouses.name,
      exchangeOrder: exchangeOrder.number,
    })
    .from(returns)
    .innerJoin(orders, and(eq(orders.organizationId, returns.organizationId), eq(orders.id, returns.orderId)))
    .leftJoin(exchangeOrder, and(eq(exchangeOrder.organizationId, returns.organizationId), eq(exchangeOrder.id, returns.exchangeOrderId)))
    .leftJoin(warehouses, and(eq(warehouses.organizationId, returns.organizationId), eq(warehouses.id, returns.warehouseId)))
    .where(and(mine(ctx), inArray(returns.id, [...ids])));
  const lines = await linesOf(ctx, ids);
  const found = new Map(rows.map((row) => [row.one.id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    if (!row) return [];
    const { one, ...more } = row;
    const { organizationId: _, causeKey: __, by, ...plain } = one;
    const own = lines.filter((line) => line.returnId === id);
    return [{ ...plain, ...more, by: by.name, lines: own.map(({ returnId: _, ...line }) => ({ ...line, open: stillToCome(line) })) }];
  });
}

async function linesOf(ctx: Context, ids: readonly string[]) {
  return ctx.db
    .select({
      returnId: returnLines.returnId,
      lineId: returnLines.orderLineId,
      sku: orderLines.sku,
      name: orderLines.name,
      productId: orderLines.productId,
      picture: products.picture,
      barcode: products.barcode,
      tracksLots: sql<boolean>`coalesce(${products.tracksLots}, false)`,
      tracksSerials: sql<boolean>`coalesce(${products.tracksSerials}, false)`,
      quantity: returnLines.quantity,
      reason: returnLines.reason,
      note: returnLines.note,
      amountMinor: returnLines.amountMinor,
      good: returnLines.good,
      damaged: returnLines.damaged,
      missing: returnLines.missing,
    })
    .from(returnLines)
    .innerJoin(orderLines, and(eq(orderLines.organizationId, returnLines.organizationId), eq(orderLines.id, returnLines.orderLineId)))
    .leftJoin(products, and(eq(products.organizationId, orderLines.organizationId), eq(products.id, orderLines.productId)))
    .where(and(eq(returnLines.organizationId, ctx.actor.organizationId), inArray(returnLines.returnId, [...ids])))
    .orderBy(asc(orderLines.position));
}

/** The return that an order is the exchange of; null for most. */
export async function exchangedFrom(ctx: Context, orderId: string): Promise<{ id: string; number: string } | null> {
  const [row] = await ctx.db
    .select({ id: returns.id, number: returns.number })
    .from(returns)
    .where(and(mine(ctx), isNotNull(returns.exchangeOrderId), eq(returns.exchangeOrderId, orderId)))
    .limit(1);
  return row ?? null;
}
