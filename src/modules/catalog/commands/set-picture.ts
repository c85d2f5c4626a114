import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { encodePicture } from "@/platform/encode-picture";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { mine } from "../product-queries";
import { productPictures, products } from "../tables";

export const maxPictureBytes = 5 * 1024 * 1024;
const side = 512;

/**
 * Keeps a picture of a product: decoded and encoded anew as WebP of at most 512 pixels, so that nothing else of the file
 * (scripts, camera data, place) survives. Refuses more than 5 MB and anything but PNG, JPEG and WebP. Returns its address.
 */
export async function setPicture(ctx: Context, sku: string, file: Uint8Array): Promise<{ picture: string }> {
  // Whose product it is comes first: encoding costs more than a look.
  await find(ctx, sku);
  const content = await encode(file);
  const stamp = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const picture = `/api/v1/products/${encodeURIComponent(sku)}/picture?v=${stamp}`;
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const { id } = await find(ctx, sku);
    const now = ctx.now();
    await ctx.db
      .insert(productPictures)
      .values({ organizationId, productId: id, content, updatedAt: now })
      .onConflictDoUpdate({ target: [productPictures.organizationId, productPictures.productId], set: { content, updatedAt: now } });
    await ctx.db
      .update(products)
      .set({ picture, updatedAt: now })
      .where(and(mine(ctx), eq(products.id, id)));
    await record(ctx, { type: "product.changed", subject: { kind: "product", id, number: sku }, data: { sku, picture: true } });
    return { picture };
  });
}

async function find(ctx: Context, sku: string): Promise<{ id: string }> {
  const [row] = await ctx.db
    .select({ id: products.id })
    .from(products)
    .where(and(mine(ctx), eq(products.sku, sku)));
  if (!row) throw notFound("product");
  return row;
}

async function encode(file: Uint8Array): Promise<Buffer> {
  if (file.byteLength > maxPictureBytes) throw new Refusal("too_large", reason("product.picture_too_large", { megabytes: 5 }));
  const refused = { format: reason("product.picture_format"), unreadable: reason("product.picture_unreadable") };
  return encodePicture(file, { side, quality: 82, maxPixels: 50_000_000, refused });
}
