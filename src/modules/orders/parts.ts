import { and, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { productComponents, products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";

/** `grams` of one of the product, null while nobody has weighed it. */
export type Part = { productId: string; per: number; grams: number | null };

/** What leaves the shelf for one unit of each product: itself, or the parts of a bundle. */
export async function partsOf(ctx: Context, productIds: readonly string[]): Promise<Map<string, Part[]>> {
  if (productIds.length === 0) return new Map();
  const { organizationId } = ctx.actor;
  const component = alias(products, "component");
  const rows = await ctx.db
    .select({
      id: products.id,
      isBundle: products.isBundle,
      grams: products.weightGrams,
      componentId: productComponents.componentId,
      per: productComponents.quantity,
      componentGrams: component.weightGrams,
    })
    .from(products)
    .leftJoin(
      productComponents,
      and(eq(productComponents.organizationId, products.organizationId), eq(productComponents.bundleId, products.id)),
    )
    .leftJoin(component, and(eq(component.organizationId, products.organizationId), eq(component.id, productComponents.componentId)))
    .where(and(eq(products.organizationId, organizationId), inArray(products.id, [...new Set(productIds)])));
  const parts = new Map<string, Part[]>();
  for (const row of rows) {
    const list = parts.get(row.id) ?? [];
    if (!row.isBundle) list.push({ productId: row.id, per: 1, grams: row.grams });
    else if (row.componentId && row.per) list.push({ productId: row.componentId, per: row.per, grams: row.componentGrams });
    parts.set(row.id, list);
  }
  return parts;
}
