import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { log } from "@/platform/log";
import { Refusal } from "@/platform/refusal";
import { inTime } from "../carriers/in-time";
import { CarrierUnavailable } from "../carriers/port";
import { refOf } from "../commands/advance-booking";
import { type Opener, openAccountOf } from "../load-accounts";
import { loadConsignment } from "../load-consignment";
import { readShipmentRow } from "../lock-shipment";
import { shipments } from "../tables";

/**
 * The carrier's paper that goes with a parcel, fetched when it is first asked for and kept. Refuses a carrier that has none, a booking
 * without a number, and a paper that is still being made.
 */
export async function readWaybill(
  ctx: Context,
  shipmentId: string,
  open: Opener = openAccountOf,
): Promise<{ waybill: Buffer; trackingNumber: string | null }> {
  const shipment = await readShipmentRow(ctx, shipmentId);
  const { trackingNumber, carrier: code } = shipment;
  if (shipment.waybill) return { waybill: shipment.waybill, trackingNumber };
  if (shipment.booking !== "booked") throw new Refusal("conflict", reason("shipment.not_booked_yet", { carrier: code }));
  const opened = await open(ctx, shipment.carrierId);
  if ("reason" in opened) throw new Refusal("conflict", opened.reason);
  const { carrier, account } = opened;
  if (!carrier.waybill) throw new Refusal("conflict", reason("shipment.no_waybill", { carrier: code }));
  const { request } = await loadConsignment(ctx, shipment.fulfilmentId);
  const made = await answered(code, carrier.waybill(refOf(ctx, shipment, { request }), account));
  if (!made) throw new Refusal("conflict", reason("shipment.waybill_not_ready"));
  const waybill = Buffer.from(made);
  await ctx.db
    .update(shipments)
    .set({ waybill })
    .where(and(eq(shipments.organizationId, shipment.organizationId), eq(shipments.id, shipmentId)));
  return { waybill, trackingNumber };
}

async function answered<Answer>(code: string, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await inTime(answer);
  } catch (error) {
    if (!(error instanceof CarrierUnavailable)) log().error({ err: error, carrier: code }, "a waybill could not be fetched");
    throw new Refusal("unavailable", reason("carrier.unavailable", { carrier: code }));
  }
}
