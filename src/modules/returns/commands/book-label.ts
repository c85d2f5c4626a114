import { and, asc, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { type Opener, openAccountOf } from "@/modules/shipments/load-accounts";
import { bookReturnParcel } from "@/modules/shipments/return-parcels/book-return-parcel";
import { cancelReturnParcel } from "@/modules/shipments/return-parcels/cancel-return-parcel";
import { quoteReturnParcel } from "@/modules/shipments/return-parcels/quote-return-parcel";
import { type ReturnParcelView, returnParcelsOf } from "@/modules/shipments/return-parcels/return-parcel-queries";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { Refusal, refuseIf } from "@/platform/refusal";
import type { BookLabel, VersionOnly } from "../inputs";
import { type LockedReturn, lockReturn } from "../lock-return";
import { holdsUnits, stillToCome, whyNotReturn } from "../return";
import { noteLabel } from "./note-label";

/** What carriers ask for bringing a return back. Outside every transaction. */
export async function quoteLabel(ctx: Context, { returnId, warehouse }: { returnId: string; warehouse?: string }) {
  return quoteReturnParcel(ctx, await wishOf(ctx, returnId, warehouse));
}

/**
 * Gives the buyer a label for the way back: booked with a carrier, its price kept with the return for whoever bears it. Repeated it
 * is the same parcel. Outside every transaction: carriers are called.
 */
export async function bookLabel(
  ctx: Context,
  { returnId, warehouse, ...choice }: BookLabel & { returnId: string },
  open: Opener = openAccountOf,
): Promise<ReturnParcelView> {
  const wish = await wishOf(ctx, returnId, warehouse);
  const parcel = await bookReturnParcel(ctx, { ...wish, ...choice, returnId }, open);
  const one = await noteLabel(ctx, { returnId });
  // Called off while the carrier was asked: nobody needs the label any more.
  if (!holdsUnits(one.status)) {
    await cancelReturnParcel(ctx, { parcelId: parcel.id }, open);
    refuseIf(whyNotReturn("send", one));
  }
  return parcel;
}

/** Gives the label back to its carrier, before anything has moved: the return waits for another way. */
export async function dropLabel(ctx: Context, { returnId }: VersionOnly & { returnId: string }): Promise<void> {
  const parcels = await returnParcelsOf(ctx, [returnId]);
  const live = parcels.find(({ booking }) => booking !== "refused" && booking !== "cancelled");
  if (!live) throw new Refusal("conflict", reason("return.no_label"));
  await cancelReturnParcel(ctx, { parcelId: live.id });
  await noteLabel(ctx, { returnId });
}

async function wishOf(ctx: Context, returnId: string, warehouse: string | undefined) {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockReturn(ctx, returnId);
    refuseIf(whyNotReturn("send", locked.one));
    const warehouseId = await placeOf(ctx, locked, warehouse);
    const lines = locked.lines.flatMap((line) =>
      stillToCome(line) > 0 ? [{ orderLineId: line.orderLineId, quantity: stillToCome(line) }] : [],
    );
    return { orderId: locked.order.id, warehouseId, lines };
  });
}

/** Where it goes: as named now, as agreed before, else the first warehouse that is at work. */
async function placeOf(ctx: Context, { one }: LockedReturn, code: string | undefined): Promise<string> {
  if (!code && one.warehouseId) return one.warehouseId;
  const [place] = await ctx.db
    .select({ id: warehouses.id })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, ctx.actor.organizationId), code ? eq(warehouses.code, code) : eq(warehouses.active, true)))
    .orderBy(asc(warehouses.priority), asc(warehouses.id))
    .limit(1);
  if (place) return place.id;
  const unknown = reason("warehouse.unknown", { warehouse: code ?? "" });
  throw new Refusal("invalid", unknown, { errors: [{ path: "warehouse", message: unknown.code }] });
}
