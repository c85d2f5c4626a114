import { and, count, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { type Reason, reason } from "@/lib/reason";
import type { FulfilmentState } from "@/modules/orders/fulfilment-state";
import { fulfilments } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { encodePicture } from "@/platform/encode-picture";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { factOf, lockFulfilment, mine } from "../lock-fulfilment";
import type { ParcelPhoto } from "./inputs";
import { parcelPhotos } from "./tables";

export const mostPhotos = 6;
const mostOfWork = 60;
const photoMegabytes = 10;
const maxPhotoBytes = photoMegabytes * 1024 * 1024;
const side = 1600;

/** A photo encoded anew, as it is kept. Refuses what is too large or no picture. */
export async function encodeParcelPhoto(file: Uint8Array): Promise<Buffer> {
  if (file.byteLength > maxPhotoBytes) throw new Refusal("too_large", reason("packing.photo_too_large", { megabytes: photoMegabytes }));
  const refused = { format: reason("packing.photo_format"), unreadable: reason("packing.photo_unreadable") };
  return encodePicture(file, { side, quality: 78, maxPixels: 50_000_000, refused });
}

type Photographed = { fulfilmentId: string; key: string; content: Buffer };

/** Puts a photo to a parcel while it stands on the packing table: from the full tote until it has left. At most six a parcel. */
export function addParcelPhoto(ctx: Context, { fulfilmentId, key, content }: Photographed): Promise<{ id: string }> {
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId);
    refuseIf(whyNotOnTable(work.fulfilment.status));
    const { organizationId, kind, id: by, name } = ctx.actor;
    const ofWork = and(eq(parcelPhotos.organizationId, organizationId), eq(parcelPhotos.fulfilmentId, fulfilmentId));
    const there = await ctx.db.select({ key: parcelPhotos.key, n: count() }).from(parcelPhotos).where(ofWork).groupBy(parcelPhotos.key);
    const ofParcel = there.find((one) => one.key === key)?.n ?? 0;
    const inAll = there.reduce((sum, { n }) => sum + n, 0);
    refuseIf(ofParcel >= mostPhotos || inAll >= mostOfWork ? reason("packing.too_many_photos", { most: mostPhotos }) : null);
    const id = newId();
    await ctx.db.insert(parcelPhotos).values({
      organizationId,
      id,
      fulfilmentId,
      key,
      size: content.byteLength,
      content,
      by: { kind, id: by, name },
      createdAt: ctx.now(),
    });
    await record(ctx, factOf(work, "fulfilment.photographed"));
    return { id };
  });
}

/** Takes a photo away again before the parcel is closed: it is blurred, or of another parcel. */
export function dropParcelPhoto(ctx: Context, { fulfilmentId, parcelPhotoId }: ParcelPhoto): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId);
    const { status } = work.fulfilment;
    refuseIf(status === "picked" ? null : reason("packing.photo_stays"));
    const [gone] = await ctx.db
      .delete(parcelPhotos)
      .where(
        and(
          eq(parcelPhotos.organizationId, ctx.actor.organizationId),
          eq(parcelPhotos.fulfilmentId, fulfilmentId),
          eq(parcelPhotos.id, parcelPhotoId),
        ),
      )
      .returning({ id: parcelPhotos.id });
    if (!gone) throw notFound("parcel_photo");
    await record(ctx, factOf(work, "fulfilment.photo_dropped"));
  });
}

function whyNotOnTable(status: FulfilmentState): Reason | null {
  return status === "picked" || status === "packed" ? null : reason("packing.not_on_table");
}

/** One photo; refuses what is absent, another organization's, or in a warehouse that is not the actor's. */
export async function parcelPhotoContent(ctx: Context, { fulfilmentId, parcelPhotoId }: ParcelPhoto): Promise<Buffer> {
  const [photo] = await ctx.db
    .select({ content: parcelPhotos.content })
    .from(parcelPhotos)
    .innerJoin(fulfilments, and(eq(fulfilments.organizationId, parcelPhotos.organizationId), eq(fulfilments.id, parcelPhotos.fulfilmentId)))
    .where(and(mine(ctx), eq(parcelPhotos.fulfilmentId, fulfilmentId), eq(parcelPhotos.id, parcelPhotoId)));
  if (!photo) throw notFound("parcel_photo");
  return photo.content;
}
