import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { lockArrival } from "@/modules/inventory/arrivals/lock-arrival";
import { stockedProducts, warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import { closeArrivalShort } from "@/modules/inventory/commands/close-arrival-short";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import type { DiscrepancyKind } from "../discrepancy";
import { encodedPhoto } from "./encode-photo";
import type { CloseShort, NoteDiscrepancy } from "./inputs";
import { discrepancies } from "./tables";

type Difference = {
  warehouseId: string;
  productId: string;
  sku: string;
  arrivalId: string | null;
  kind: DiscrepancyKind;
  units: number;
  note: string | null;
  photo: Buffer | null;
};

/** Writes down one difference between what was announced and what came. */
export async function writeDiscrepancy(ctx: Context, { sku, ...difference }: Difference): Promise<string> {
  const { organizationId, kind, id: actorId, name } = ctx.actor;
  const id = newId();
  await ctx.db
    .insert(discrepancies)
    .values({ ...difference, organizationId, id, note: difference.note || null, by: { kind, id: actorId, name }, createdAt: ctx.now() });
  await record(ctx, {
    type: "arrival.discrepancy",
    subject: { kind: "discrepancy", id },
    warehouseId: difference.warehouseId,
    data: { sku, kind: difference.kind, units: difference.units, ...(difference.arrivalId ? { arrivalId: difference.arrivalId } : {}) },
  });
  return id;
}

/** Notes what is wrong with a delivery, with a photo. It moves no stock. Refuses an arrival of another warehouse or product. */
export async function noteDiscrepancy(ctx: Context, { photo, ...said }: NoteDiscrepancy): Promise<{ id: string }> {
  const picture = await encodedPhoto(photo);
  return inTransaction(ctx, async (ctx) => {
    const { id: warehouseId } = await warehouseNamed(ctx, said.warehouse, "warehouse");
    const product = (await stockedProducts(ctx, [said.sku], () => "sku")).get(said.sku);
    if (!product) throw notFound("product");
    if (said.arrivalId) {
      const arrival = await lockArrival(ctx, said.arrivalId);
      if (arrival.warehouseId !== warehouseId || arrival.productId !== product.id)
        throw new Refusal("conflict", reason("arrival.of_other_goods", { sku: said.sku }));
    }
    const { sku, arrivalId, kind, units, note } = said;
    return { id: await writeDiscrepancy(ctx, { warehouseId, productId: product.id, sku, arrivalId, kind, units, note, photo: picture }) };
  });
}

/** Ends a delivery of which some is missing, and notes how much. Promises that rest on it follow. */
export async function closeShort(ctx: Context, { photo, note, ...which }: CloseShort): Promise<{ missing: number }> {
  const picture = await encodedPhoto(photo);
  return inTransaction(ctx, async (ctx) => {
    const { missing, ...goods } = await closeArrivalShort(ctx, which);
    await writeDiscrepancy(ctx, { ...goods, arrivalId: which.arrivalId, kind: "short", units: missing, note, photo: picture });
    return { missing };
  });
}
