import { and, eq, inArray, ne } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import type { PutProduct } from "../inputs";
import { products } from "../tables";
import { type Pack, packsOf } from "./pack-queries";
import { productPacks } from "./tables";

type Product = { id: string; sku: string };

/**
 * Makes the packs of a locked product what the input says; true when that changed anything. A code must say one thing, so
 * one that another product or another's pack bears is refused.
 */
export async function putPacks(ctx: Context, product: Product, wanted: PutProduct["packs"], isBundle: boolean): Promise<boolean> {
  const known = (await packsOf(ctx, [product.id])).get(product.id) ?? [];
  if (isBundle && (wanted ?? known).length > 0) throw invalid("packs", "product.bundle_has_no_packs", { sku: product.sku });
  if (!wanted || (known.length === wanted.length && wanted.every((pack) => known.some((one) => same(one, pack))))) return false;
  await refuseTaken(ctx, product, wanted);
  const { organizationId } = ctx.actor;
  await ctx.db.delete(productPacks).where(and(eq(productPacks.organizationId, organizationId), eq(productPacks.productId, product.id)));
  if (wanted.length > 0)
    await ctx.db.insert(productPacks).values(wanted.map((pack) => ({ organizationId, id: newId(), productId: product.id, ...pack })));
  return true;
}

/** Refuses a unit's barcode that is some pack's. */
export async function refusePackBarcode(ctx: Context, barcode: string): Promise<void> {
  const [taken] = await takenBy(ctx, [barcode], null);
  if (taken) throw invalid("barcode", "product.barcode_is_pack", { barcode, sku: taken.sku });
}

const same = (a: Pack, b: Pack) => a.name === b.name && a.barcode === b.barcode && a.units === b.units;

async function refuseTaken(ctx: Context, product: Product, wanted: NonNullable<PutProduct["packs"]>): Promise<void> {
  const barcodes = wanted.flatMap(({ barcode }) => barcode ?? []);
  if (barcodes.length === 0) return;
  const units = await ctx.db
    .select({ sku: products.sku, barcode: products.barcode })
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), inArray(products.barcode, barcodes)));
  const [taken] = [...units, ...(await takenBy(ctx, barcodes, product.id))];
  if (!taken?.barcode) return;
  const index = wanted.findIndex(({ barcode }) => barcode === taken.barcode);
  throw invalid(`packs.${index}.barcode`, "product.pack_barcode_taken", { barcode: taken.barcode, sku: taken.sku });
}

function takenBy(ctx: Context, barcodes: readonly string[], except: string | null) {
  return ctx.db
    .select({ sku: products.sku, barcode: productPacks.barcode })
    .from(productPacks)
    .innerJoin(products, and(eq(products.organizationId, productPacks.organizationId), eq(products.id, productPacks.productId)))
    .where(
      and(
        eq(productPacks.organizationId, ctx.actor.organizationId),
        inArray(productPacks.barcode, [...barcodes]),
        except ? ne(productPacks.productId, except) : undefined,
      ),
    )
    .limit(1);
}

function invalid(path: string, code: string, params: Record<string, string>): Refusal {
  return new Refusal("invalid", reason(code, params), { errors: [{ path, message: code }] });
}
