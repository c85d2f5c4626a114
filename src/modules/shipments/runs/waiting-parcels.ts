import { and, asc, eq, inArray, notExists, notInArray } from "drizzle-orm";
import { fold } from "@/lib/places/fold";
import { mine as myFulfilments } from "@/modules/fulfilment/lock-fulfilment";
import { fulfilments, orders } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { addressLine } from "../address-line";
import { OwnCourierSettings } from "../carriers/own-courier";
import { zoneOf } from "../carriers/tariffs";
import { carriers, shipments } from "../tables";
import type { WaitingParcels } from "./inputs";
import { courierStops } from "./tables";

export type WaitingParcel = Awaited<ReturnType<typeof waitingParcels>>[number];

const mostListed = 500;

/** Parcels that wait for an own courier at a warehouse, or that one has brought back, and that are on nobody's run; the oldest first. */
export async function waitingParcels(ctx: Context, { warehouse, city, zone }: WaitingParcels, ids?: readonly string[]) {
  const open = ctx.db
    .select({ id: courierStops.id })
    .from(courierStops)
    .where(
      and(
        eq(courierStops.organizationId, shipments.organizationId),
        eq(courierStops.shipmentId, shipments.id),
        inArray(courierStops.state, ["waiting", "on_the_way"]),
      ),
    );
  const rows = await ctx.db
    .select({
      id: shipments.id,
      fulfilmentId: shipments.fulfilmentId,
      trackingNumber: shipments.trackingNumber,
      status: shipments.status,
      orderId: orders.id,
      orderNumber: orders.number,
      customerName: orders.customerName,
      address: orders.shippingAddress,
      promisedAt: orders.promisedAt,
      settings: carriers.settings,
      latitude: warehouses.latitude,
      longitude: warehouses.longitude,
    })
    .from(shipments)
    .innerJoin(orders, and(eq(orders.organizationId, shipments.organizationId), eq(orders.id, shipments.orderId)))
    .innerJoin(carriers, and(eq(carriers.organizationId, shipments.organizationId), eq(carriers.id, shipments.carrierId)))
    .innerJoin(fulfilments, and(eq(fulfilments.organizationId, shipments.organizationId), eq(fulfilments.id, shipments.fulfilmentId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
    .where(
      and(
        eq(shipments.organizationId, ctx.actor.organizationId),
        myFulfilments(ctx),
        eq(carriers.kind, "own_courier"),
        eq(warehouses.code, warehouse),
        eq(shipments.booking, "booked"),
        inArray(fulfilments.status, ["packed", "handed_over"]),
        notInArray(shipments.status, ["delivered", "return_to_sender", "returned", "lost"]),
        notExists(open),
        ids ? inArray(shipments.id, [...ids]) : undefined,
      ),
    )
    .orderBy(asc(shipments.id))
    .limit(mostListed);
  return rows
    .map(({ settings, latitude, longitude, address, ...row }) => ({
      ...row,
      city: address?.city ?? null,
      address: addressLine(address),
      zone: zoneOf(OwnCourierSettings.safeParse(settings).data?.zones ?? [], { latitude, longitude }, address)?.code ?? null,
    }))
    .filter((row) => (!city || fold(row.city ?? "") === fold(city)) && (!zone || row.zone === zone));
}
