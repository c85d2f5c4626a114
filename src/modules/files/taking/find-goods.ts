import { and, eq, inArray, or } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";

type Named = { sku?: string; barcode?: string };
export type Goods = { id: string; sku: string; isBundle: boolean; tracksLots: boolean; tracksSerials: boolean };

/** Finds the product that a row means: by its SKU, else by its barcode where that is one product's only. */
export async function findGoods(ctx: Context, rows: readonly Named[]): Promise<(row: Named) => { goods: Goods } | { wrong: Reason }> {
  const skus = [...new Set(rows.flatMap(({ sku }) => sku ?? []))];
  const barcodes = [...new Set(rows.flatMap(({ sku, barcode }) => (sku ? [] : (barcode ?? []))))];
  const { id, sku, barcode, isBundle, tracksLots, tracksSerials } = products;
  const found =
    skus.length + barcodes.length === 0
      ? []
      : await ctx.db
          .select({ id, sku, barcode, isBundle, tracksLots, tracksSerials })
          .from(products)
          .where(
            and(
              eq(products.organizationId, ctx.actor.organizationId),
              or(skus.length > 0 ? inArray(sku, skus) : undefined, barcodes.length > 0 ? inArray(barcode, barcodes) : undefined),
            ),
          );
  const bySku = new Map(found.map((row) => [row.sku, row]));
  const byBarcode = new Map<string, Goods[]>();
  for (const row of found) if (row.barcode) byBarcode.set(row.barcode, [...(byBarcode.get(row.barcode) ?? []), row]);
  return (row) => {
    if (row.sku) {
      const goods = bySku.get(row.sku);
      return goods ? { goods } : { wrong: reason("product.unknown", { sku: row.sku }) };
    }
    const [goods, other] = byBarcode.get(row.barcode ?? "") ?? [];
    if (!goods) return { wrong: reason("file.unknown_barcode") };
    return other ? { wrong: reason("file.barcode_of_many") } : { goods };
  };
}
