import { and, asc, eq, ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { bins, warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { ListStock } from "./inputs";
import { available } from "./stock";
import { stockLevels } from "./tables";

const mine = (ctx: Context) => eq(stockLevels.organizationId, ctx.actor.organizationId);

/** One page of stock levels, by SKU and warehouse, as the API tells them. */
export async function listStock(ctx: Context, query: ListStock) {
  const { limit, cursor, sku, warehouse, q, only } = ListStock.parse(query);
  const after = decodeCursor(cursor, ["text", "text"]);
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
        q ? await searched(ctx, q) : undefined,
        only === "reserved" ? reserved(ctx) : undefined,
        only === "short" ? await short(ctx) : undefined,
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

/** So few things are named; of more, the list is walked by SKU until the page is full, which it soon is. */
const few = 1_000;

/** Levels of the products that a search finds by a part of their SKU or name, or by the whole barcode. */
async function searched(ctx: Context, q: string): Promise<SQL | undefined> {
  const word = `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  const found = and(
    eq(products.organizationId, ctx.actor.organizationId),
    or(ilike(products.sku, word), ilike(products.name, word), eq(products.barcode, q)),
  );
  const named = await ctx.db
    .select({ id: products.id })
    .from(products)
    .where(found)
    .limit(few + 1);
  if (named.length > few) return found;
  return inArray(
    products.id,
    named.map(({ id }) => id),
  );
}

/** Levels with reserved units: whatever is reserved has open reservations, and those are few beside the levels. */
const reserved = (ctx: Context) =>
  and(
    sql`${stockLevels.reserved} > 0`,
    sql`(${stockLevels.warehouseId}, ${stockLevels.productId}) in (select warehouse_id, product_id from reservations
      where organization_id = ${ctx.actor.organizationId} and state = 'open' and warehouse_id is not null)`,
  );

/** Levels with nothing left to promise. */
async function short(ctx: Context): Promise<SQL> {
  const own = ctx.actor.organizationId;
  const { rows } = await ctx.db.execute<{ warehouse_id: string; product_id: string }>(
    sql`select warehouse_id, product_id from short_levels where organization_id = ${own} limit ${few + 1}`,
  );
  if (rows.length > few)
    return sql`exists (select 1 from short_levels s where s.organization_id = ${own} and s.warehouse_id = ${stockLevels.warehouseId} and s.product_id = ${stockLevels.productId})`;
  const [warehouseIds, productIds] = [rows.map((row) => row.warehouse_id), rows.map((row) => row.product_id)];
  return sql`(${stockLevels.warehouseId}, ${stockLevels.productId}) in (select * from unnest(${sql.param(warehouseIds)}::uuid[], ${sql.param(productIds)}::uuid[]))`;
}
