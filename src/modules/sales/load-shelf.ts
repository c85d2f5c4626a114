import { and, eq, inArray } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { unreserved } from "@/modules/inventory/stock";
import { stockLevels } from "@/modules/inventory/tables";
import { partsOf } from "@/modules/orders/parts";
import type { Context } from "@/platform/context";

/** How many units of each product can be sold off the shelf of a warehouse: lying there fit for sale and kept for nobody. A bundle counts as often as all of its parts lie there. */
export async function loadShelf(ctx: Context, warehouseId: string, skus: readonly string[]): Promise<Map<string, number>> {
  const { organizationId } = ctx.actor;
  const found = await ctx.db
    .select({ id: products.id, sku: products.sku })
    .from(products)
    .where(and(eq(products.organizationId, organizationId), inArray(products.sku, [...new Set(skus)])));
  const parts = await partsOf(
    ctx,
    found.map(({ id }) => id),
  );
  const physical = [...new Set([...parts.values()].flat().map((part) => part.productId))];
  const levels = physical.length
    ? await ctx.db
        .select()
        .from(stockLevels)
        .where(
          and(
            eq(stockLevels.organizationId, organizationId),
            eq(stockLevels.warehouseId, warehouseId),
            inArray(stockLevels.productId, physical),
          ),
        )
    : [];
  const free = new Map(levels.map((level) => [level.productId, unreserved(level)]));
  return new Map(
    found.map(({ id, sku }) => {
      const own = parts.get(id) ?? [];
      const units = own.map(({ productId, per }) => Math.floor((free.get(productId) ?? 0) / per));
      return [sku, units.length > 0 ? Math.min(...units) : 0];
    }),
  );
}
