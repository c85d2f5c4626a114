import { and, asc, eq } from "drizzle-orm";
import { parcels } from "@/modules/fulfilment/tables";
import { fulfilmentLines, orderLines } from "@/modules/orders/tables";
import { deliveryPromises, type shipments, trackingEvents } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import { returnLines } from "../tables";
import type { Evidence } from "./claim";

type Parcel = typeof shipments.$inferSelect;

/** What we know of a parcel at this moment: its booking, measures, contents with their worth, its whole way, and how its goods came back. */
export async function loadEvidence(ctx: Context, parcel: Parcel, returnId: string | null): Promise<Evidence> {
  const own = ctx.actor.organizationId;
  const [promise] = await ctx.db
    .select({ promisedBy: deliveryPromises.promisedBy })
    .from(deliveryPromises)
    .where(and(eq(deliveryPromises.organizationId, own), eq(deliveryPromises.orderId, parcel.orderId)));
  const boxes = await ctx.db
    .select({ weightGrams: parcels.weightGrams, lengthMm: parcels.lengthMm, widthMm: parcels.widthMm, heightMm: parcels.heightMm })
    .from(parcels)
    .where(and(eq(parcels.organizationId, own), eq(parcels.fulfilmentId, parcel.fulfilmentId)))
    .orderBy(asc(parcels.position));
  const lines = await ctx.db
    .selectDistinct({
      id: orderLines.id,
      sku: orderLines.sku,
      name: orderLines.name,
      ordered: orderLines.quantity,
      cancelled: orderLines.cancelled,
      totalMinor: orderLines.totalMinor,
      quantity: fulfilmentLines.quantity,
      per: fulfilmentLines.per,
    })
    .from(fulfilmentLines)
    .innerJoin(
      orderLines,
      and(eq(orderLines.organizationId, fulfilmentLines.organizationId), eq(orderLines.id, fulfilmentLines.orderLineId)),
    )
    .where(and(eq(fulfilmentLines.organizationId, own), eq(fulfilmentLines.fulfilmentId, parcel.fulfilmentId)));
  const goods = new Map<string, { sku: string; name: string; quantity: number; valueMinor: number }>();
  for (const line of lines) {
    const quantity = Math.floor(line.quantity / line.per);
    const units = line.ordered - line.cancelled;
    if (quantity > 0 && !goods.has(line.id))
      goods.set(line.id, {
        ...{ sku: line.sku, name: line.name, quantity },
        valueMinor: units > 0 ? Math.round((line.totalMinor * quantity) / units) : 0,
      });
  }
  const events = await ctx.db
    .select()
    .from(trackingEvents)
    .where(and(eq(trackingEvents.organizationId, own), eq(trackingEvents.shipmentId, parcel.id)))
    .orderBy(asc(trackingEvents.occurredAt), asc(trackingEvents.id));
  return {
    carrier: parcel.carrier,
    service: parcel.service,
    trackingNumber: parcel.trackingNumber,
    bookedAt: parcel.bookedAt?.toISOString() ?? null,
    handedOverAt: parcel.handedOverAt?.toISOString() ?? null,
    promisedBy: promise?.promisedBy.toISOString() ?? null,
    status: parcel.status,
    valueMinor: [...goods.values()].reduce((sum, line) => sum + line.valueMinor, 0),
    priceMinor: parcel.priceMinor,
    currency: parcel.currency,
    parcels: boxes,
    goods: [...goods.values()].map(({ sku, name, quantity }) => ({ sku, name, quantity })),
    events: events.map(({ status, occurredAt, location, note }) => ({ status, occurredAt: occurredAt.toISOString(), location, note })),
    cameBack: returnId ? await cameBack(ctx, returnId) : [],
  };
}

async function cameBack(ctx: Context, returnId: string): Promise<Evidence["cameBack"]> {
  const rows = await ctx.db
    .select({ sku: orderLines.sku, damaged: returnLines.damaged, missing: returnLines.missing })
    .from(returnLines)
    .innerJoin(orderLines, and(eq(orderLines.organizationId, returnLines.organizationId), eq(orderLines.id, returnLines.orderLineId)))
    .where(and(eq(returnLines.organizationId, ctx.actor.organizationId), eq(returnLines.returnId, returnId)));
  return rows.filter(({ damaged, missing }) => damaged + missing > 0);
}
