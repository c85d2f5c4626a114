import { and, eq, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { volumeOf } from "@/modules/inventory/bin-room";
import { stockLevels } from "@/modules/inventory/tables";
import type { BinKind } from "@/modules/warehouses/bin-kinds";
import type { Context } from "@/platform/context";
import { type PlaceBin, type Placing, suggestPlaces } from "../suggest-place";

/** So many free bins near the product's own are looked at; more would be farther away. */
const freeBins = 200;

type Row = {
  id: string;
  code: string;
  walk_order: number;
  kind: BinKind;
  max_units: number | null;
  max_weight_grams: number | null;
  max_volume_cm3: number | null;
  is_others: boolean;
  held: { productId: string; units: number; weightGrams: number | null; volumeCm3: number | null }[];
};

type Wish = { warehouseId: string; productId: string; units: number; isApart: boolean };

/** Where goods of a product are best put in a warehouse, by the rule suggestPlaces. */
export async function placesFor(
  ctx: Context,
  { warehouseId, productId, units, isApart }: Wish,
): Promise<{ places: Placing[]; left: number }> {
  const { organizationId } = ctx.actor;
  const [product] = await ctx.db
    .select({
      weightGrams: products.weightGrams,
      lengthMm: products.lengthMm,
      widthMm: products.widthMm,
      heightMm: products.heightMm,
      ownBinId: stockLevels.binId,
    })
    .from(products)
    .leftJoin(
      stockLevels,
      and(
        eq(stockLevels.organizationId, products.organizationId),
        eq(stockLevels.productId, products.id),
        eq(stockLevels.warehouseId, warehouseId),
      ),
    )
    .where(and(eq(products.organizationId, organizationId), eq(products.id, productId)));
  if (!product) return { places: [], left: units };
  const candidates = await candidatesFor(ctx, warehouseId, productId, product.ownBinId);
  return suggestPlaces(candidates, {
    productId,
    units,
    isApart,
    ownBinId: product.ownBinId,
    weightGrams: product.weightGrams,
    volumeCm3: volumeOf(product),
  });
}

/** The bins that may be for a product: its own, those where it lies, those for goods set apart, and the free ones nearest to it. */
async function candidatesFor(ctx: Context, warehouseId: string, productId: string, ownBinId: string | null): Promise<PlaceBin[]> {
  const own = ctx.actor.organizationId;
  const { rows } = await ctx.db.execute<Row>(sql`
    with here as (
      select b.* from bins b where b.organization_id = ${own} and b.warehouse_id = ${warehouseId}
    ), near as (
      select coalesce((select walk_order from here where id = ${ownBinId}::uuid),
        (select min(b.walk_order) from here b join stock_bins c on c.organization_id = b.organization_id and c.bin_id = b.id
          where c.product_id = ${productId}), 0) as walk_order
    ), chosen as (
      select id from here where id = ${ownBinId}::uuid or kind = 'apart'
      union select c.bin_id from stock_bins c where c.organization_id = ${own} and c.warehouse_id = ${warehouseId} and c.product_id = ${productId}
      union (select b.id from here b, near where not exists (
          select 1 from stock_bins c where c.organization_id = b.organization_id and c.warehouse_id = b.warehouse_id and c.bin_id = b.id)
        order by abs(b.walk_order - near.walk_order), b.code limit ${freeBins})
    )
    select b.id, b.code, b.walk_order, b.kind, b.max_units, b.max_weight_grams, b.max_volume_cm3,
      exists (select 1 from stock_levels l where l.organization_id = ${own} and l.warehouse_id = ${warehouseId} and l.bin_id = b.id
        and l.product_id <> ${productId}) as is_others,
      coalesce((select jsonb_agg(jsonb_build_object('productId', c.product_id, 'units', c.units, 'weightGrams', p.weight_grams,
          'volumeCm3', ceil(p.length_mm::numeric * p.width_mm * p.height_mm / 1000)))
        from stock_bins c join products p on p.organization_id = c.organization_id and p.id = c.product_id
        where c.organization_id = ${own} and c.warehouse_id = ${warehouseId} and c.bin_id = b.id), '[]') as held
    from here b join chosen on chosen.id = b.id`);
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    walkOrder: row.walk_order,
    kind: row.kind,
    maxUnits: row.max_units,
    maxWeightGrams: row.max_weight_grams,
    maxVolumeCm3: row.max_volume_cm3,
    isOthers: row.is_others,
    held: row.held,
  }));
}
