import { and, eq, inArray, ne, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { stockedProducts } from "@/modules/inventory/arrivals/look-up";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound } from "@/platform/refusal";
import type { PutPrices } from "./inputs";
import { lockSupplier } from "./lock-supplier";
import { supplierPrices } from "./tables";

/**
 * Writes rows of a supplier's price list. Whoever is preferred for a product takes the place of who was; the first supplier of a
 * product is preferred by itself. Refuses unknown SKUs, and bundles: their parts are bought.
 */
export function putPrices(ctx: Context, { supplierId, prices }: PutPrices & { supplierId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    await lockSupplier(ctx, supplierId);
    const found = await stockedProducts(
      ctx,
      prices.map((row) => row.sku),
      (i) => `prices.${i}.sku`,
    );
    const ids = [...found.values()].map(({ id }) => id);
    // One at a time for a product: two who are preferred at once would both find nobody.
    await ctx.db
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.organizationId, organizationId), inArray(products.id, ids)))
      .orderBy(products.sku)
      .for("no key update");
    const others = await ctx.db
      .select({ productId: supplierPrices.productId })
      .from(supplierPrices)
      .where(
        and(
          eq(supplierPrices.organizationId, organizationId),
          inArray(supplierPrices.productId, ids),
          ne(supplierPrices.supplierId, supplierId),
        ),
      );
    const taken = new Set(others.map(({ productId }) => productId));
    const rows = prices.flatMap(({ sku, supplierSku, preferred, ...terms }) => {
      const product = found.get(sku);
      if (!product) return [];
      const own = { organizationId, supplierId, productId: product.id, updatedAt: ctx.now() };
      return [{ ...own, ...terms, supplierSku: supplierSku || null, preferred: preferred || !taken.has(product.id) }];
    });
    const wanted = rows.filter((row) => row.preferred).map((row) => row.productId);
    if (wanted.length > 0)
      await ctx.db
        .update(supplierPrices)
        .set({ preferred: false })
        .where(and(eq(supplierPrices.organizationId, organizationId), inArray(supplierPrices.productId, wanted), supplierPrices.preferred));
    await ctx.db
      .insert(supplierPrices)
      .values(rows)
      .onConflictDoUpdate({
        target: [supplierPrices.organizationId, supplierPrices.supplierId, supplierPrices.productId],
        set: {
          supplierSku: sql`excluded.supplier_sku`,
          priceMinor: sql`excluded.price_minor`,
          minQuantity: sql`excluded.min_quantity`,
          pack: sql`excluded.pack`,
          leadDays: sql`excluded.lead_days`,
          preferred: sql`excluded.preferred`,
          updatedAt: sql`excluded.updated_at`,
        },
      });
    await record(ctx, { type: "supplier.prices_changed", subject: { kind: "supplier", id: supplierId }, data: { products: rows.length } });
  });
}

/** Takes a product off a supplier's price list. Orders that name it stay. */
export function dropPrice(ctx: Context, { supplierId, sku }: { supplierId: string; sku: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    await lockSupplier(ctx, supplierId);
    const [product] = await ctx.db
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.organizationId, organizationId), eq(products.sku, sku)));
    const dropped = await ctx.db
      .delete(supplierPrices)
      .where(
        and(
          eq(supplierPrices.organizationId, organizationId),
          eq(supplierPrices.supplierId, supplierId),
          product ? eq(supplierPrices.productId, product.id) : sql`false`,
        ),
      )
      .returning({ productId: supplierPrices.productId });
    if (dropped.length === 0) throw notFound("price");
    await record(ctx, { type: "supplier.prices_changed", subject: { kind: "supplier", id: supplierId }, data: { dropped: sku } });
  });
}
