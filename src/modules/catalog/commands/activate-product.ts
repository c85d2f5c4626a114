import { and, eq, ne } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { mine, type ProductAnswer, productBySku } from "../product-queries";
import { products } from "../tables";

/** Takes a product off the lists, or puts it back. What was sold of it stays; its stock is not touched. */
export function setProductActive(ctx: Context, { sku, active }: { sku: string; active: boolean }): Promise<ProductAnswer> {
  return inTransaction(ctx, async (ctx) => {
    const { id, version } = await productBySku(ctx, sku);
    const changed = await ctx.db
      .update(products)
      .set({ active, version: version + 1, updatedAt: ctx.now() })
      .where(and(mine(ctx), eq(products.id, id), ne(products.active, active)))
      .returning({ id: products.id });
    if (changed.length > 0)
      await record(ctx, { type: "product.changed", subject: { kind: "product", id, number: sku }, data: { sku, active } });
    return productBySku(ctx, sku);
  });
}
