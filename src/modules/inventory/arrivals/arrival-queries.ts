import { and, asc, desc, eq, ilike, lt, or, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { purchaseLines, purchaseOrders } from "@/modules/purchasing/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { transferLines, transfers } from "../transfers/tables";
import { outstanding } from "./arrival";
import { ListArrivals } from "./inputs";
import { expectedArrivals } from "./tables";

/** Every read of an arrival passes through here, so no organization ever sees another's. */
const mine = (ctx: Context) => eq(expectedArrivals.organizationId, ctx.actor.organizationId);

const columns = {
  id: expectedArrivals.id,
  sku: products.sku,
  name: products.name,
  picture: products.picture,
  productId: expectedArrivals.productId,
  warehouse: warehouses.code,
  warehouseName: warehouses.name,
  warehouseId: expectedArrivals.warehouseId,
  quantity: expectedArrivals.quantity,
  received: expectedArrivals.received,
  expectedAt: expectedArrivals.expectedAt,
  status: expectedArrivals.status,
  source: expectedArrivals.source,
  transferId: transfers.id,
  transferNumber: transfers.number,
  purchaseLineId: expectedArrivals.purchaseLineId,
  purchaseId: purchaseOrders.id,
  purchaseNumber: purchaseOrders.number,
  reference: expectedArrivals.reference,
  note: expectedArrivals.note,
  version: expectedArrivals.version,
  createdAt: expectedArrivals.createdAt,
  closedAt: expectedArrivals.closedAt,
};

function arrivalRows(ctx: Context) {
  return ctx.db
    .select(columns)
    .from(expectedArrivals)
    .innerJoin(products, and(eq(products.organizationId, expectedArrivals.organizationId), eq(products.id, expectedArrivals.productId)))
    .innerJoin(
      warehouses,
      and(eq(warehouses.organizationId, expectedArrivals.organizationId), eq(warehouses.id, expectedArrivals.warehouseId)),
    )
    .leftJoin(
      transferLines,
      and(eq(transferLines.organizationId, expectedArrivals.organizationId), eq(transferLines.id, expectedArrivals.transferLineId)),
    )
    .leftJoin(transfers, and(eq(transfers.organizationId, transferLines.organizationId), eq(transfers.id, transferLines.transferId)))
    .leftJoin(
      purchaseLines,
      and(eq(purchaseLines.organizationId, expectedArrivals.organizationId), eq(purchaseLines.id, expectedArrivals.purchaseLineId)),
    )
    .leftJoin(
      purchaseOrders,
      and(eq(purchaseOrders.organizationId, purchaseLines.organizationId), eq(purchaseOrders.id, purchaseLines.orderId)),
    );
}

type Row = Awaited<ReturnType<typeof arrivalRows>>[number];

function answerOf({ transferId, transferNumber, purchaseId, purchaseNumber, ...row }: Row) {
  return {
    ...row,
    outstanding: outstanding(row),
    transfer: transferId && transferNumber ? { id: transferId, number: transferNumber } : null,
    purchase: purchaseId && purchaseNumber ? { id: purchaseId, number: purchaseNumber } : null,
  };
}
export type ArrivalAnswer = ReturnType<typeof answerOf>;

/** One page of arrivals: what is open soonest first, what is over latest first. Without a status: the open ones. */
export async function listArrivals(ctx: Context, query: ListArrivals): Promise<{ items: ArrivalAnswer[]; nextCursor: string | null }> {
  const { status = "open", source, warehouse, sku, overdue, q, limit, cursor } = ListArrivals.parse(query);
  const after = decodeCursor(cursor, ["instant", "id"]);
  const word = q ? `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : null;
  const isOpen = status === "open";
  const position = sql`(${expectedArrivals.expectedAt}, ${expectedArrivals.id})`;
  const rows = await arrivalRows(ctx)
    .where(
      and(
        mine(ctx),
        eq(expectedArrivals.status, status),
        source ? eq(expectedArrivals.source, source) : undefined,
        warehouse ? eq(warehouses.code, warehouse) : undefined,
        sku ? eq(products.sku, sku) : undefined,
        overdue ? lt(expectedArrivals.expectedAt, ctx.now()) : undefined,
        word ? or(ilike(products.sku, word), ilike(products.name, word), ilike(expectedArrivals.reference, word)) : undefined,
        after ? (isOpen ? sql`${position} > ${place(after)}` : sql`${position} < ${place(after)}`) : undefined,
      ),
    )
    .orderBy(
      isOpen ? asc(expectedArrivals.expectedAt) : desc(expectedArrivals.expectedAt),
      isOpen ? asc(expectedArrivals.id) : desc(expectedArrivals.id),
    )
    .limit(limit + 1);
  return pageOf(rows.map(answerOf), limit, (row) => [row.expectedAt.toISOString(), row.id]);
}

const place = ([expectedAt = "", id = ""]: readonly string[]) => sql`(${expectedAt}::timestamptz, ${id}::uuid)`;

export async function arrivalById(ctx: Context, arrivalId: string): Promise<ArrivalAnswer> {
  const [row] = await arrivalRows(ctx).where(and(mine(ctx), eq(expectedArrivals.id, arrivalId)));
  if (!row) throw notFound("arrival");
  return answerOf(row);
}

/** How many arrivals are open, and how many of them should have come by now. */
export async function arrivalCounts(ctx: Context): Promise<{ open: number; overdue: number }> {
  const [row] = await ctx.db
    .select({
      open: sql<number>`count(*)::int`,
      overdue: sql<number>`count(*) filter (where ${expectedArrivals.expectedAt} < ${ctx.now().toISOString()}::timestamptz)::int`,
    })
    .from(expectedArrivals)
    .where(and(mine(ctx), eq(expectedArrivals.status, "open")));
  return row ?? { open: 0, overdue: 0 };
}
