import { reason } from "@/lib/reason";
import { whyNotShip } from "@/modules/fulfilment/fulfilment";
import { refreshOrder } from "@/modules/orders/refresh-order";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { stateAfter, whyNot } from "../booking";
import { type Opener, openAccountOf } from "../load-accounts";
import { factOf, liveShipmentOf, lockShipment, type ShipmentRow } from "../lock-shipment";
import { writeShipment } from "../record-claim";
import { advanceBooking } from "./advance-booking";

/**
 * Tries a failed booking again: after a clear "no" as a first call, after silence by looking first what became of the last.
 * Refused when nothing failed, when the parcel has another booking by now, and when it may no longer leave.
 */
export async function retryBooking(
  ctx: Context,
  { shipmentId }: { shipmentId: string },
  open: Opener = openAccountOf,
): Promise<ShipmentRow> {
  await inTransaction(ctx, async (ctx) => {
    const locked = await lockShipment(ctx, shipmentId);
    const { shipment, fulfilment, order, lines } = locked;
    const action = shipment.booking === "failed" ? "lookUpAgain" : "tryAgain";
    refuseIf(whyNot(action, { state: shipment.booking }));
    refuseIf(whyNotShip({ status: fulfilment.status, lines }, order));
    const other = await liveShipmentOf(ctx, fulfilment.id);
    if (other && other.id !== shipment.id)
      throw new Refusal("conflict", reason("shipment.already_booked", { carrier: other.carrier }), { shipmentId: other.id });
    await writeShipment(ctx, locked, { booking: stateAfter(action), lastError: null, callingUntil: null });
    await record(ctx, factOf(locked, "shipment.booking_retried"));
    await refreshOrder(ctx, order.id);
  });
  return advanceBooking(ctx, shipmentId, open);
}

/** Somebody has looked at the carrier: nothing was bought under this booking. The parcel may be booked anew. */
export function writeOffBooking(ctx: Context, { shipmentId }: { shipmentId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockShipment(ctx, shipmentId);
    refuseIf(whyNot("writeOff", { state: locked.shipment.booking }));
    const shipment = await writeShipment(ctx, locked, { booking: stateAfter("writeOff") });
    await record(ctx, factOf({ ...locked, shipment }, "shipment.cancelled", { writtenOff: true }));
    await refreshOrder(ctx, locked.order.id);
  });
}
