import { and, eq, inArray, isNull } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { lockOrder } from "../lock-order";
import { orderLines } from "../tables";

/** Says which products some unknown lines are, by SKUs of ours; their names and prices stay. The hold is the caller's to release. */
export function nameLines(ctx: Context, { orderId, skus }: { orderId: string; skus: ReadonlyMap<string, string> }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    if (skus.size === 0) return;
    const { organizationId, number } = await lockOrder(ctx, orderId);
    const found = await ctx.db
      .select({ id: products.id, sku: products.sku, costMinor: products.costMinor })
      .from(products)
      .where(and(eq(products.organizationId, organizationId), inArray(products.sku, [...new Set(skus.values())])));
    const named: string[] = [];
    for (const [lineId, sku] of skus) {
      const product = found.find((one) => one.sku === sku);
      if (!product) continue;
      const unknown = and(eq(orderLines.orderId, orderId), eq(orderLines.id, lineId), isNull(orderLines.productId));
      const changed = await ctx.db
        .update(orderLines)
        .set({ productId: product.id, sku: product.sku, unitCostMinor: product.costMinor })
        .where(and(eq(orderLines.organizationId, organizationId), unknown))
        .returning({ id: orderLines.id });
      if (changed.length > 0) named.push(product.sku);
    }
    if (named.length === 0) return;
    const subject = { kind: "order", id: orderId, number };
    await record(ctx, { type: "order.lines_named", subject, orderId, data: { skus: named.join(", ") } });
  });
}
