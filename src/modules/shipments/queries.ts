import { and, asc, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { mine as myFulfilments } from "@/modules/fulfilment/lock-fulfilment";
import { parcelLines, parcels } from "@/modules/fulfilment/tables";
import { fulfilmentLines, fulfilments, orders } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { unsettledBookings } from "./booking";
import { carrierOf, kindsWithoutLabel } from "./carriers/registry";
import { ListShipments } from "./inputs";
import { mine } from "./lock-shipment";
import { carriers, holdsTheParcel, shipments, trackingEvents } from "./tables";

export type ShipmentView = Awaited<ReturnType<typeof readShipments>>[number];

/** The shipments of orders as the order's answer names them; dropped bookings are left out. */
export function shipmentsOfOrders(ctx: Context, orderIds: readonly string[]) {
  return ctx.db
    .select({
      id: shipments.id,
      orderId: shipments.orderId,
      carrier: shipments.carrier,
      trackingNumber: shipments.trackingNumber,
      status: shipments.status,
    })
    .from(shipments)
    .where(and(mine(ctx), inArray(shipments.orderId, [...orderIds]), holdsTheParcel))
    .orderBy(asc(shipments.id));
}

/** One page of shipments, newest first. */
export async function listShipments(ctx: Context, query: ListShipments): Promise<{ items: ShipmentView[]; nextCursor: string | null }> {
  const { limit, cursor, ...filter } = ListShipments.parse(query);
  const after = decodeCursor(cursor, ["id"]);
  const rows = await ctx.db
    .select({ id: shipments.id })
    .from(shipments)
    .innerJoin(fulfilments, and(eq(fulfilments.organizationId, shipments.organizationId), eq(fulfilments.id, shipments.fulfilmentId)))
    .innerJoin(orders, and(eq(orders.organizationId, shipments.organizationId), eq(orders.id, shipments.orderId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
    .where(
      and(
        eq(shipments.organizationId, ctx.actor.organizationId),
        myFulfilments(ctx),
        filter.status ? eq(shipments.status, filter.status) : undefined,
        filter.booking ? eq(shipments.booking, filter.booking) : undefined,
        filter.carrier ? eq(shipments.carrier, filter.carrier) : undefined,
        filter.warehouse ? eq(warehouses.code, filter.warehouse) : undefined,
        viewWhere(filter.view),
        await searched(ctx, filter.q),
        after ? lt(shipments.id, String(after[0])) : undefined,
      ),
    )
    .orderBy(desc(shipments.id))
    .limit(limit + 1);
  const page = pageOf(rows, limit, (row) => [row.id]);
  return {
    items: await readShipments(
      ctx,
      page.items.map((row) => row.id),
    ),
    nextCursor: page.nextCursor,
  };
}

function viewWhere(view: ListShipments["view"]): SQL | undefined {
  switch (view) {
    case "waiting":
      return inArray(shipments.booking, [...unsettledBookings]);
    case "ready":
      return and(eq(shipments.booking, "booked"), eq(fulfilments.status, "packed"));
    case "under_way":
      return and(eq(shipments.booking, "booked"), eq(fulfilments.status, "handed_over"));
    case "trouble":
      return or(
        inArray(shipments.booking, ["refused", "failed"]),
        inArray(shipments.status, ["failed_attempt", "return_to_sender", "lost", "unknown"]),
        sql`exists (select 1 from delivery_tasks t
          where t.organization_id = ${shipments.organizationId} and t.shipment_id = ${shipments.id} and t.settled_at is null)`,
      );
    default:
      return undefined;
  }
}

/** So few are named; with more, the list is walked until the page is full, which it soon is. */
const few = 1_000;

/** By the beginning of a tracking number, as a scanner or a buyer gives it, or by the order's number. */
async function searched(ctx: Context, q: string | undefined): Promise<SQL | undefined> {
  const word = (q ?? "").trim();
  if (!word) return undefined;
  const own = ctx.actor.organizationId;
  const prefix = `${word.toUpperCase().replace(/[\\%_]/g, (c) => `\\${c}`)}%`;
  // Each in its own index: together, as one condition, neither could be used.
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    (select id from shipments where organization_id = ${own} and upper(tracking_number) like ${prefix} limit ${few + 1})
    union (select s.id from orders o join shipments s on s.organization_id = o.organization_id and s.order_id = o.id
      where o.organization_id = ${own} and o.number = ${word})`);
  if (rows.length > few) return or(sql`upper(${shipments.trackingNumber}) like ${prefix}`, eq(orders.number, word));
  return inArray(
    shipments.id,
    rows.map(({ id }) => id),
  );
}

/** How many shipments stand in each view, for the tabs of the list. */
export async function countShipments(ctx: Context): Promise<{ waiting: number; ready: number; under_way: number; trouble: number }> {
  const views = ["waiting", "ready", "under_way", "trouble"] as const;
  const count = (view: (typeof views)[number]) => sql<number>`(count(*) filter (where ${viewWhere(view)}))::int`;
  const [row] = await ctx.db
    .select({ waiting: count("waiting"), ready: count("ready"), under_way: count("under_way"), trouble: count("trouble") })
    .from(shipments)
    .innerJoin(
      fulfilments,
      and(
        eq(fulfilments.organizationId, shipments.organizationId),
        eq(fulfilments.id, shipments.fulfilmentId),
        // Says nothing new, but shipments are found by their orders.
        eq(fulfilments.orderId, shipments.orderId),
      ),
    )
    .where(
      and(
        eq(shipments.organizationId, ctx.actor.organizationId),
        myFulfilments(ctx),
        inArray(fulfilments.status, ["packed", "handed_over"]),
      ),
    );
  return row ?? { waiting: 0, ready: 0, under_way: 0, trouble: 0 };
}

/** Shipments with their parcels and their way, in the order of the ids. Labels are left where they are: they are large. */
export async function readShipments(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const own = ctx.actor.organizationId;
  const [rows, events, boxes] = await readTogether(ctx, [
    () =>
      ctx.db
        .select({
          id: shipments.id,
          orderId: shipments.orderId,
          orderNumber: orders.number,
          customerName: orders.customerName,
          fulfilmentId: shipments.fulfilmentId,
          fulfilmentNumber: fulfilments.number,
          fulfilmentStatus: fulfilments.status,
          warehouse: warehouses.code,
          carrier: shipments.carrier,
          carrierName: carriers.name,
          carrierKind: carriers.kind,
          service: shipments.service,
          booking: shipments.booking,
          status: shipments.status,
          statusAt: shipments.statusAt,
          version: shipments.version,
          trackingNumber: shipments.trackingNumber,
          priceMinor: shipments.priceMinor,
          currency: shipments.currency,
          expectedAt: shipments.expectedAt,
          storedUntil: shipments.storedUntil,
          labelReady: sql<boolean>`${shipments.label} is not null or (${shipments.trackingNumber} is not null and ${shipments.booking} = 'booked' and ${inArray(carriers.kind, [...kindsWithoutLabel])})`,
          attempts: shipments.attempts,
          lastError: shipments.lastError,
          requestedAt: shipments.requestedAt,
          bookedAt: shipments.bookedAt,
          handedOverAt: shipments.handedOverAt,
          deliveredAt: shipments.deliveredAt,
        })
        .from(shipments)
        .innerJoin(orders, and(eq(orders.organizationId, shipments.organizationId), eq(orders.id, shipments.orderId)))
        .innerJoin(carriers, and(eq(carriers.organizationId, shipments.organizationId), eq(carriers.id, shipments.carrierId)))
        .innerJoin(fulfilments, and(eq(fulfilments.organizationId, shipments.organizationId), eq(fulfilments.id, shipments.fulfilmentId)))
        .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
        .where(and(mine(ctx), inArray(shipments.id, [...ids]))),
    () =>
      ctx.db
        .select()
        .from(trackingEvents)
        .where(and(eq(trackingEvents.organizationId, own), inArray(trackingEvents.shipmentId, [...ids])))
        .orderBy(asc(trackingEvents.occurredAt), asc(trackingEvents.id)),
    () => parcelsOf(ctx, ids),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const way = events
      .filter((event) => event.shipmentId === id)
      .map(({ status, occurredAt, location, note, code }) => ({ status, occurredAt, location, note, code }));
    const hasWaybill = carrierOf(row.carrierKind)?.waybill !== undefined;
    return [{ ...row, hasWaybill, events: way, parcels: parcelsIn(boxes.filter((box) => box.shipmentId === id)) }];
  });
}

type Box = Awaited<ReturnType<typeof parcelsOf>>[number];

function parcelsIn(boxes: readonly Box[]) {
  return [...new Set(boxes.map((box) => box.position))].flatMap((position) => {
    const held = boxes.filter((box) => box.position === position);
    const [box] = held;
    if (!box) return [];
    const { weightGrams, length, width, height } = box;
    return [{ weightGrams, dimensionsMm: { length, width, height }, lines: held.map(({ sku, quantity }) => ({ sku, quantity })) }];
  });
}

function parcelsOf(ctx: Context, ids: readonly string[]) {
  return ctx.db
    .select({
      shipmentId: shipments.id,
      position: parcels.position,
      weightGrams: parcels.weightGrams,
      length: parcels.lengthMm,
      width: parcels.widthMm,
      height: parcels.heightMm,
      sku: products.sku,
      quantity: parcelLines.quantity,
    })
    .from(shipments)
    .innerJoin(parcels, and(eq(parcels.organizationId, shipments.organizationId), eq(parcels.fulfilmentId, shipments.fulfilmentId)))
    .innerJoin(parcelLines, and(eq(parcelLines.organizationId, parcels.organizationId), eq(parcelLines.parcelId, parcels.id)))
    .innerJoin(
      fulfilmentLines,
      and(eq(fulfilmentLines.organizationId, parcels.organizationId), eq(fulfilmentLines.id, parcelLines.fulfilmentLineId)),
    )
    .innerJoin(products, and(eq(products.organizationId, parcels.organizationId), eq(products.id, fulfilmentLines.productId)))
    .where(and(eq(shipments.organizationId, ctx.actor.organizationId), inArray(shipments.id, [...ids])))
    .orderBy(asc(parcels.position), asc(products.sku));
}

/** One shipment; refuses what is absent, another organization's, or from a warehouse that is not the actor's. */
export async function readShipment(ctx: Context, id: string): Promise<ShipmentView> {
  const [one] = await readShipments(ctx, [id]);
  if (!one) throw notFound("shipment");
  return one;
}
