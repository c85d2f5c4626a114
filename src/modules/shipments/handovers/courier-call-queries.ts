import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { parcels } from "@/modules/fulfilment/tables";
import { fulfilments } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import type { CourierLoad } from "../inputs";
import { mine as myShipments } from "../lock-shipment";
import { carriers, shipments } from "../tables";
import { courierCalls } from "./tables";

export type CourierCallView = Awaited<ReturnType<typeof listCourierCalls>>[number];

/** The last days' couriers, and those who are still to come, the latest first. */
export function listCourierCalls(ctx: Context) {
  return select(ctx);
}

export async function readCourierCall(ctx: Context, id: string): Promise<CourierCallView> {
  const [one] = await select(ctx, id);
  if (!one) throw notFound("courier_call");
  return one;
}

function select(ctx: Context, id?: string) {
  const { organizationId, warehouseIds } = ctx.actor;
  return ctx.db
    .select({
      id: courierCalls.id,
      carrier: carriers.code,
      carrierName: carriers.name,
      warehouse: warehouses.code,
      warehouseName: warehouses.name,
      day: courierCalls.day,
      from: courierCalls.from,
      until: courierCalls.until,
      parcels: courierCalls.parcels,
      weightGrams: courierCalls.weightGrams,
      comment: courierCalls.comment,
      state: courierCalls.state,
      reference: courierCalls.reference,
      reason: courierCalls.reason,
      by: courierCalls.by,
      createdAt: courierCalls.createdAt,
    })
    .from(courierCalls)
    .innerJoin(carriers, and(eq(carriers.organizationId, courierCalls.organizationId), eq(carriers.id, courierCalls.carrierId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, courierCalls.organizationId), eq(warehouses.id, courierCalls.warehouseId)))
    .where(
      and(
        eq(courierCalls.organizationId, organizationId),
        warehouseIds ? inArray(courierCalls.warehouseId, [...warehouseIds]) : undefined,
        id ? eq(courierCalls.id, id) : undefined,
      ),
    )
    .orderBy(desc(courierCalls.day), desc(courierCalls.id))
    .limit(50);
}

/** What waits at a warehouse's door for a carrier: how many boxes, and how heavy together. */
export async function courierLoad(
  ctx: Context,
  { carrier, warehouse }: CourierLoad,
): Promise<{ shipments: number; parcels: number; weightGrams: number }> {
  const [row] = await ctx.db
    .select({
      shipments: sql<number>`count(distinct ${shipments.id})::int`,
      parcels: sql<number>`count(*)::int`,
      weightGrams: sql<number>`coalesce(sum(${parcels.weightGrams}), 0)::int`,
    })
    .from(shipments)
    .innerJoin(fulfilments, and(eq(fulfilments.organizationId, shipments.organizationId), eq(fulfilments.id, shipments.fulfilmentId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
    .innerJoin(parcels, and(eq(parcels.organizationId, shipments.organizationId), eq(parcels.fulfilmentId, shipments.fulfilmentId)))
    .where(
      and(
        myShipments(ctx),
        eq(shipments.carrier, carrier),
        eq(shipments.booking, "booked"),
        eq(fulfilments.status, "packed"),
        eq(warehouses.code, warehouse),
      ),
    );
  return row ?? { shipments: 0, parcels: 0, weightGrams: 0 };
}
