import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { Refusal } from "@/platform/refusal";
import type { TrackingEvent } from "../carriers/port";
import { TrackingEventInput } from "../inputs";
import { lockShipment, type ShipmentRow } from "../lock-shipment";
import { recordEvents } from "../record-events";

/** Events of a parcel from its carrier, in any order and as often as it likes. */
export function recordTracking(
  ctx: Context,
  { shipmentId, events }: { shipmentId: string; events: readonly TrackingEvent[] },
): Promise<ShipmentRow> {
  return inTransaction(ctx, async (ctx) => recordEvents(ctx, await lockShipment(ctx, shipmentId), events));
}

const bookedEnough = ["accepted", "booked"];

/** An event that staff or an own courier enter by hand. Refused while no carrier has the booking, and for a time more than five minutes ahead. */
export function enterTracking(ctx: Context, { shipmentId, ...input }: TrackingEventInput & { shipmentId: string }): Promise<ShipmentRow> {
  const { status, occurredAt, location, note } = TrackingEventInput.parse(input);
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockShipment(ctx, shipmentId);
    const { booking } = locked.shipment;
    if (!bookedEnough.includes(booking))
      throw new Refusal("conflict", reason("shipment.wrong_booking_state", { action: "track", state: booking }));
    return recordEvents(ctx, locked, [{ status, occurredAt: new Date(occurredAt), location, note, code: null }]);
  });
}
