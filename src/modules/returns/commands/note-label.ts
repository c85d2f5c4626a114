import { and, eq } from "drizzle-orm";
import { holdsTheReturn, returnParcels } from "@/modules/shipments/return-parcels/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { lockReturn, type ReturnRow, writeReturn } from "../lock-return";
import { whyNotReturn } from "../return";

/**
 * Writes down with a return what has become of its label, whoever booked or cancelled it: its number, where it goes and its price, or
 * that there is none any more. Told again, it changes nothing. Tells the return as it was found.
 */
export function noteLabel(ctx: Context, { returnId }: { returnId: string }): Promise<ReturnRow> {
  return inTransaction(ctx, async (ctx) => {
    const { one } = await lockReturn(ctx, returnId);
    const label = await liveLabelOf(ctx, returnId);
    if (!label) {
      if (one.wayBack === "label") await writeReturn(ctx, one, { wayBack: "none", wayBackMinor: 0, trackingNumber: null });
      return one;
    }
    // Nobody knows yet what became of it; and what has come is reckoned already.
    if (label.booking === "failed" || whyNotReturn("cancel", one)) return one;
    const { trackingNumber, warehouseId } = label;
    // A price in other money is not one that the buyer's refund can bear.
    const wayBackMinor = label.currency === one.currency ? label.priceMinor : 0;
    const isKept =
      one.wayBack === "label" &&
      one.trackingNumber === trackingNumber &&
      one.wayBackMinor === wayBackMinor &&
      one.warehouseId === warehouseId;
    if (!isKept) await writeReturn(ctx, one, { wayBack: "label", wayBackMinor, warehouseId, trackingNumber });
    return one;
  });
}

/** The parcel that a return's label is for, unless it was refused or cancelled. */
export async function liveLabelOf(ctx: Context, returnId: string) {
  const { booking, trackingNumber, warehouseId, priceMinor, currency } = returnParcels;
  const [label] = await ctx.db
    .select({ booking, trackingNumber, warehouseId, priceMinor, currency })
    .from(returnParcels)
    .where(and(eq(returnParcels.organizationId, ctx.actor.organizationId), eq(returnParcels.returnId, returnId), holdsTheReturn));
  return label ?? null;
}
