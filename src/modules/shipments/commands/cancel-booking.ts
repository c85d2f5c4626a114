import { type Reason, reason } from "@/lib/reason";
import { refreshOrder } from "@/modules/orders/refresh-order";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { stateAfter, whyNot } from "../booking";
import { inTime } from "../carriers/in-time";
import { CarrierUnavailable } from "../carriers/port";
import { type Opener, openAccountOf } from "../load-accounts";
import { loadConsignment } from "../load-consignment";
import { factOf, type LockedShipment, lockShipment, type ShipmentRow } from "../lock-shipment";
import { writeShipment } from "../record-claim";
import { refOf } from "./advance-booking";

/**
 * Gives a booking back to the carrier that it was made with, so that the parcel may be booked elsewhere or put away.
 * Refused once the goods have left, while a call is open (nobody knows yet what it buys), and when the carrier says no.
 */
export async function cancelBooking(ctx: Context, { shipmentId }: { shipmentId: string }, open: Opener = openAccountOf): Promise<void> {
  if (ctx.inTransaction) throw new Error("carriers are called outside transactions");
  const shipment = await inTransaction(ctx, async (ctx) => {
    const locked = await lockShipment(ctx, shipmentId);
    mayCancel(ctx, locked);
    if (isBought(locked.shipment)) return locked.shipment;
    await drop(ctx, locked);
    return null;
  });
  if (!shipment) return;
  const why = await giveBack(ctx, shipment, open);
  await inTransaction(ctx, async (ctx) => {
    const locked = await lockShipment(ctx, shipmentId);
    if (why) return record(ctx, factOf(locked, "shipment.cancel_refused", { reason: why.code, params: why.params ?? {} }));
    if (locked.shipment.booking !== "cancelled") await drop(ctx, locked);
  });
  refuseIf(why);
}

function mayCancel(ctx: Context, { shipment, fulfilment }: LockedShipment): void {
  if (fulfilment.status !== "packed" && fulfilment.status !== "cancelled") throw new Refusal("conflict", reason("shipment.already_left"));
  refuseIf(whyNot("cancel", { state: shipment.booking }));
  if (shipment.callingUntil && shipment.callingUntil > ctx.now()) {
    throw new Refusal("conflict", reason("shipment.wrong_booking_state", { action: "cancel", state: "calling" }));
  }
}

const isBought = ({ booking }: ShipmentRow) => booking === "accepted" || booking === "booked";

/** Null when the carrier has dropped it; else why it does not. */
async function giveBack(ctx: Context, shipment: ShipmentRow, open: Opener): Promise<Reason | null> {
  const opened = await open(ctx, shipment.carrierId);
  if ("reason" in opened) return opened.reason;
  const { carrier, account } = opened;
  if (!carrier.cancel) return reason("carrier.cannot_cancel", { carrier: shipment.carrier });
  try {
    const answer = await inTime(carrier.cancel(refOf(ctx, shipment, await loadConsignment(ctx, shipment.fulfilmentId)), account));
    return answer.outcome === "cancelled" ? null : answer.reason;
  } catch (error) {
    if (error instanceof CarrierUnavailable) throw new Refusal("unavailable", reason("carrier.unavailable", { carrier: shipment.carrier }));
    throw error;
  }
}

async function drop(ctx: Context, locked: LockedShipment): Promise<void> {
  const shipment = await writeShipment(ctx, locked, { booking: stateAfter("cancel"), callingUntil: null });
  await record(ctx, factOf({ ...locked, shipment }, "shipment.cancelled", { trackingNumber: shipment.trackingNumber }));
  await refreshOrder(ctx, locked.order.id);
}
