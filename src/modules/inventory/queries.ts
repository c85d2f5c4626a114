import { and, asc, desc, eq, ilike, inArray, lt, or, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { bins, warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { ListMovements, ListStock } from "./inputs";
import { available } from "./stock";
import { stockLevels, stockMovements } from "./tables";

const mine = (ctx: Context) => eq(stockLevels.organizationId, ctx.actor.organizationId);

/** One page of stock levels, by SKU and warehouse, as the API tells them. */
export async function listStock(ctx: Context, query: ListStock) {
  const { limit, cursor, sku, warehouse, q, only } = ListStock.parse(query);
  const after = decodeCursor(cursor, 2);
  const word = q ? `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : null;
  const rows = await ctx.db
    .select({
      sku: products.sku,
      name: products.name,
      picture: products.picture,
      productId: products.id,
      warehouse: warehouses.code,
      warehouseName: warehouses.name,
      onHand: stockLevels.onHand,
      reserved: stockLevels.reserved,
      safety: stockLevels.safety,
      incoming: stockLevels.incoming,
      damaged: stockLevels.damaged,
      quarantine: stockLevels.quarantine,
      inCheck: stockLevels.inCheck,
      putBack: stockLevels.putBack,
      bin: bins.code,
      updatedAt: stockLevels.updatedAt,
    })
    .from(stockLevels)
    .innerJoin(products, and(eq(products.organizationId, stockLevels.organizationId), eq(products.id, stockLevels.productId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, stockLevels.organizationId), eq(warehouses.id, stockLevels.warehouseId)))
    .leftJoin(bins, and(eq(bins.organizationId, stockLevels.organizationId), eq(bins.id, stockLevels.binId)))
    .where(
      and(
        mine(ctx),
        sku ? eq(products.sku, sku) : undefined,
        warehouse ? eq(warehouses.code, warehouse) : undefined,
        word ? or(ilike(products.sku, word), ilike(products.name, word), eq(products.barcode, q ?? "")) : undefined,
        only === "reserved" ? sql`${stockLevels.reserved} > 0` : undefined,
        only === "short"
          ? sql`${stockLevels.onHand} - ${stockLevels.reserved} - ${stockLevels.safety} - ${stockLevels.damaged} - ${stockLevels.quarantine} - ${stockLevels.inCheck} - ${stockLevels.putBack} <= 0`
          : undefined,
        after ? sql`(${products.sku}, ${warehouses.code}) > (${String(after[0])}, ${String(after[1])})` : undefined,
      ),
    )
    .orderBy(asc(products.sku), asc(warehouses.code))
    .limit(limit + 1);
  return pageOf(
    rows.map((row) => ({ ...row, available: available(row) })),
    limit,
    (row) => [row.sku, row.warehouse],
  );
}

/** One page of the ledger, newest first: why a figure is what it is. */
export async function listMovements(ctx: Context, query: ListMovements) {
  const { limit, cursor, sku, warehouse } = ListMovements.parse(query);
  const after = decodeCursor(cursor, 1);
  const rows = await movementRows(ctx)
    .where(
      and(
        eq(stockMovements.organizationId, ctx.actor.organizationId),
        sku ? eq(products.sku, sku) : undefined,
        warehouse ? eq(warehouses.code, warehouse) : undefined,
        after ? lt(stockMovements.id, String(after[0])) : undefined,
      ),
    )
    .orderBy(desc(stockMovements.id))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.id]);
}

/** The ledger rows with these ids, in the order in which they were written. */
export async function movementsByIds(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return movementRows(ctx)
    .where(and(eq(stockMovements.organizationId, ctx.actor.organizationId), inArray(stockMovements.id, [...ids])))
    .orderBy(asc(stockMovements.id));
}

/** The order that made a movement happen, directly or through its warehouse work; null for adjustments. */
const orderBehind = sql<string | null>`case ${stockMovements.causeKind}
  when 'order' then (select o.number from orders o
    where o.organization_id = ${stockMovements.organizationId} and o.id = ${stockMovements.causeId})
  when 'fulfilment' then (select o.number from fulfilments f
    join orders o on o.organization_id = f.organization_id and o.id = f.order_id
    where f.organization_id = ${stockMovements.organizationId} and f.id = ${stockMovements.causeId})
  when 'put_back' then (select o.number from put_backs b
    join fulfilments f on f.organization_id = b.organization_id and f.id = b.fulfilment_id
    join orders o on o.organization_id = f.organization_id and o.id = f.order_id
    where b.organization_id = ${stockMovements.organizationId} and b.id = ${stockMovements.causeId})
  end`;

function movementRows(ctx: Context) {
  return ctx.db
    .select({
      id: stockMovements.id,
      at: stockMovements.at,
      sku: products.sku,
      warehouse: warehouses.code,
      kind: stockMovements.kind,
      quantity: stockMovements.quantity,
      reservedDelta: stockMovements.reservedDelta,
      condition: stockMovements.condition,
      conditionDelta: stockMovements.conditionDelta,
      onHandAfter: stockMovements.onHandAfter,
      reservedAfter: stockMovements.reservedAfter,
      causeKind: stockMovements.causeKind,
      causeId: stockMovements.causeId,
      orderNumber: orderBehind,
      reason: stockMovements.reason,
      by: stockMovements.by,
    })
    .from(stockMovements)
    .innerJoin(products, and(eq(products.organizationId, stockMovements.organizationId), eq(products.id, stockMovements.productId)))
    .innerJoin(
      warehouses,
      and(eq(warehouses.organizationId, stockMovements.organizationId), eq(warehouses.id, stockMovements.warehouseId)),
    );
}
