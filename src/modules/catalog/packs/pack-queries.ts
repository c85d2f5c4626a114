import { and, asc, eq, inArray } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { productPacks } from "./tables";

export type Pack = { name: string; barcode: string | null; units: number };

/** The packs of some products, the smaller first. */
export async function packsOf(ctx: Context, productIds: readonly string[]): Promise<Map<string, Pack[]>> {
  const found = new Map<string, Pack[]>();
  if (productIds.length === 0) return found;
  const rows = await ctx.db
    .select({ productId: productPacks.productId, name: productPacks.name, barcode: productPacks.barcode, units: productPacks.units })
    .from(productPacks)
    .where(and(eq(productPacks.organizationId, ctx.actor.organizationId), inArray(productPacks.productId, [...productIds])))
    .orderBy(asc(productPacks.units), asc(productPacks.name));
  for (const { productId, ...pack } of rows) found.set(productId, [...(found.get(productId) ?? []), pack]);
  return found;
}
