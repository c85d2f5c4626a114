import { and, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { openConnection } from "../connection-queries";
import type { PushStock } from "../inputs";
import { marketplaceOf } from "../marketplaces/registry";
import { noteChangedStock } from "./note-changed-stock";
import { channelStock } from "./tables";

/**
 * Tells a channel the numbers of some products, or of all, once more, even those that it has acknowledged. The push itself is
 * queued, within the channel's limits. Refuses unknown SKUs, a channel that takes no numbers, and a connection that is off or does
 * not tell. Answers how many products were asked for; null for all.
 */
export function pushAgain(ctx: Context, { code, skus }: PushStock): Promise<{ products: number | null }> {
  return inTransaction(ctx, async (ctx) => {
    const { row } = await openConnection(ctx, { code });
    refuseIf(marketplaceOf(row.kind)?.stock ? null : reason("connection.cannot_take_stock"));
    refuseIf(row.active ? null : reason("connection.disabled"));
    refuseIf(row.stockOut ? null : reason("connection.stock_off"));
    const productIds = skus && (await idsOf(ctx, skus));
    await ctx.db
      .update(channelStock)
      .set({ acknowledged: false })
      .where(
        and(
          eq(channelStock.organizationId, row.organizationId),
          eq(channelStock.connectionId, row.id),
          productIds ? inArray(channelStock.productId, productIds) : undefined,
        ),
      );
    await noteChangedStock(ctx, { connectionId: row.id, ...(productIds ? { productIds } : {}) });
    await record(ctx, {
      type: "channel_stock.push_asked",
      subject: { kind: "connection", id: row.id, number: code },
      data: { code, products: productIds?.length ?? null },
    });
    return { products: productIds?.length ?? null };
  });
}

async function idsOf(ctx: Context, skus: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(skus)];
  const found = await ctx.db
    .select({ id: products.id, sku: products.sku })
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), inArray(products.sku, wanted)));
  const known = new Set(found.map(({ sku }) => sku));
  const errors = wanted.flatMap((sku, index) => (known.has(sku) ? [] : [{ path: `skus.${index}`, message: "product.unknown" }]));
  if (errors.length > 0)
    throw new Refusal("invalid", reason("product.unknown", { sku: wanted.find((sku) => !known.has(sku)) ?? "" }), { errors });
  return found.map(({ id }) => id);
}
