import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { putProduct } from "@/modules/catalog/commands/put-product";
import { products } from "@/modules/catalog/tables";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { openConnection } from "../connection-queries";
import type { PutChannelProduct } from "./inputs";
import { type ChannelProductAnswer, channelProduct } from "./product-queries";
import { settleWaiting } from "./settle-waiting";
import { channelProducts } from "./tables";

type Input = { code: string; externalId: string; product: PutChannelProduct };
type Row = typeof channelProducts.$inferSelect;

/**
 * Says what a product of a channel is here: one of ours, a new one made of it, or none of our business. Orders that waited for it are
 * reserved at once; their names and prices stay the channel's. Refuses a SKU that is not ours, and a new one that is.
 */
export async function putChannelProduct(ctx: Context, { code, externalId, product }: Input): Promise<ChannelProductAnswer> {
  const connectionId = await inTransaction(ctx, async (ctx) => {
    const { row: connection } = await openConnection(ctx, { code });
    const row = await lockProduct(ctx, connection.id, externalId);
    const next = await changesOf(ctx, product, row);
    await ctx.db.update(channelProducts).set(next).where(itself(row));
    const subject = { kind: "connection", id: connection.id };
    const productIds = [row.productId, next.productId].flatMap((id) => id ?? []);
    await record(ctx, { type: "connection.product_matched", subject: { ...subject, number: code }, data: { code, productIds } });
    await audit(ctx, { action: "connection.product_matched", subject, data: { code, externalId, product } });
    return connection.id;
  });
  await settleWaiting(ctx, { connectionId });
  return channelProduct(ctx, { code, externalId });
}

const itself = ({ organizationId, connectionId, externalId }: Row) =>
  and(
    eq(channelProducts.organizationId, organizationId),
    eq(channelProducts.connectionId, connectionId),
    eq(channelProducts.externalId, externalId),
  );

async function lockProduct(ctx: Context, connectionId: string, externalId: string): Promise<Row> {
  const { organizationId } = ctx.actor;
  const [row] = await ctx.db
    .select()
    .from(channelProducts)
    .where(
      and(
        eq(channelProducts.organizationId, organizationId),
        eq(channelProducts.connectionId, connectionId),
        eq(channelProducts.externalId, externalId),
      ),
    )
    .for("update");
  if (!row) throw notFound("channel_product");
  return row;
}

async function changesOf(ctx: Context, input: PutChannelProduct, row: Row): Promise<Partial<Row>> {
  if ("ignored" in input) return { ignoredAt: input.ignored ? (row.ignoredAt ?? ctx.now()) : null };
  if ("create" in input) {
    const { sku, name, price } = input.create;
    if (await productCalled(ctx, sku)) throw refused("product.create.sku", "product.sku_taken", sku);
    await putProduct(ctx, sku, { name, price, barcode: row.barcode });
    return { productId: await productCalled(ctx, sku), wantedAt: null, ignoredAt: null };
  }
  if (input.sku === null) return { productId: null };
  const productId = await productCalled(ctx, input.sku);
  if (!productId) throw refused("product.sku", "product.unknown", input.sku);
  return { productId, wantedAt: null, ignoredAt: null };
}

async function productCalled(ctx: Context, sku: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), eq(products.sku, sku)));
  return row?.id ?? null;
}

function refused(path: string, code: string, sku: string): Refusal {
  return new Refusal("invalid", reason(code, { sku }), { errors: [{ path, message: code }] });
}
