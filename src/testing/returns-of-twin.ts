import { newId } from "@/lib/ids";
import { returnPhotos, returns } from "@/modules/returns/tables";
import type { Context } from "@/platform/context";
import type { Foreign } from "./foreign-input";

/** A return with a photo that waits for somebody's word. */
export async function aReturnOf({ db, actor }: Context, orderId: string, name: string): Promise<Foreign> {
  const { organizationId, kind, id, name: who } = actor;
  const [returnId, photoId] = [newId(), newId()];
  const by = { kind, id, name: who };
  const sums = { currency: "RUB", refundDueAt: new Date() };
  const one = { organizationId, id: returnId, orderId, number: `R-${name}`, status: "requested" as const, origin: "buyer" as const, by };
  await db.insert(returns).values({ ...one, ...sums });
  const content = Buffer.from(name);
  const photo = { organizationId, id: photoId, returnId, contentType: "image/webp" as const, size: content.length, content, by };
  await db.insert(returnPhotos).values(photo);
  return { returnId, photoId, refundId: newId(), claimId: newId(), fileId: newId() };
}
