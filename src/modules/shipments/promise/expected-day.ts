import { and, eq, sql } from "drizzle-orm";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import type { TrackingEvent } from "../carriers/port";
import { arrivalOf } from "../lateness";
import type { LockedShipment } from "../lock-shipment";
import { collectionPoints } from "../points/tables";

async function timezoneOf(ctx: Context): Promise<string> {
  const [row] = await ctx.db
    .select({ timezone: organizations.timezone })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  return row?.timezone ?? "UTC";
}

/** The day by which a parcel is expected that has left just now: the carrier's days begin with the handover. Null: nothing new. */
export async function expectedFromHandover(ctx: Context, { shipment }: LockedShipment, leftAt: Date | null): Promise<Date | null> {
  if (!leftAt || shipment.handedOverAt || shipment.daysMax === null) return null;
  return arrivalOf(leftAt, shipment.daysMax, await timezoneOf(ctx));
}

/** Until when the buyer's point keeps a parcel that has come there: as the carrier said, else by the days of the point. Null: unknown. */
export async function keptUntil(ctx: Context, locked: LockedShipment, told: readonly TrackingEvent[]): Promise<Date | null> {
  const said = told.findLast((event) => event.storedUntil)?.storedUntil;
  if (said) return said;
  const { shipment, order } = locked;
  if (shipment.storedUntil) return shipment.storedUntil;
  const arrived = told.findLast((event) => event.status === "ready_for_pickup");
  if (!arrived || !order.pickupPoint) return null;
  const { rows } = await ctx.db.execute<{ days: number | null }>(sql`
    select (point ->> 'storageDays')::int as days
    from ${collectionPoints}, jsonb_array_elements(${collectionPoints.points}) as point
    where ${and(eq(collectionPoints.organizationId, shipment.organizationId), eq(collectionPoints.carrierId, shipment.carrierId))}
      and point ->> 'code' = ${order.pickupPoint.code} and point ->> 'storageDays' is not null
    order by ${collectionPoints.askedAt} desc limit 1`);
  const days = rows[0]?.days ?? null;
  return days === null ? null : arrivalOf(arrived.occurredAt, days, await timezoneOf(ctx));
}
