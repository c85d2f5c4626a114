import { and, asc, eq, gt, ilike, inArray, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { ListProducts } from "./inputs";
import { productComponents, productPictures, products } from "./tables";

/** Every read of a product passes through here, so no organization ever sees another's. */
export const mine = (ctx: Context) => eq(products.organizationId, ctx.actor.organizationId);

type Row = typeof products.$inferSelect;
export type Component = { sku: string; name: string; quantity: number };
export type ProductAnswer = ReturnType<typeof answerOf>;

/** One page of products by SKU, found by part of SKU or name, or by the whole barcode. */
export async function listProducts(ctx: Context, query: ListProducts): Promise<{ items: ProductAnswer[]; nextCursor: string | null }> {
  const { limit, cursor, q, active } = ListProducts.parse(query);
  const after = decodeCursor(cursor, 1);
  const word = q ? `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : null;
  const rows = await ctx.db
    .select()
    .from(products)
    .where(
      and(
        mine(ctx),
        word ? or(ilike(products.sku, word), ilike(products.name, word), eq(products.barcode, q ?? "")) : undefined,
        active === undefined ? undefined : eq(products.active, active),
        after ? gt(products.sku, String(after[0])) : undefined,
      ),
    )
    .orderBy(asc(products.sku))
    .limit(limit + 1);
  const { items, nextCursor } = pageOf(rows, limit, (row) => [row.sku]);
  const components = await componentsOf(ctx, items);
  return { items: items.map((row) => answerOf(row, components.get(row.id) ?? [])), nextCursor };
}

export async function productBySku(ctx: Context, sku: string): Promise<ProductAnswer> {
  const [row] = await ctx.db
    .select()
    .from(products)
    .where(and(mine(ctx), eq(products.sku, sku)));
  if (!row) throw notFound("product");
  return answerOf(row, (await componentsOf(ctx, [row])).get(row.id) ?? []);
}

/** Products with a barcode: none, one, or several where suppliers reuse codes. */
export async function productsByBarcode(ctx: Context, barcode: string): Promise<ProductAnswer[]> {
  const rows = await ctx.db
    .select()
    .from(products)
    .where(and(mine(ctx), eq(products.barcode, barcode)))
    .orderBy(asc(products.sku))
    .limit(20);
  const components = await componentsOf(ctx, rows);
  return rows.map((row) => answerOf(row, components.get(row.id) ?? []));
}

/** The uploaded picture of a product, as WebP. */
export async function pictureOf(ctx: Context, sku: string): Promise<Buffer> {
  const [row] = await ctx.db
    .select({ content: productPictures.content })
    .from(productPictures)
    .innerJoin(products, and(eq(products.organizationId, productPictures.organizationId), eq(products.id, productPictures.productId)))
    .where(and(mine(ctx), eq(products.sku, sku)));
  if (!row) throw notFound("picture");
  return row.content;
}

async function componentsOf(ctx: Context, rows: readonly Row[]): Promise<Map<string, Component[]>> {
  const bundles = rows.filter((row) => row.isBundle).map((row) => row.id);
  const found = new Map<string, Component[]>();
  if (bundles.length === 0) return found;
  const part = alias(products, "part");
  const parts = await ctx.db
    .select({ bundleId: productComponents.bundleId, sku: part.sku, name: part.name, quantity: productComponents.quantity })
    .from(productComponents)
    .innerJoin(part, and(eq(part.organizationId, productComponents.organizationId), eq(part.id, productComponents.componentId)))
    .where(and(eq(productComponents.organizationId, ctx.actor.organizationId), inArray(productComponents.bundleId, bundles)))
    .orderBy(asc(part.sku));
  for (const { bundleId, ...component } of parts) found.set(bundleId, [...(found.get(bundleId) ?? []), component]);
  return found;
}

function answerOf(row: Row, components: Component[]) {
  const { lengthMm, widthMm, heightMm, currency } = row;
  return {
    id: row.id,
    sku: row.sku,
    name: row.name,
    barcode: row.barcode,
    group: row.group,
    price: { amount: row.priceMinor, currency },
    cost: row.costMinor === null ? null : { amount: row.costMinor, currency },
    weightGrams: row.weightGrams,
    dimensionsMm: lengthMm && widthMm && heightMm ? { length: lengthMm, width: widthMm, height: heightMm } : null,
    taxRate: row.taxRate,
    picture: row.picture,
    components,
    active: row.active,
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
  };
}
