import { and, asc, eq, gt, ilike, inArray, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { ListProducts } from "./inputs";
import { type Pack, packsOf } from "./packs/pack-queries";
import { productPacks } from "./packs/tables";
import { productComponents, productPictures, products } from "./tables";

/** Every read of a product passes through here, so no organization ever sees another's. */
export const mine = (ctx: Context) => eq(products.organizationId, ctx.actor.organizationId);

type Row = typeof products.$inferSelect;
export type Component = { sku: string; name: string; quantity: number };
export type ProductAnswer = ReturnType<typeof answerOf>;

/** One page of products by SKU, found by part of SKU or name, or by the whole barcode. */
export async function listProducts(ctx: Context, query: ListProducts): Promise<{ items: ProductAnswer[]; nextCursor: string | null }> {
  const { limit, cursor, q, active } = ListProducts.parse(query);
  const after = decodeCursor(cursor, ["text"]);
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
  return { items: await answersOf(ctx, items), nextCursor };
}

export async function productBySku(ctx: Context, sku: string): Promise<ProductAnswer> {
  const [row] = await ctx.db
    .select()
    .from(products)
    .where(and(mine(ctx), eq(products.sku, sku)));
  if (!row) throw notFound("product");
  const [answer] = await answersOf(ctx, [row]);
  if (!answer) throw notFound("product");
  return answer;
}

/** What a barcode is: a unit of a product (of several, where suppliers reuse codes), or a pack of so many. */
export async function productsByBarcode(ctx: Context, barcode: string): Promise<(ProductAnswer & { units: number })[]> {
  const packs = await ctx.db
    .select({ productId: productPacks.productId, units: productPacks.units })
    .from(productPacks)
    .where(and(eq(productPacks.organizationId, ctx.actor.organizationId), eq(productPacks.barcode, barcode)));
  const unitsOf = new Map(packs.map((pack) => [pack.productId, pack.units]));
  const rows = await ctx.db
    .select()
    .from(products)
    .where(and(mine(ctx), or(eq(products.barcode, barcode), unitsOf.size > 0 ? inArray(products.id, [...unitsOf.keys()]) : undefined)))
    .orderBy(asc(products.sku))
    .limit(20);
  return (await answersOf(ctx, rows)).map((product) => ({
    ...product,
    units: product.barcode === barcode ? 1 : (unitsOf.get(product.id) ?? 1),
  }));
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

async function answersOf(ctx: Context, rows: readonly Row[]): Promise<ProductAnswer[]> {
  const components = await componentsOf(ctx, rows);
  const packs = await packsOf(
    ctx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => answerOf(row, components.get(row.id) ?? [], packs.get(row.id) ?? []));
}

function answerOf(row: Row, components: Component[], packs: Pack[]) {
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
    hsCode: row.hsCode,
    originCountry: row.originCountry,
    picture: row.picture,
    components,
    packs,
    backorderLimit: row.backorderLimit,
    availableFrom: row.availableFrom?.toISOString() ?? null,
    tracksLots: row.tracksLots,
    tracksSerials: row.tracksSerials,
    needsMark: row.needsMark,
    active: row.active,
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
  };
}
