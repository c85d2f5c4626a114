import { and, eq, inArray, or, sql } from "drizzle-orm";
import { lockOrders } from "@/modules/orders/lock-order";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { handoverShipments } from "../handovers/tables";
import { holdsTheParcel, shipments } from "../tables";
import type { Due } from "./settle-row";
import { settlementRows } from "./tables";

/** How a register names a parcel: by any of the three. */
export type NamedParcel = { trackingNumber?: string; carrierReference?: string; orderNumber?: string };

export type FoundParcel = { orderId: string; shipmentId: string | null };

/** The parcels that a register names: by the carrier's numbers among its own parcels, else by our order's number or the shop's. */
export async function findParcels(ctx: Context, carrierId: string, named: readonly NamedParcel[]): Promise<(FoundParcel | null)[]> {
  const { organizationId } = ctx.actor;
  const upper = (texts: (string | undefined)[]) => [...new Set(texts.flatMap((text) => (text ? text.toUpperCase() : [])))];
  const numbers = upper(named.map(({ trackingNumber }) => trackingNumber));
  const references = [...new Set(named.flatMap(({ carrierReference }) => carrierReference ?? []))];
  const orderNumbers = [...new Set(named.flatMap(({ orderNumber }) => orderNumber ?? []))];
  const parcels =
    numbers.length + references.length === 0
      ? []
      : await ctx.db
          .select({
            shipmentId: shipments.id,
            orderId: shipments.orderId,
            trackingNumber: sql<string | null>`upper(${shipments.trackingNumber})`,
            carrierReference: shipments.carrierReference,
          })
          .from(shipments)
          .where(
            and(
              eq(shipments.organizationId, organizationId),
              eq(shipments.carrierId, carrierId),
              holdsTheParcel,
              or(
                numbers.length > 0 ? inArray(sql`upper(${shipments.trackingNumber})`, numbers) : undefined,
                references.length > 0 ? inArray(shipments.carrierReference, references) : undefined,
              ),
            ),
          );
  const ours =
    orderNumbers.length === 0
      ? []
      : await ctx.db
          .select({ id: orders.id, number: orders.number, externalId: orders.externalId })
          .from(orders)
          .where(
            and(
              eq(orders.organizationId, organizationId),
              or(inArray(orders.number, orderNumbers), inArray(orders.externalId, orderNumbers)),
            ),
          );
  const byTracking = new Map(parcels.map((parcel) => [parcel.trackingNumber, parcel]));
  const byReference = new Map(parcels.map((parcel) => [parcel.carrierReference, parcel]));
  const orderOf = (number: string) => {
    const [own] = ours.filter((order) => order.number === number);
    const theirs = ours.filter((order) => order.externalId === number);
    // Two shops may have given the same number: then it names none.
    return own ?? (theirs.length === 1 ? theirs[0] : undefined);
  };
  return named.map(({ trackingNumber, carrierReference, orderNumber }) => {
    const parcel =
      (trackingNumber && byTracking.get(trackingNumber.toUpperCase())) || (carrierReference && byReference.get(carrierReference));
    if (parcel) return { orderId: parcel.orderId, shipmentId: parcel.shipmentId };
    const order = orderNumber ? orderOf(orderNumber) : undefined;
    return order ? { orderId: order.id, shipmentId: null } : null;
  });
}

/** What is owed for parcels that were found; with `lock` nobody changes their orders until the end of the transaction. */
export async function loadDues(
  ctx: Context,
  found: readonly (FoundParcel | null)[],
  lock: boolean,
): Promise<{ orders: Map<string, Omit<Due, "parcelMinor">>; parcels: Map<string, number> }> {
  const orderIds = [...new Set(found.flatMap((one) => one?.orderId ?? []))];
  const shipmentIds = [...new Set(found.flatMap((one) => one?.shipmentId ?? []))];
  const { organizationId } = ctx.actor;
  const rows = lock
    ? await lockOrders(ctx, orderIds)
    : orderIds.length === 0
      ? []
      : await ctx.db
          .select()
          .from(orders)
          .where(and(eq(orders.organizationId, organizationId), inArray(orders.id, orderIds)));
  const parcels = new Map<string, number>();
  if (shipmentIds.length > 0) {
    const settled = sql<number>`coalesce((select sum(r.booked_minor) from ${settlementRows} r
      where r.organization_id = ${shipments.organizationId} and r.shipment_id = ${shipments.id}), 0)`;
    const asked = await ctx.db
      .select({
        id: shipments.id,
        // What left before the sum was kept at booking has it in its act.
        cashMinor: sql<number>`coalesce(${shipments.collectMinor}, ${handoverShipments.cashMinor}, 0)`.mapWith(Number),
        settled: settled.mapWith(Number),
      })
      .from(shipments)
      .leftJoin(
        handoverShipments,
        and(eq(handoverShipments.organizationId, shipments.organizationId), eq(handoverShipments.shipmentId, shipments.id)),
      )
      .where(and(eq(shipments.organizationId, organizationId), inArray(shipments.id, shipmentIds)));
    // Nothing was to be collected when it left: what the order owes since is the measure.
    for (const { id, cashMinor, settled } of asked) if (cashMinor > 0) parcels.set(id, Math.max(0, cashMinor - settled));
  }
  return {
    orders: new Map(
      rows.map(({ id, status, currency, totalMinor, paidMinor }) => [
        id,
        { status, currency, openMinor: Math.max(0, totalMinor - paidMinor) },
      ]),
    ),
    parcels,
  };
}
