import { and, eq, gt } from "drizzle-orm";
import { linesOf, lockOrder } from "@/modules/orders/lock-order";
import { fulfilmentLines, fulfilments } from "@/modules/orders/tables";
import { shipments, trackingEvents } from "@/modules/shipments/tables";
import type { TrackingStatus } from "@/modules/shipments/tracking";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { factOf, lockReturn, type ReturnRow, writeReturn } from "../lock-return";
import type { StatusBack } from "../parcel-statuses";
import type { ReturnReason } from "../reasons";
import { recordReturn, returnOfCause } from "../record-return";
import { mayAsk, whyNotReturn } from "../return";
import { callOffUndelivered } from "./decide-return";

/**
 * What a carrier says of a parcel that the buyer did not get: on its way back it is a return of all its units, without anybody
 * asking; taken by the buyer after all, the return is called off. Told again, it changes nothing.
 */
export async function followParcel(ctx: Context, { shipmentId, status }: { shipmentId: string; status: StatusBack }): Promise<void> {
  const cause = `parcel:${shipmentId}`;
  const known = await returnOfCause(ctx, cause);
  if (status === "delivered") {
    if (known && !whyNotReturn("cancel", known)) await callOffUndelivered(ctx, known.id);
    return;
  }
  if (!known) await openForParcel(ctx, shipmentId, cause);
}

function openForParcel(ctx: Context, shipmentId: string, causeKey: string): Promise<ReturnRow | null> {
  return inTransaction(ctx, async (ctx) => {
    const [parcel] = await ctx.db
      .select({ orderId: shipments.orderId, fulfilmentId: shipments.fulfilmentId, warehouseId: fulfilments.warehouseId })
      .from(shipments)
      .innerJoin(fulfilments, and(eq(fulfilments.organizationId, shipments.organizationId), eq(fulfilments.id, shipments.fulfilmentId)))
      .where(and(eq(shipments.organizationId, ctx.actor.organizationId), eq(shipments.id, shipmentId)));
    if (!parcel) return null;
    const order = await lockOrder(ctx, parcel.orderId);
    const known = await returnOfCause(ctx, causeKey);
    if (known) return known;
    // Said meanwhile: the two jobs may overtake each other.
    if ((await statusOf(ctx, shipmentId)) === "delivered") return null;
    const left = await unitsOf(ctx, parcel.fulfilmentId);
    const because = await whyItComesBack(ctx, shipmentId);
    const lines = (await linesOf(ctx, order.id)).flatMap((line) => {
      const quantity = Math.min(left.get(line.id) ?? 0, mayAsk(line));
      return quantity > 0 ? [{ lineId: line.id, quantity, reason: because, note: null }] : [];
    });
    // All of it is asked back already, by its channel for instance.
    if (lines.length === 0) return null;
    const { warehouseId } = parcel;
    return recordReturn(ctx, order, { origin: "carrier", lines, warehouseId, causeKey, shipmentId, isOnTheWay: true });
  });
}

async function statusOf(ctx: Context, shipmentId: string): Promise<TrackingStatus | null> {
  const [parcel] = await ctx.db
    .select({ status: shipments.status })
    .from(shipments)
    .where(and(eq(shipments.organizationId, ctx.actor.organizationId), eq(shipments.id, shipmentId)));
  return parcel?.status ?? null;
}

/** Units of an order's lines in a parcel: of a bundle as many as all of its parts make. */
async function unitsOf(ctx: Context, fulfilmentId: string): Promise<Map<string, number>> {
  const rows = await ctx.db
    .select({ lineId: fulfilmentLines.orderLineId, quantity: fulfilmentLines.quantity, per: fulfilmentLines.per })
    .from(fulfilmentLines)
    .where(
      and(
        eq(fulfilmentLines.organizationId, ctx.actor.organizationId),
        eq(fulfilmentLines.fulfilmentId, fulfilmentId),
        gt(fulfilmentLines.quantity, 0),
      ),
    );
  const units = new Map<string, number>();
  for (const { lineId, quantity, per } of rows)
    units.set(lineId, Math.min(units.get(lineId) ?? Number.POSITIVE_INFINITY, Math.floor(quantity / per)));
  return units;
}

/** Nobody came to the point, or nobody took it at the door. */
async function whyItComesBack(ctx: Context, shipmentId: string): Promise<ReturnReason> {
  const rows = await ctx.db
    .select({ status: trackingEvents.status })
    .from(trackingEvents)
    .where(and(eq(trackingEvents.organizationId, ctx.actor.organizationId), eq(trackingEvents.shipmentId, shipmentId)));
  return rows.some(({ status }) => status === "ready_for_pickup") ? "not_collected" : "refused";
}

/** A label of ours moves: what the buyer sends is on its way. */
export async function followLabel(
  ctx: Context,
  { returnId, trackingNumber }: { returnId: string; trackingNumber: string | null },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const locked = await lockReturn(ctx, returnId);
    if (whyNotReturn("send", locked.one)) return;
    const number = trackingNumber ?? locked.one.trackingNumber;
    await writeReturn(ctx, locked.one, { status: "on_the_way", sentAt: ctx.now(), trackingNumber: number });
    await record(ctx, factOf(locked, "return.sent", { trackingNumber: number }));
  });
}
