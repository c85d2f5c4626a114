import { and, asc, eq, sql } from "drizzle-orm";
import { readScan } from "@/lib/barcode";
import { quotedCode } from "@/lib/quoted-code";
import { reason } from "@/lib/reason";
import { productScanned } from "@/modules/catalog/load-scanned-product";
import { products } from "@/modules/catalog/tables";
import { stockedProducts, warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import { stockBins } from "@/modules/inventory/bins/tables";
import { stockSerials } from "@/modules/inventory/serials/tables";
import { stockLevels } from "@/modules/inventory/tables";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import type { ListUnplaced, ScanHere, SuggestPlaces } from "./inputs";
import { placesFor } from "./load-places";

/** What lies in a bin, product by product and lot by lot. */
async function contentsOfBin(ctx: Context, warehouseId: string, binId: string) {
  return ctx.db
    .select({ sku: products.sku, name: products.name, picture: products.picture, lot: stockBins.lot, units: stockBins.units })
    .from(stockBins)
    .innerJoin(products, and(eq(products.organizationId, stockBins.organizationId), eq(products.id, stockBins.productId)))
    .where(and(eq(stockBins.organizationId, ctx.actor.organizationId), eq(stockBins.warehouseId, warehouseId), eq(stockBins.binId, binId)))
    .orderBy(asc(products.sku), asc(stockBins.lot))
    .limit(500);
}

/** The product that a serial number in stock names. */
async function productOfSerial(ctx: Context, text: string): Promise<{ sku: string; serial: string } | null> {
  const rows = await ctx.db
    .select({ sku: products.sku, serial: stockSerials.serial })
    .from(stockSerials)
    .innerJoin(products, and(eq(products.organizationId, stockSerials.organizationId), eq(products.id, stockSerials.productId)))
    .where(and(eq(stockSerials.organizationId, ctx.actor.organizationId), eq(stockSerials.serial, text)))
    .limit(2);
  return rows.length === 1 ? (rows[0] ?? null) : null;
}

/** The product behind a code, with the lot, day and number that the code itself says. Refuses a wrong GS1 code. */
export async function goodsScanned(ctx: Context, code: string) {
  const read = readScan(code);
  if (read.fault) throw new Refusal("conflict", read.fault);
  const known = await productScanned(ctx, code);
  const bySerial = known ? null : await productOfSerial(ctx, read.text);
  const product = known ?? (bySerial ? await productScanned(ctx, bySerial.sku) : null);
  if (!product) return null;
  return {
    ...product,
    lot: product.tracksLots ? read.lot : null,
    expiresOn: product.tracksLots ? read.expiresOn : null,
    serial: product.tracksSerials ? (bySerial?.serial ?? read.serial) : null,
  };
}

/** What a code scanned on the floor is: a bin with what lies in it, or a product with where it lies. Refuses what nobody knows. */
export async function scannedHere(ctx: Context, { warehouse, code }: ScanHere) {
  const { id: warehouseId } = await warehouseNamed(ctx, warehouse, "warehouse");
  const { text } = readScan(code);
  const [bin] = await ctx.db
    .select({ id: bins.id, code: bins.code, kind: bins.kind })
    .from(bins)
    .where(and(eq(bins.organizationId, ctx.actor.organizationId), eq(bins.warehouseId, warehouseId), eq(bins.code, text.toUpperCase())));
  if (bin)
    return {
      kind: "bin" as const,
      bin: bin.code,
      binKind: bin.kind,
      contents: await contentsOfBin(ctx, warehouseId, bin.id),
      product: null,
    };
  const product = await goodsScanned(ctx, code);
  if (!product) throw new Refusal("conflict", reason("scan.unknown_code", { code: quotedCode(text) }));
  return {
    kind: "product" as const,
    bin: null,
    binKind: null,
    contents: await placesOfProduct(ctx, warehouseId, product.productId),
    product,
  };
}

/** Where a product lies in a warehouse, lot by lot; bin null: in none. */
async function placesOfProduct(ctx: Context, warehouseId: string, productId: string) {
  const own = ctx.actor.organizationId;
  const { rows } = await ctx.db.execute<{ bin: string | null; lot: string; units: number }>(sql`
    select b.code as bin, c.lot, c.units from stock_bins c join bins b on b.organization_id = c.organization_id and b.id = c.bin_id
      where c.organization_id = ${own} and c.warehouse_id = ${warehouseId} and c.product_id = ${productId}
    union all
    select null, coalesce(t.lot, ''), coalesce(t.on_hand, l.on_hand) - coalesce((select sum(c.units)::int from stock_bins c
        where c.organization_id = l.organization_id and c.warehouse_id = l.warehouse_id and c.product_id = l.product_id and c.lot = coalesce(t.lot, '')), 0)
      from stock_levels l join products p on p.organization_id = l.organization_id and p.id = l.product_id
      left join stock_lots t on p.tracks_lots and t.organization_id = l.organization_id and t.warehouse_id = l.warehouse_id and t.product_id = l.product_id
      where l.organization_id = ${own} and l.warehouse_id = ${warehouseId} and l.product_id = ${productId}
    order by 1 nulls first, 2`);
  return rows.filter((row) => row.units > 0);
}

/** Where so many units of a product are best put. */
export async function suggestedPlaces(ctx: Context, { warehouse, sku, quantity, apart }: SuggestPlaces) {
  const { id: warehouseId } = await warehouseNamed(ctx, warehouse, "warehouse");
  const product = (await stockedProducts(ctx, [sku], () => "sku")).get(sku);
  if (!product) return { places: [], left: quantity };
  return placesFor(ctx, { warehouseId, productId: product.id, units: quantity, isApart: apart });
}

/** Units of a level that are in totes: by the books they lie in no bin first, and nobody can put them away. */
const inTotes = sql`case when ${stockLevels.reserved} + ${stockLevels.putBack} = 0 then 0 else coalesce((
    select sum(l.picked)::int from fulfilments f join fulfilment_lines l on l.organization_id = f.organization_id and l.fulfilment_id = f.id
    where f.organization_id = ${stockLevels.organizationId} and f.warehouse_id = ${stockLevels.warehouseId} and l.product_id = ${stockLevels.productId}
      and f.status in ('planned', 'picking', 'picked', 'packed') and l.picked > 0), 0) + ${stockLevels.putBack} end`;

/** What lies in no bin of a warehouse: goods that wait to be put away, the latest to come first. */
export async function listUnplaced(ctx: Context, { warehouse }: ListUnplaced) {
  const { id: warehouseId } = await warehouseNamed(ctx, warehouse, "warehouse");
  const unplaced = sql<number>`${stockLevels.onHand} - coalesce((select sum(c.units)::int from stock_bins c
    where c.organization_id = ${stockLevels.organizationId} and c.warehouse_id = ${stockLevels.warehouseId} and c.product_id = ${stockLevels.productId}), 0)
    - ${inTotes}`;
  const { organizationId } = ctx.actor;
  const rows = await ctx.db
    .select({ sku: products.sku, name: products.name, picture: products.picture, bin: bins.code, units: unplaced.mapWith(Number) })
    .from(stockLevels)
    .innerJoin(products, and(eq(products.organizationId, stockLevels.organizationId), eq(products.id, stockLevels.productId)))
    .leftJoin(bins, and(eq(bins.organizationId, stockLevels.organizationId), eq(bins.id, stockLevels.binId)))
    .where(and(eq(stockLevels.organizationId, organizationId), eq(stockLevels.warehouseId, warehouseId), sql`${unplaced} > 0`))
    .orderBy(sql`${stockLevels.updatedAt} desc`, asc(products.sku))
    .limit(200);
  return rows;
}
