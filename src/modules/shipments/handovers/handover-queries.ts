import { and, asc, desc, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { ListHandovers } from "../inputs";
import { carriers, shipments } from "../tables";
import { handoverShipments, handovers } from "./tables";

export type HandoverView = Awaited<ReturnType<typeof readHandovers>>[number];

/** Every read of a handover passes through here; people limited to some warehouses see what left from theirs. */
function mine(ctx: Context): SQL | undefined {
  const { organizationId, warehouseIds } = ctx.actor;
  return and(eq(handovers.organizationId, organizationId), warehouseIds ? inArray(handovers.warehouseId, [...warehouseIds]) : undefined);
}

/** What left together, newest first. */
export async function listHandovers(ctx: Context, query: ListHandovers): Promise<{ items: HandoverView[]; nextCursor: string | null }> {
  const { limit, cursor, carrier, warehouse } = ListHandovers.parse(query);
  const after = decodeCursor(cursor, ["id"]);
  const rows = await ctx.db
    .select({ id: handovers.id })
    .from(handovers)
    .innerJoin(carriers, and(eq(carriers.organizationId, handovers.organizationId), eq(carriers.id, handovers.carrierId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, handovers.organizationId), eq(warehouses.id, handovers.warehouseId)))
    .where(
      and(
        mine(ctx),
        carrier ? eq(carriers.code, carrier) : undefined,
        warehouse ? eq(warehouses.code, warehouse) : undefined,
        after ? lt(handovers.id, String(after[0])) : undefined,
      ),
    )
    .orderBy(desc(handovers.id))
    .limit(limit + 1);
  const { items, nextCursor } = pageOf(rows, limit, (row) => [row.id]);
  return {
    items: await readHandovers(
      ctx,
      items.map((row) => row.id),
    ),
    nextCursor,
  };
}

/** One handover; refuses what is absent, another organization's, or from a warehouse that is not the actor's. */
export async function readHandover(ctx: Context, id: string): Promise<HandoverView> {
  const [one] = await readHandovers(ctx, [id]);
  if (!one) throw notFound("handover");
  return one;
}

async function readHandovers(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({
      id: handovers.id,
      carrier: carriers.code,
      carrierName: carriers.name,
      warehouse: warehouses.code,
      warehouseName: warehouses.name,
      timeZone: warehouses.timezone,
      manifest: handovers.manifest,
      reference: handovers.reference,
      hasDocument: sql<boolean>`${handovers.document} is not null`,
      reason: handovers.reason,
      by: handovers.by,
      createdAt: handovers.createdAt,
    })
    .from(handovers)
    .innerJoin(carriers, and(eq(carriers.organizationId, handovers.organizationId), eq(carriers.id, handovers.carrierId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, handovers.organizationId), eq(warehouses.id, handovers.warehouseId)))
    .where(and(mine(ctx), inArray(handovers.id, [...ids])));
  const left = await ctx.db
    .select({
      handoverId: handoverShipments.handoverId,
      id: shipments.id,
      trackingNumber: shipments.trackingNumber,
      orderNumber: orders.number,
      parcels: handoverShipments.parcels,
      weightGrams: handoverShipments.weightGrams,
      valueMinor: handoverShipments.valueMinor,
      cashMinor: handoverShipments.cashMinor,
      currency: handoverShipments.currency,
    })
    .from(handoverShipments)
    .innerJoin(
      shipments,
      and(eq(shipments.organizationId, handoverShipments.organizationId), eq(shipments.id, handoverShipments.shipmentId)),
    )
    .innerJoin(orders, and(eq(orders.organizationId, shipments.organizationId), eq(orders.id, shipments.orderId)))
    .where(and(eq(handoverShipments.organizationId, ctx.actor.organizationId), inArray(handoverShipments.handoverId, [...ids])))
    .orderBy(asc(shipments.id));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const own = left.filter((line) => line.handoverId === id);
    return [{ ...row, shipments: own.map(({ handoverId: _, ...line }) => line) }];
  });
}

/** The carrier's own list; null while there is none. */
export async function manifestOf(ctx: Context, id: string): Promise<{ document: Buffer | null; reference: string | null }> {
  const [row] = await ctx.db
    .select({ document: handovers.document, reference: handovers.reference })
    .from(handovers)
    .where(and(mine(ctx), eq(handovers.id, id)));
  if (!row) throw notFound("handover");
  return row;
}
