import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import { stickerPdf } from "../documents/sticker-pdf";
import { factOf, lockShipment } from "../lock-shipment";
import { writeShipment } from "../record-claim";

/** A sticker as a channel gives it. */
export type Sticker = { bytes: Uint8Array; type: "application/pdf" | "image/png" };

/** Stores the channel's own sticker as the label of a booked shipment; one that has its label keeps it. Refuses a picture that cannot be read. */
export async function storeLabel(ctx: Context, { shipmentId, sticker }: { shipmentId: string; sticker: Sticker }): Promise<void> {
  const label = sticker.type === "application/pdf" ? Buffer.from(sticker.bytes) : await stickerPdf(sticker.bytes);
  await inTransaction(ctx, async (ctx) => {
    const locked = await lockShipment(ctx, shipmentId);
    if (locked.shipment.label) return;
    refuseIf(locked.shipment.booking === "booked" ? null : reason("shipment.not_booked_yet", { carrier: locked.shipment.carrier }));
    const shipment = await writeShipment(ctx, locked, { label });
    await record(ctx, factOf({ ...locked, shipment }, "shipment.label_ready", { trackingNumber: shipment.trackingNumber }));
  });
}
