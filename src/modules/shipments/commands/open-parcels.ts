import { reason } from "@/lib/reason";
import { unpackFulfilment } from "@/modules/fulfilment/commands/pack-fulfilment";
import { lockFulfilment } from "@/modules/fulfilment/lock-fulfilment";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { Refusal } from "@/platform/refusal";
import { liveShipmentOf } from "../lock-shipment";

/** Unpacks a fulfilment. Refused while a carrier is booked for its parcels: their weights and contents are on its label. */
export function openParcels(ctx: Context, { fulfilmentId, version }: { fulfilmentId: string; version?: number }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await lockFulfilment(ctx, fulfilmentId, version);
    const booked = await liveShipmentOf(ctx, fulfilmentId);
    if (booked) throw new Refusal("conflict", reason("shipment.already_booked", { carrier: booked.carrier }), { shipmentId: booked.id });
    await unpackFulfilment(ctx, { fulfilmentId });
  });
}
