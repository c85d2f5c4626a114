import { and, eq } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound } from "@/platform/refusal";
import type { SetSafety } from "../inputs";
import { ensureLevels, lockLevels } from "../levels";
import { stockLevels } from "../tables";

/** Sets the units of a SKU that a warehouse never promises. It moves no stock; what is reserved stays reserved. */
export function setSafety(ctx: Context, { warehouse, sku, safety }: SetSafety): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const [place] = await ctx.db
      .select({ id: warehouses.id })
      .from(warehouses)
      .where(and(eq(warehouses.organizationId, organizationId), eq(warehouses.code, warehouse)));
    if (!place || (ctx.actor.warehouseIds && !ctx.actor.warehouseIds.includes(place.id))) throw notFound("warehouse");
    const [product] = await ctx.db
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.organizationId, organizationId), eq(products.sku, sku)));
    if (!product) throw notFound("product");
    await ensureLevels(ctx, [{ warehouseId: place.id, productId: product.id }]);
    await lockLevels(ctx, [product.id], [place.id]);
    await ctx.db
      .update(stockLevels)
      .set({ safety, updatedAt: ctx.now() })
      .where(
        and(eq(stockLevels.organizationId, organizationId), eq(stockLevels.warehouseId, place.id), eq(stockLevels.productId, product.id)),
      );
    await record(ctx, {
      type: "stock.changed",
      subject: { kind: "stock", id: product.id },
      warehouseId: place.id,
      data: { productIds: [product.id], cause: "safety", safety },
    });
  });
}
