import { and, desc, eq, gt, ilike, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { suppliers } from "../suppliers/tables";
import { ListPurchases } from "./inputs";
import { mine } from "./lock-purchase";
import { expectedStatuses, openStatuses, type PurchaseView } from "./purchase";
import { purchaseLines, purchaseOrders } from "./tables";

export type PurchaseListRow = Awaited<ReturnType<typeof listPurchases>>["items"][number];

/** One page of orders to suppliers, newest first. */
export async function listPurchases(ctx: Context, query: ListPurchases) {
  const { limit, cursor, ...filter } = ListPurchases.parse(query);
  const after = decodeCursor(cursor, ["id"]);
  const rows = await ctx.db
    .select({
      id: purchaseOrders.id,
      number: purchaseOrders.number,
      status: purchaseOrders.status,
      supplierId: purchaseOrders.supplierId,
      supplier: suppliers.name,
      warehouse: warehouses.code,
      warehouseName: warehouses.name,
      currency: purchaseOrders.currency,
      totalMinor: purchaseOrders.totalMinor,
      expectedAt: purchaseOrders.expectedAt,
      reference: purchaseOrders.reference,
      createdAt: purchaseOrders.createdAt,
      by: sql<string>`${purchaseOrders.by}->>'name'`,
    })
    .from(purchaseOrders)
    .innerJoin(suppliers, and(eq(suppliers.organizationId, purchaseOrders.organizationId), eq(suppliers.id, purchaseOrders.supplierId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, purchaseOrders.organizationId), eq(warehouses.id, purchaseOrders.warehouseId)))
    .where(
      and(
        mine(ctx),
        filter.view ? whereView(filter.view, ctx.now()) : undefined,
        filter.status ? eq(purchaseOrders.status, filter.status) : undefined,
        filter.supplierId ? eq(purchaseOrders.supplierId, filter.supplierId) : undefined,
        filter.warehouse ? eq(warehouses.code, filter.warehouse) : undefined,
        filter.sku ? holdsSku(filter.sku) : undefined,
        searched(filter.q),
        after ? lt(purchaseOrders.id, String(after[0])) : undefined,
      ),
    )
    .orderBy(desc(purchaseOrders.id))
    .limit(limit + 1);
  const { items, nextCursor } = pageOf(rows, limit, (row) => [row.id]);
  const sums = await unitsOf(
    ctx,
    items.map((row) => row.id),
  );
  const none = { lines: 0, units: 0, received: 0 };
  return { items: items.map((row) => ({ ...row, ...(sums.get(row.id) ?? none) })), nextCursor };
}

async function unitsOf(ctx: Context, ids: readonly string[]): Promise<Map<string, { lines: number; units: number; received: number }>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({
      id: purchaseLines.orderId,
      lines: sql<number>`count(*)::int`,
      units: sql<number>`sum(${purchaseLines.quantity} - ${purchaseLines.cancelled})::int`,
      received: sql<number>`sum(${purchaseLines.received})::int`,
    })
    .from(purchaseLines)
    .where(and(eq(purchaseLines.organizationId, ctx.actor.organizationId), inArray(purchaseLines.orderId, [...ids])))
    .groupBy(purchaseLines.orderId);
  return new Map(rows.map(({ id, ...sums }) => [id, sums]));
}

/** What each view shows: a word, a letter or goods that are asked for. */
function whereView(view: PurchaseView, now: Date): SQL | undefined {
  switch (view) {
    case "open":
      return inArray(purchaseOrders.status, [...openStatuses]);
    case "to_approve":
      return eq(purchaseOrders.status, "waiting_for_approval");
    case "to_send":
      return eq(purchaseOrders.status, "approved");
    case "expected":
      return inArray(purchaseOrders.status, [...expectedStatuses]);
    case "overdue":
      return and(inArray(purchaseOrders.status, [...expectedStatuses]), lt(purchaseOrders.expectedAt, now));
  }
}

const holdsSku = (
  sku: string,
) => sql`exists (select 1 from ${purchaseLines} join ${products} on ${products.organizationId} = ${purchaseLines.organizationId}
  and ${products.id} = ${purchaseLines.productId} where ${purchaseLines.organizationId} = ${purchaseOrders.organizationId}
  and ${purchaseLines.orderId} = ${purchaseOrders.id} and ${products.sku} = ${sku})`;

/** By a number of ours or of the supplier's, or by the supplier's name. */
function searched(q: string | undefined): SQL | undefined {
  const word = (q ?? "").trim().replace(/[\\%_]/g, (letter) => `\\${letter}`);
  if (!word) return undefined;
  const digits = /^(?:po-?)?(\d{1,9})$/i.exec(word)?.[1];
  return or(
    digits ? eq(purchaseOrders.running, Number(digits)) : undefined,
    ilike(purchaseOrders.reference, `${word}%`),
    ilike(suppliers.name, `%${word}%`),
  );
}

/** How many orders want somebody, by view. */
export async function countPurchases(ctx: Context): Promise<Record<PurchaseView, number>> {
  const n = (view: PurchaseView) => sql<number>`(count(*) filter (where ${whereView(view, ctx.now())}))::int`;
  const [row] = await ctx.db
    .select({ open: n("open"), to_approve: n("to_approve"), to_send: n("to_send"), expected: n("expected"), overdue: n("overdue") })
    .from(purchaseOrders)
    .where(and(mine(ctx), inArray(purchaseOrders.status, [...openStatuses])));
  return row ?? { open: 0, to_approve: 0, to_send: 0, expected: 0, overdue: 0 };
}

/** Units of some products that open orders still bring, and have not been announced yet: those of drafts and approved orders. */
export async function unsentUnits(ctx: Context, productIds: readonly string[]): Promise<Map<string, number>> {
  if (productIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ productId: purchaseLines.productId, units: sql<number>`sum(${purchaseLines.quantity})::int` })
    .from(purchaseLines)
    .innerJoin(
      purchaseOrders,
      and(eq(purchaseOrders.organizationId, purchaseLines.organizationId), eq(purchaseOrders.id, purchaseLines.orderId)),
    )
    .where(
      and(
        eq(purchaseLines.organizationId, ctx.actor.organizationId),
        inArray(purchaseLines.productId, [...productIds]),
        inArray(purchaseOrders.status, ["draft", "waiting_for_approval", "approved"]),
        gt(purchaseLines.quantity, 0),
      ),
    )
    .groupBy(purchaseLines.productId);
  return new Map(rows.map((row) => [row.productId, row.units]));
}
