import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import type { OfWarehouse } from "./inputs";
import { pickBins, refills } from "./tables";

const fromBin = alias(bins, "from_bin");
const toBin = alias(bins, "to_bin");

/** What is to be carried in a warehouse: what work waits for first, then along the walk through the reserve. */
export async function listRefills(ctx: Context, { warehouse }: OfWarehouse) {
  const { id: warehouseId } = await warehouseNamed(ctx, warehouse, "warehouse");
  return ctx.db
    .select({
      id: refills.id,
      sku: products.sku,
      name: products.name,
      picture: products.picture,
      barcode: products.barcode,
      lot: refills.lot,
      from: fromBin.code,
      to: toBin.code,
      units: refills.units,
      done: refills.done,
      why: refills.why,
      state: refills.state,
      workerId: refills.workerId,
      worker: refills.worker,
    })
    .from(refills)
    .innerJoin(products, and(eq(products.organizationId, refills.organizationId), eq(products.id, refills.productId)))
    .innerJoin(fromBin, and(eq(fromBin.organizationId, refills.organizationId), eq(fromBin.id, refills.fromBinId)))
    .innerJoin(toBin, and(eq(toBin.organizationId, refills.organizationId), eq(toBin.id, refills.toBinId)))
    .where(
      and(
        eq(refills.organizationId, ctx.actor.organizationId),
        eq(refills.warehouseId, warehouseId),
        inArray(refills.state, ["open", "claimed"]),
      ),
    )
    .orderBy(sql`${refills.why} = 'work' desc`, asc(fromBin.walkOrder), asc(refills.id))
    .limit(500);
}

/** The pick bins that are filled by themselves, with what lies in them now. */
export async function listPickBins(ctx: Context, { warehouse }: OfWarehouse) {
  const { id: warehouseId } = await warehouseNamed(ctx, warehouse, "warehouse");
  return ctx.db
    .select({
      bin: bins.code,
      sku: products.sku,
      name: products.name,
      min: pickBins.min,
      max: pickBins.max,
      there: sql<number>`coalesce((select sum(c.units) from stock_bins c where c.organization_id = ${pickBins.organizationId}
        and c.warehouse_id = ${pickBins.warehouseId} and c.bin_id = ${pickBins.binId} and c.product_id = ${pickBins.productId}), 0)::int`,
      coming: sql<number>`coalesce((select sum(t.units - t.done) from refills t where t.organization_id = ${pickBins.organizationId}
        and t.warehouse_id = ${pickBins.warehouseId} and t.to_bin_id = ${pickBins.binId} and t.product_id = ${pickBins.productId}
        and t.state in ('open', 'claimed')), 0)::int`,
    })
    .from(pickBins)
    .innerJoin(bins, and(eq(bins.organizationId, pickBins.organizationId), eq(bins.id, pickBins.binId)))
    .innerJoin(products, and(eq(products.organizationId, pickBins.organizationId), eq(products.id, pickBins.productId)))
    .where(and(eq(pickBins.organizationId, ctx.actor.organizationId), eq(pickBins.warehouseId, warehouseId)))
    .orderBy(asc(bins.walkOrder), asc(products.sku))
    .limit(2_000);
}
