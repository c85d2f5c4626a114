import { and, count, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { encodePicture } from "@/platform/encode-picture";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { factOf, lockReturn } from "../lock-return";
import { whyNotReturn } from "../return";
import { returnPhotos } from "../tables";

export const mostPhotos = 10;
const photoMegabytes = 10;
export const maxPhotoBytes = photoMegabytes * 1024 * 1024;
const side = 1600;

async function encodePhoto(file: Uint8Array): Promise<Buffer> {
  if (file.byteLength > maxPhotoBytes) throw new Refusal("too_large", reason("return.photo_too_large", { megabytes: photoMegabytes }));
  const refused = { format: reason("return.photo_format"), unreadable: reason("return.photo_unreadable") };
  return encodePicture(file, { side, quality: 80, maxPixels: 50_000_000, refused });
}

/** Several, one after the other: each may take a hundred times its size while it is decoded. */
export async function encodePhotos(files: readonly Uint8Array[]): Promise<Buffer[]> {
  const photos: Buffer[] = [];
  for (const file of files) photos.push(await encodePhoto(file));
  return photos;
}

/** Puts photos that were encoded to a return: what is wrong with the goods, or how they came. At most ten. */
export function addPhotos(ctx: Context, { returnId, photos }: { returnId: string; photos: readonly Buffer[] }): Promise<{ ids: string[] }> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockReturn(ctx, returnId);
    refuseIf(whyNotReturn("addPhoto", locked.one));
    const { organizationId, kind, id: by, name } = ctx.actor;
    const [present] = await ctx.db
      .select({ n: count() })
      .from(returnPhotos)
      .where(and(eq(returnPhotos.organizationId, organizationId), eq(returnPhotos.returnId, returnId)));
    refuseIf((present?.n ?? 0) + photos.length > mostPhotos ? reason("return.too_many_photos", { most: mostPhotos }) : null);
    const rows = photos.map((content) => ({
      ...{ organizationId, id: newId(), returnId, contentType: "image/webp" as const, size: content.byteLength, content },
      by: { kind, id: by, name },
    }));
    if (rows.length === 0) return { ids: [] };
    await ctx.db.insert(returnPhotos).values(rows);
    await record(ctx, factOf(locked, "return.photos_added", { photos: rows.length }));
    return { ids: rows.map(({ id }) => id) };
  });
}
