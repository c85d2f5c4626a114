import { and, eq, or, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Context } from "@/platform/context";
import type { HookNews } from "../carriers/abilities";
import type { ShipmentRow } from "../lock-shipment";
import { returnParcels } from "../return-parcels/tables";
import { shipments } from "../tables";

export type Noticed = Pick<ShipmentRow, "id" | "booking" | "status" | "version">;

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
/** A notice names one booking; numbers that a carrier uses again are told apart by a person. */
const most = 20;

/** The parcels of one carrier account that a notice is about. Another account's parcel of the same number is none of them. */
export function findParcels(ctx: Context, carrierId: string, { carrierReference, trackingNumber, idempotencyKey }: HookNews) {
  const named = namedIn(shipments, { carrierReference, trackingNumber, idempotencyKey });
  if (named.length === 0) return Promise.resolve([]);
  return ctx.db
    .select({ id: shipments.id, booking: shipments.booking, status: shipments.status, version: shipments.version })
    .from(shipments)
    .where(and(eq(shipments.organizationId, ctx.actor.organizationId), eq(shipments.carrierId, carrierId), or(...named)))
    .orderBy(shipments.id)
    .limit(most);
}

/** The same of parcels that come back. */
export function findReturnParcels(ctx: Context, carrierId: string, news: HookNews) {
  const named = namedIn(returnParcels, news);
  if (named.length === 0) return Promise.resolve([]);
  return ctx.db
    .select({ id: returnParcels.id, booking: returnParcels.booking, status: returnParcels.status })
    .from(returnParcels)
    .where(and(eq(returnParcels.organizationId, ctx.actor.organizationId), eq(returnParcels.carrierId, carrierId), or(...named)))
    .orderBy(returnParcels.id)
    .limit(most);
}

type Columns = { id: AnyPgColumn; carrierReference: AnyPgColumn; trackingNumber: AnyPgColumn };

function namedIn(table: Columns, { carrierReference, trackingNumber, idempotencyKey }: HookNews): SQL[] {
  return [
    ...(carrierReference ? [eq(table.carrierReference, carrierReference)] : []),
    ...(trackingNumber ? [sql`upper(${table.trackingNumber}) = ${trackingNumber.toUpperCase()}`] : []),
    ...(idempotencyKey && uuid.test(idempotencyKey) ? [eq(table.id, idempotencyKey.toLowerCase())] : []),
  ];
}
