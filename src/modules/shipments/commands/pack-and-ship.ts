import type { Reason } from "@/lib/reason";
import { packFulfilment } from "@/modules/fulfilment/commands/pack-fulfilment";
import type { PackParcels } from "@/modules/fulfilment/inputs";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import type { ShipFulfilment } from "../inputs";
import { type Opener, openAccountOf } from "../load-accounts";
import type { ShipmentRow } from "../lock-shipment";
import { shipFulfilment } from "./ship-fulfilment";

export type PackedAndShipped = { shipment: ShipmentRow | null; refused: Reason | null };

/**
 * The packer's last scan: packs, chooses the carrier and books it. The parcels are packed in any case; what keeps them from
 * being booked (not paid, no carrier) is told, and they wait at the packing table.
 */
export async function packAndShip(
  ctx: Context,
  input: PackParcels & ShipFulfilment & { fulfilmentId: string },
  open: Opener = openAccountOf,
): Promise<PackedAndShipped> {
  const { fulfilmentId, version, parcels, carrier, service } = input;
  await packFulfilment(ctx, { fulfilmentId, version, parcels });
  try {
    return { shipment: await shipFulfilment(ctx, { fulfilmentId, carrier, service }, open), refused: null };
  } catch (error) {
    if (error instanceof Refusal) return { shipment: null, refused: error.reason };
    throw error;
  }
}
