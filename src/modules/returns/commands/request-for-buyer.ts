import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { lockOrder } from "@/modules/orders/lock-order";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { refuseIf } from "@/platform/refusal";
import { whyNotAskedHere } from "../approval";
import type { RequestForBuyer } from "../inputs";
import { loadTerms } from "../load-settings";
import { isFault } from "../reasons";
import { recordReturn, returnOfCause } from "../record-return";
import { addPhotos } from "./add-photo";

/**
 * Asks units back by their buyer's own word: refused where the shop need not take them back, approved at once where its rules say
 * so. Photos come along, encoded. The same form sent twice is one request. Whoever calls has proved to be the buyer.
 */
export function requestForBuyer(
  ctx: Context,
  { orderId, form, lines, reason: because, note, photos }: RequestForBuyer & { orderId: string; photos: readonly Buffer[] },
): Promise<{ id: string; number: string }> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    const causeKey = form ? `buyer:${orderId}:${form}` : null;
    const known = causeKey && (await returnOfCause(ctx, causeKey));
    if (known) return known;
    const { settings } = await loadTerms(ctx);
    refuseIf(whyNotAskedHere(order, settings));
    refuseIf(settings.photoOfFault && isFault(because) && photos.length === 0 ? reason("return.photo_missing") : null);
    const one = await recordReturn(ctx, order, {
      origin: "buyer",
      lines: lines.map((line) => ({ ...line, reason: because, note: null })),
      note,
      causeKey,
      warehouseId: await placeOf(ctx, settings.warehouse),
    });
    if (photos.length > 0) await addPhotos(ctx, { returnId: one.id, photos });
    return { id: one.id, number: one.number };
  });
}

async function placeOf(ctx: Context, code: string | null): Promise<string | null> {
  if (!code) return null;
  const [place] = await ctx.db
    .select({ id: warehouses.id })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, ctx.actor.organizationId), eq(warehouses.code, code)));
  return place?.id ?? null;
}
