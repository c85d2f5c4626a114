import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { bins, warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { available } from "./stock";
import { stockLevels } from "./tables";

const mine = (ctx: Context) => eq(stockLevels.organizationId, ctx.actor.organizationId);

/** Every warehouse's level of one SKU, with its bin and the units that are set apart. */
export async function levelsOfSku(ctx: Context, sku: string) {
  const rows = await ctx.db
    .select({ level: stockLevels, warehouse: warehouses.code, warehouseName: warehouses.name, bin: bins.code })
    .from(stockLevels)
    .innerJoin(products, and(eq(products.organizationId, stockLevels.organizationId), eq(products.id, stockLevels.productId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, stockLevels.organizationId), eq(warehouses.id, stockLevels.warehouseId)))
    .leftJoin(bins, and(eq(bins.organizationId, stockLevels.organizationId), eq(bins.id, stockLevels.binId)))
    .where(and(mine(ctx), eq(products.sku, sku)))
    .orderBy(asc(warehouses.priority), asc(warehouses.code));
  return rows.map(({ level, ...row }) => ({ ...row, ...level, available: available(level) }));
}

/** What may still be promised of some SKUs over all warehouses; a bundle counts by its parts. Unknown SKUs are absent. */
export async function availableOf(ctx: Context, skus: readonly string[]): Promise<Record<string, number>> {
  if (skus.length === 0) return {};
  const free = sql`greatest(0, l.on_hand - l.reserved - l.safety - l.damaged - l.quarantine - l.in_check - l.put_back)`;
  const { rows } = await ctx.db.execute<{ sku: string; units: number }>(sql`
    with wanted as (
      select p.sku, p.is_bundle, p.id, coalesce(c.component_id, p.id) as part, coalesce(c.quantity, 1) as per
      from products p
      left join product_components c on c.organization_id = p.organization_id and c.bundle_id = p.id
      where p.organization_id = ${ctx.actor.organizationId} and ${inArray(sql`p.sku`, [...skus])}
    ), parts as (
      select w.sku, w.part, w.per, coalesce((select sum(${free}) from stock_levels l
        where l.organization_id = ${ctx.actor.organizationId} and l.product_id = w.part), 0) as units
      from wanted w
    )
    select sku, min(floor(units / per))::int as units from parts group by sku`);
  return Object.fromEntries(rows.map((row) => [row.sku, row.units]));
}

/** What the stock screens count: products with stock levels, and levels with nothing left to promise. */
export async function stockCounts(ctx: Context): Promise<{ levels: number; short: number }> {
  const [row] = await ctx.db
    .select({
      levels: sql<number>`count(*)::int`,
      short: sql<number>`count(*) filter (where on_hand - reserved - safety - damaged - quarantine - in_check - put_back <= 0)::int`,
    })
    .from(stockLevels)
    .where(mine(ctx));
  return row ?? { levels: 0, short: 0 };
}
