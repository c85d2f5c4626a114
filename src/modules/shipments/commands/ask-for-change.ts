import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import type { BookingChange, Granted } from "../carriers/abilities";
import { inTime } from "../carriers/in-time";
import { CarrierUnavailable, type Contact } from "../carriers/port";
import { type Opener, openAccountOf } from "../load-accounts";
import { loadConsignment } from "../load-consignment";
import { factOf, lockShipment, type ShipmentRow } from "../lock-shipment";
import { leaseFrom, lookAgain, writeShipment } from "../record-claim";
import { refOf, requestOf } from "./advance-booking";

/** What is to be another than it was booked; what is left out stays. */
export type Wished = Omit<BookingChange, "whole" | "recipient"> & { recipient?: Partial<Contact> };

/**
 * The shipment, with its carrier for the caller alone: of two changes at once each side would keep another one, and a label that is just
 * being fetched would be stored with the old place on it.
 */
export async function claimForChange(ctx: Context, shipmentId: string): Promise<ShipmentRow> {
  const locked = await lockShipment(ctx, shipmentId);
  const now = ctx.now();
  const { callingUntil } = locked.shipment;
  if (callingUntil && callingUntil > now) throw new Refusal("conflict", reason("buyer_act.busy"));
  return writeShipment(ctx, locked, { callingUntil: leaseFrom(now) });
}

/** Lets the carrier go again after a change that came to nothing. */
export async function releaseFromChange(ctx: Context, { id, callingUntil }: ShipmentRow): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const locked = await lockShipment(ctx, id);
    if (locked.shipment.callingUntil?.getTime() === callingUntil?.getTime()) await writeShipment(ctx, locked, { callingUntil: null });
  });
}

/** Asks the carrier of a booking to change it; `takes_none`: this carrier never does. Outside every transaction. */
export async function askForChange(
  ctx: Context,
  shipment: ShipmentRow,
  { to, pickupPoint, recipient }: Wished,
  open: Opener = openAccountOf,
): Promise<Granted<object> | "takes_none"> {
  const opened = await open(ctx, shipment.carrierId);
  if ("reason" in opened || !opened.carrier.modify) return "takes_none";
  const { account } = opened;
  const modify = opened.carrier.modify.bind(opened.carrier);
  const booked = await loadConsignment(ctx, shipment.fulfilmentId);
  const { request } = booked;
  const next = {
    ...booked,
    recipient: { ...booked.recipient, ...recipient },
    request: {
      ...request,
      to: to ?? request.to,
      pickupPoint: pickupPoint && request.pickupPoint ? { ...request.pickupPoint, code: pickupPoint } : request.pickupPoint,
    },
  };
  const whole = requestOf(ctx, shipment, next);
  const change = { ...(to && { to }), ...(pickupPoint && { pickupPoint }), ...(recipient && { recipient: next.recipient }), whole };
  return inTime(modify(refOf(ctx, shipment, booked), change, account)).catch((error: unknown) => {
    if (error instanceof CarrierUnavailable) throw new Refusal("unavailable", reason("carrier.unavailable", { carrier: shipment.carrier }));
    throw error;
  });
}

/** The carrier has changed the booking: its label names what was before, and is fetched anew. */
export async function noteChanged(ctx: Context, shipmentId: string): Promise<void> {
  const locked = await lockShipment(ctx, shipmentId);
  const changed = await writeShipment(ctx, locked, { label: null, waybill: null, callingUntil: null });
  await record(ctx, factOf({ ...locked, shipment: changed }, "shipment.readdressed", { trackingNumber: changed.trackingNumber }));
  await lookAgain(ctx, shipmentId, ctx.now());
}
