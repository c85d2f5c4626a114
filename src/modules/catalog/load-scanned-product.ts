import { and, eq, inArray, or, sql } from "drizzle-orm";
import { fromRussianLayout, readScan, scanMatches } from "@/lib/barcode";
import type { Context } from "@/platform/context";
import { productPacks } from "./packs/tables";
import { products } from "./tables";

export type ScannedProduct = {
  productId: string;
  sku: string;
  name: string;
  barcode: string | null;
  picture: string | null;
  tracksLots: boolean;
  tracksSerials: boolean;
  /** How many units the code stands for: one, or what the pack holds. */
  units: number;
  /** The pack that bears the code; null when it is the product's own. */
  pack: string | null;
};

const fields = {
  productId: products.id,
  sku: products.sku,
  name: products.name,
  barcode: products.barcode,
  picture: products.picture,
  tracksLots: products.tracksLots,
  tracksSerials: products.tracksSerials,
};

/** The product that a scanned code names, by its barcode in any of a GTIN's lengths, its SKU, or a pack of it. */
export async function productScanned(ctx: Context, code: string): Promise<ScannedProduct | null> {
  const upper = textsOf(code).map((one) => one.toUpperCase());
  const rows = await ctx.db
    .select(fields)
    .from(products)
    .where(
      and(
        eq(products.organizationId, ctx.actor.organizationId),
        or(inArray(products.barcode, barcodesOf(code)), inArray(sql`upper(${products.sku})`, upper)),
      ),
    )
    .limit(5);
  const own = rows.find((row) => scanMatches(code, row));
  if (own) return { ...own, units: 1, pack: null };
  const [pack] = await ctx.db
    .select({ ...fields, units: productPacks.units, pack: productPacks.name })
    .from(productPacks)
    .innerJoin(products, and(eq(products.organizationId, productPacks.organizationId), eq(products.id, productPacks.productId)))
    .where(and(eq(productPacks.organizationId, ctx.actor.organizationId), inArray(productPacks.barcode, barcodesOf(code))))
    .limit(1);
  return pack ?? null;
}

/** What a scanned code may say: as it was typed, and as it was meant on the other keyboard layout. */
export function textsOf(code: string): string[] {
  const { text } = readScan(code);
  return [...new Set([text, fromRussianLayout(text)])];
}

/** What a barcode may be kept as: as it was typed once, a GTIN with 8, 12, 13 or 14 digits. */
export function barcodesOf(code: string): string[] {
  const { gtin } = readScan(code);
  return [...textsOf(code), ...(gtin ? [8, 12, 13, 14].flatMap((length) => shortened(gtin, length)) : [])];
}

function shortened(gtin14: string, length: number): string[] {
  const cut = gtin14.slice(14 - length);
  return cut.padStart(14, "0") === gtin14 ? [cut] : [];
}
