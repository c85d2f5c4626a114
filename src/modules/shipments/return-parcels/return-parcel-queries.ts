import { and, asc, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { orders } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { notFound, Refusal } from "@/platform/refusal";
import { carrierOf } from "../carriers/registry";
import { carriers } from "../tables";
import { mine, readReturnParcelRow } from "./lock-return-parcel";
import { returnParcelEvents, returnParcels } from "./tables";

export type ReturnParcelView = Awaited<ReturnType<typeof readReturnParcel>>;

/** The labels of returns, oldest first, those that came to nothing among them. */
export async function returnParcelsOf(ctx: Context, returnIds: readonly string[]) {
  if (returnIds.length === 0) return [];
  const rows = await ctx.db
    .select({ id: returnParcels.id })
    .from(returnParcels)
    .where(and(mine(ctx), inArray(returnParcels.returnId, [...returnIds])))
    .orderBy(asc(returnParcels.id));
  return readReturnParcels(
    ctx,
    rows.map(({ id }) => id),
  );
}

/** One of them; refuses what is absent, another organization's, or goes to a warehouse that is not the actor's. */
export async function readReturnParcel(ctx: Context, parcelId: string) {
  const [one] = await readReturnParcels(ctx, [parcelId]);
  if (!one) throw notFound("return_parcel");
  return one;
}

/** The label as PDF. Refuses one that is not made yet. */
export async function readReturnLabel(ctx: Context, parcelId: string): Promise<{ label: Buffer; trackingNumber: string | null }> {
  const { label, trackingNumber } = await readReturnParcelRow(ctx, parcelId);
  if (!label) throw new Refusal("conflict", reason("shipment.label_not_ready"));
  return { label, trackingNumber };
}

// Labels are left where they are: they are large.
const { label: _, ...told } = getTableColumns(returnParcels);

async function readReturnParcels(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const own = ctx.actor.organizationId;
  const rows = await ctx.db
    .select({
      parcel: told,
      labelReady: sql<boolean>`${returnParcels.label} is not null`,
      carrierName: carriers.name,
      carrierKind: carriers.kind,
      orderNumber: orders.number,
      warehouse: warehouses.code,
    })
    .from(returnParcels)
    .innerJoin(carriers, and(eq(carriers.organizationId, returnParcels.organizationId), eq(carriers.id, returnParcels.carrierId)))
    .innerJoin(orders, and(eq(orders.organizationId, returnParcels.organizationId), eq(orders.id, returnParcels.orderId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, returnParcels.organizationId), eq(warehouses.id, returnParcels.warehouseId)))
    .where(and(mine(ctx), inArray(returnParcels.id, [...ids])))
    .orderBy(asc(returnParcels.id));
  const events = await ctx.db
    .select()
    .from(returnParcelEvents)
    .where(and(eq(returnParcelEvents.organizationId, own), inArray(returnParcelEvents.parcelId, [...ids])))
    .orderBy(asc(returnParcelEvents.occurredAt), asc(returnParcelEvents.id));
  return rows.map(({ parcel, labelReady, carrierName, carrierKind, orderNumber, warehouse }) => {
    const { id, returnId, orderId, carrier, service, lines, booking, status, statusAt, trackingNumber, priceMinor, currency } = parcel;
    const { lastError, requestedAt, bookedAt, deliveredAt } = parcel;
    return {
      id,
      returnId,
      orderId,
      orderNumber,
      warehouse,
      carrier,
      carrierName,
      service,
      lines,
      booking,
      status,
      statusAt,
      trackingNumber,
      priceMinor,
      currency,
      labelReady,
      /** The carrier tells where it is; else somebody does by hand. */
      isTracked: carrierOf(carrierKind)?.returnLabel?.track !== undefined,
      lastError,
      requestedAt,
      bookedAt,
      deliveredAt,
      events: events
        .filter((event) => event.parcelId === id)
        .map(({ status, occurredAt, location, note, code }) => ({ status, occurredAt, location, note, code })),
    };
  });
}
