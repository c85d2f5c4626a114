import { and, asc, eq } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import { whyNotShip } from "@/modules/fulfilment/fulfilment";
import { fulfilments } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { Refusal, refuseIf } from "@/platform/refusal";
import { closeHandovers, noteLeft, Together } from "../handovers/note-left";
import type { HandOver } from "../inputs";
import { loadConsignment, loadParcels } from "../load-consignment";
import { lockShipment, mine, readShipmentRow, type ShipmentRow } from "../lock-shipment";
import { whyNotContents } from "../parcel-contents";
import { recordEvents } from "../record-events";
import { shipments } from "../tables";

/** `handoverIds`: what left together, one for each carrier and warehouse. */
export type HandedOver = { handedOver: string[]; handoverIds: string[]; refused: { shipmentId: string; reason: Reason }[] };

/**
 * Parcels leave through the door: those that were scanned, or all that wait for one carrier. A courier takes them on their
 * way, a buyer takes them for good. Each by itself: one that may not leave (held, unpaid, no number yet, packed for more than is still wanted) is told and stays.
 */
export async function handOver(ctx: Context, input: HandOver): Promise<HandedOver> {
  const ids = "shipmentIds" in input ? [...new Set(input.shipmentIds)] : await waitingFor(ctx, input);
  const result: HandedOver = { handedOver: [], handoverIds: [], refused: [] };
  const together = new Together();
  for (const shipmentId of ids) {
    try {
      await handOverOne(ctx, shipmentId, together);
      result.handedOver.push(shipmentId);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      result.refused.push({ shipmentId, reason: error.reason });
    }
  }
  await closeHandovers(ctx, together);
  return { ...result, handoverIds: [...together.ids.values()] };
}

async function handOverOne(ctx: Context, shipmentId: string, together: Together): Promise<ShipmentRow> {
  const { request } = await loadConsignment(ctx, (await readShipmentRow(ctx, shipmentId)).fulfilmentId);
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockShipment(ctx, shipmentId);
    const { shipment, fulfilment, lines, order, handsTo } = locked;
    refuseIf(whyNotShip({ status: fulfilment.status, lines }, order));
    refuseIf(whyNotContents(lines, await loadParcels(ctx, fulfilment.id)));
    if (shipment.booking !== "booked") throw new Refusal("conflict", reason("shipment.not_booked_yet", { carrier: shipment.carrier }));
    // Its carrier is being asked to bring it elsewhere: what he answers has to reach the order first.
    if (shipment.callingUntil && shipment.callingUntil > ctx.now()) throw new Refusal("conflict", reason("buyer_act.busy"));
    const status = handsTo === "buyer" ? "delivered" : "in_transit";
    if (handsTo === "carrier") await noteLeft(ctx, locked, request, together);
    return recordEvents(ctx, locked, [{ status, occurredAt: ctx.now(), location: null, note: null, code: "HANDED_OVER" }]);
  });
}

async function waitingFor(ctx: Context, { carrier, warehouse }: { carrier: string; warehouse?: string }): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: shipments.id })
    .from(shipments)
    .innerJoin(fulfilments, and(eq(fulfilments.organizationId, shipments.organizationId), eq(fulfilments.id, shipments.fulfilmentId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
    .where(
      and(
        mine(ctx),
        eq(shipments.carrier, carrier),
        eq(shipments.booking, "booked"),
        eq(fulfilments.status, "packed"),
        warehouse ? eq(warehouses.code, warehouse) : undefined,
      ),
    )
    .orderBy(asc(shipments.id))
    .limit(500);
  return rows.map((row) => row.id);
}
