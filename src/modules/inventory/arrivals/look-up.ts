import { and, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";

/** The warehouse of a code that somebody typed. Refuses one that is unknown, or that is none of theirs. */
export async function warehouseNamed(ctx: Context, code: string, path: string, theirs = true): Promise<{ id: string; code: string }> {
  const [row] = await ctx.db
    .select({ id: warehouses.id, code: warehouses.code })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, ctx.actor.organizationId), eq(warehouses.code, code)));
  if (!row) throw invalid(path, "warehouse.unknown", { warehouse: code });
  if (theirs && ctx.actor.warehouseIds && !ctx.actor.warehouseIds.includes(row.id))
    throw invalid(path, "warehouse.not_yours", { warehouse: code });
  return row;
}

/** The products of some SKUs, by SKU. Refuses unknown ones, and bundles: their parts have the stock. */
export async function stockedProducts(
  ctx: Context,
  skus: readonly string[],
  path: (index: number) => string,
): Promise<Map<string, { id: string; sku: string; tracksLots: boolean }>> {
  const rows = await ctx.db
    .select({ id: products.id, sku: products.sku, isBundle: products.isBundle, tracksLots: products.tracksLots })
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), inArray(products.sku, [...skus])));
  const found = new Map(rows.map((row) => [row.sku, row]));
  for (const [i, sku] of skus.entries()) {
    const product = found.get(sku);
    if (!product) throw invalid(path(i), "product.unknown", { sku });
    if (product.isBundle) throw invalid(path(i), "stock.bundle_has_no_stock", { sku });
  }
  return found;
}

/** Refuses an act in a warehouse that is none of the actor's. */
export function refuseElsewhere(ctx: Context, warehouse: { id: string; code: string }): void {
  if (ctx.actor.warehouseIds && !ctx.actor.warehouseIds.includes(warehouse.id))
    throw new Refusal("forbidden", reason("warehouse.not_yours", { warehouse: warehouse.code }));
}

function invalid(path: string, code: string, params: Record<string, string>): Refusal {
  return new Refusal("invalid", reason(code, params), { errors: [{ path, message: code }] });
}
