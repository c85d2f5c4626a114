import { and, desc, eq, inArray, or, sql } from "drizzle-orm";
import { serialsRead } from "@/lib/barcode";
import { stockSerials } from "@/modules/inventory/serials/tables";
import { fulfilmentLines, fulfilments, orders } from "@/modules/orders/tables";
import { returnParcels } from "@/modules/shipments/return-parcels/tables";
import { shipments } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import { mine } from "./lock-return";
import { type ReturnRowView, readReturns } from "./queries";
import { returns } from "./tables";

const most = 20;
const expected = ["approved", "on_the_way", "partially_received"] as const;

/**
 * The returns that a scanned or typed code means: the number of a return or its order, the tracking number of the way back or of the
 * parcel that was not taken, a serial number that left. Those still expected, newest first.
 */
export async function findReturns(ctx: Context, code: string): Promise<ReturnRowView[]> {
  const word = code.trim();
  const upper = word.toUpperCase();
  const own = ctx.actor.organizationId;
  const byParcel = ctx.db
    .select({ id: returnParcels.returnId })
    .from(returnParcels)
    .where(and(eq(returnParcels.organizationId, own), sql`upper(${returnParcels.trackingNumber}) = ${upper}`));
  const bySerial = ctx.db
    .select({ orderId: fulfilments.orderId })
    .from(stockSerials)
    .innerJoin(
      fulfilmentLines,
      and(eq(fulfilmentLines.organizationId, stockSerials.organizationId), eq(fulfilmentLines.id, stockSerials.fulfilmentLineId)),
    )
    .innerJoin(
      fulfilments,
      and(eq(fulfilments.organizationId, fulfilmentLines.organizationId), eq(fulfilments.id, fulfilmentLines.fulfilmentId)),
    )
    .where(
      and(
        eq(stockSerials.organizationId, own),
        inArray(stockSerials.serial, [word, ...serialsRead(word)]),
        inArray(stockSerials.state, ["shipped", "returned"]),
      ),
    );
  const rows = await ctx.db
    .select({ id: returns.id })
    .from(returns)
    .innerJoin(orders, and(eq(orders.organizationId, returns.organizationId), eq(orders.id, returns.orderId)))
    .leftJoin(shipments, and(eq(shipments.organizationId, returns.organizationId), eq(shipments.id, returns.shipmentId)))
    .where(
      and(
        mine(ctx),
        inArray(returns.status, [...expected]),
        or(
          eq(returns.number, upper),
          eq(orders.number, word),
          sql`upper(${returns.trackingNumber}) = ${upper}`,
          sql`upper(${shipments.trackingNumber}) = ${upper}`,
          inArray(returns.id, byParcel),
          inArray(returns.orderId, bySerial),
        ),
      ),
    )
    .orderBy(desc(returns.id))
    .limit(most);
  return readReturns(
    ctx,
    rows.map(({ id }) => id),
  );
}
