import { newId } from "@/lib/ids";
import { boxTypes, packingSettings, parcelPhotos } from "@/modules/fulfilment/packing/tables";
import type { Context } from "@/platform/context";
import type { Foreign } from "./foreign-input";

/** A box of the house, its rules, and a photo of a parcel. */
export async function twinPacking({ db, actor }: Context, { fulfilmentId, sku }: Foreign): Promise<Foreign> {
  const { organizationId, kind, id: by, name } = actor;
  const sides = { lengthMm: 300, widthMm: 200, heightMm: 150, wallMm: 3, ownGrams: 140 };
  await db.insert(boxTypes).values({ organizationId, code: String(sku), name, ...sides });
  await db.insert(packingSettings).values({ organizationId, tolerancePercent: 7, toleranceGrams: 30, mustWeigh: false, mustPhoto: false });
  const parcelPhotoId = newId();
  const content = Buffer.from(name);
  const photo = { fulfilmentId: String(fulfilmentId), key: newId(), size: content.length, content, by: { kind, id: by, name } };
  await db.insert(parcelPhotos).values({ organizationId, id: parcelPhotoId, ...photo });
  return { parcelPhotoId };
}
