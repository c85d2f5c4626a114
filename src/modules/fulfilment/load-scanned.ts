import { and, eq, inArray, or, sql } from "drizzle-orm";
import { readScan, scanMatches } from "@/lib/barcode";
import { barcodesOf, textsOf } from "@/modules/catalog/load-scanned-product";
import { productPacks } from "@/modules/catalog/packs/tables";
import { products } from "@/modules/catalog/tables";
import { stockLevels } from "@/modules/inventory/tables";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import type { ScannedPack } from "./scan";

export type ScannedProduct = {
  productId: string;
  sku: string;
  name: string;
  barcode: string | null;
  picture: string | null;
  bin: string | null;
};

/** The product that a scanned code names, with its bin in a warehouse, so that a wrong scan can say what it was and where it belongs. */
export async function productScanned(ctx: Context, code: string, warehouseId: string): Promise<ScannedProduct | null> {
  const texts = textsOf(code);
  const rows = await ctx.db
    .select({
      productId: products.id,
      sku: products.sku,
      name: products.name,
      barcode: products.barcode,
      picture: products.picture,
      bin: bins.code,
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
    .leftJoin(bins, and(eq(bins.organizationId, stockLevels.organizationId), eq(bins.id, stockLevels.binId)))
    .where(
      and(
        eq(products.organizationId, ctx.actor.organizationId),
        or(
          inArray(products.barcode, barcodesOf(code)),
          inArray(
            sql`upper(${products.sku})`,
            texts.map((one) => one.toUpperCase()),
          ),
        ),
      ),
    )
    .limit(5);
  return rows.find((row) => scanMatches(code, row)) ?? null;
}

/** The pack that a scanned code names, with its product. */
export async function packScanned(ctx: Context, code: string): Promise<(ScannedPack & { title: string }) | null> {
  const [row] = await ctx.db
    .select({
      productId: productPacks.productId,
      sku: products.sku,
      title: products.name,
      name: productPacks.name,
      units: productPacks.units,
    })
    .from(productPacks)
    .innerJoin(products, and(eq(products.organizationId, productPacks.organizationId), eq(products.id, productPacks.productId)))
    .where(and(eq(productPacks.organizationId, ctx.actor.organizationId), inArray(productPacks.barcode, barcodesOf(code))))
    .limit(1);
  return row ?? null;
}

/** The bin of a warehouse that a code names. */
export async function binScanned(ctx: Context, code: string, warehouseId: string): Promise<string | null> {
  const { text } = readScan(code);
  const [bin] = await ctx.db
    .select({ code: bins.code })
    .from(bins)
    .where(and(eq(bins.organizationId, ctx.actor.organizationId), eq(bins.warehouseId, warehouseId), eq(bins.code, text.toUpperCase())));
  return bin?.code ?? null;
}
