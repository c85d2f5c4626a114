import { and, asc, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { bins, warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { available } from "./stock";
import { stockLevels } from "./tables";

const mine = (ctx: Context) => eq(stockLevels.organizationId, ctx.actor.organizationId);

const none = { onHand: 0, reserved: 0, safety: 0, incoming: 0, damaged: 0, quarantine: 0, inCheck: 0, putBack: 0 };

/** Every warehouse's level of one SKU, with its bin and the units set apart. One that never had it is there with zeros: a delivery may come. */
export async function levelsOfSku(ctx: Context, sku: string) {
  const rows = await ctx.db
    .select({ level: stockLevels, warehouse: warehouses.code, warehouseName: warehouses.name, bin: bins.code })
    .from(products)
    .innerJoin(warehouses, eq(warehouses.organizationId, products.organizationId))
    .leftJoin(
      stockLevels,
      and(
        eq(stockLevels.organizationId, products.organizationId),
        eq(stockLevels.productId, products.id),
        eq(stockLevels.warehouseId, warehouses.id),
      ),
    )
    .leftJoin(bins, and(eq(bins.organizationId, stockLevels.organizationId), eq(bins.id, stockLevels.binId)))
    .where(
      and(
        eq(products.organizationId, ctx.actor.organizationId),
        eq(products.sku, sku),
        // A bundle has no stock of its own, and a warehouse that is switched off gets none.
        or(isNotNull(stockLevels.warehouseId), and(eq(products.isBundle, false), eq(warehouses.active, true))),
      ),
    )
    .orderBy(asc(warehouses.priority), asc(warehouses.code));
  return rows.map(({ level, ...row }) => {
    const units = level ?? none;
    return { ...none, ...row, ...units, available: available(units) };
  });
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
  const { rows } = await ctx.db.execute<{ levels: number; short: number }>(sql`
    select (select count(*)::int from stock_levels where ${mine(ctx)}) as levels,
      (select count(*)::int from short_levels where organization_id = ${ctx.actor.organizationId}) as short`);
  const [row] = rows;
  return row ?? { levels: 0, short: 0 };
}
