import { and, eq, inArray, isNotNull, notInArray, sql } from "drizzle-orm";
import { distanceKm } from "@/lib/geo";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { courierPositions, courierStops } from "./runs/tables";
import { shipments } from "./tables";

/** How far the courier is, as a buyer is told: never where. `km` is null where one of both places is not known well enough. */
type CourierAway = { km: number | null; stops: number };

/** After so long nobody knows any more where a courier is. */
const freshMs = 15 * 60_000;

/** Parcels of an order whose couriers share their place, by shipment. */
export async function couriersOnTheWay(ctx: Context, orderId: string): Promise<ReadonlyMap<string, CourierAway>> {
  const own = ctx.actor.organizationId;
  const rows = await ctx.db
    .select({
      shipmentId: courierStops.shipmentId,
      latitude: courierPositions.latitude,
      longitude: courierPositions.longitude,
      reportedAt: courierPositions.reportedAt,
      address: orders.shippingAddress,
      before: sql<number>`(select count(*)::int from courier_stops s join shipments p
        on p.organization_id = s.organization_id and p.id = s.shipment_id
        where s.organization_id = ${courierStops.organizationId} and s.run_id = ${courierStops.runId}
        and s.position < ${courierStops.position} and s.state in ('waiting', 'on_the_way')
        and p.status not in ('delivered', 'return_to_sender', 'returned', 'lost'))`,
    })
    .from(courierStops)
    .innerJoin(
      courierPositions,
      and(eq(courierPositions.organizationId, courierStops.organizationId), eq(courierPositions.runId, courierStops.runId)),
    )
    .innerJoin(shipments, and(eq(shipments.organizationId, courierStops.organizationId), eq(shipments.id, courierStops.shipmentId)))
    .innerJoin(orders, and(eq(orders.organizationId, shipments.organizationId), eq(orders.id, shipments.orderId)))
    .where(
      and(
        eq(courierStops.organizationId, own),
        eq(shipments.orderId, orderId),
        inArray(courierStops.state, ["waiting", "on_the_way"]),
        // What still lies at the warehouse is on nobody's way.
        isNotNull(shipments.handedOverAt),
        // Nor what ended its way without the courier, such as a parcel that the office reported as handed over.
        notInArray(shipments.status, ["delivered", "return_to_sender", "returned", "lost"]),
      ),
    );
  const now = ctx.now().getTime();
  return new Map(
    rows.map(({ shipmentId, latitude, longitude, reportedAt, address, before }) => {
      const isFresh = reportedAt !== null && now - reportedAt.getTime() < freshMs;
      const here = isFresh && latitude !== null && longitude !== null ? { latitude, longitude } : null;
      const there =
        address && address.latitude !== null && address.longitude !== null
          ? { latitude: address.latitude, longitude: address.longitude }
          : null;
      return [shipmentId, { km: here && there ? roughly(distanceKm(here, there)) : null, stops: before }];
    }),
  );
}

/** To the half kilometre nearby, to the kilometre further away: a distance, and no place. */
const roughly = (km: number) => (km < 3 ? Math.max(0.5, Math.round(km * 2) / 2) : Math.round(km));
