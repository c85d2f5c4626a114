import { and, eq, inArray, or, sql } from "drizzle-orm";
import { fromRussianLayout, readScan, scanMatches } from "@/lib/barcode";
import { products } from "@/modules/catalog/tables";
import { stockLevels } from "@/modules/inventory/tables";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";

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
  const { text, gtin } = readScan(code);
  const texts = [...new Set([text, fromRussianLayout(text)])];
  // A GTIN is kept as it was typed once: with 8, 12, 13 or 14 digits.
  const barcodes = [...texts, ...(gtin ? [8, 12, 13, 14].flatMap((length) => shortened(gtin, length)) : [])];
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
          inArray(products.barcode, barcodes),
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

/** The bin of a warehouse that a code names. */
export async function binScanned(ctx: Context, code: string, warehouseId: string): Promise<string | null> {
  const { text } = readScan(code);
  const [bin] = await ctx.db
    .select({ code: bins.code })
    .from(bins)
    .where(and(eq(bins.organizationId, ctx.actor.organizationId), eq(bins.warehouseId, warehouseId), eq(bins.code, text.toUpperCase())));
  return bin?.code ?? null;
}

function shortened(gtin14: string, length: number): string[] {
  const cut = gtin14.slice(14 - length);
  return cut.padStart(14, "0") === gtin14 ? [cut] : [];
}
