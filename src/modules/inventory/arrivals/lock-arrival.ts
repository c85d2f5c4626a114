import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { notFound, Refusal } from "@/platform/refusal";
import { refuseElsewhere } from "./look-up";
import { expectedArrivals } from "./tables";

export type ArrivalRow = typeof expectedArrivals.$inferSelect & { sku: string; warehouse: string };

/** Locks an arrival for a change, before any order or level. Refuses a stale version, and a warehouse that is none of the actor's. */
export async function lockArrival(ctx: Context, arrivalId: string, version?: number): Promise<ArrivalRow> {
  const [row] = await ctx.db
    .select({ arrival: expectedArrivals, sku: products.sku, warehouse: warehouses.code })
    .from(expectedArrivals)
    .innerJoin(products, and(eq(products.organizationId, expectedArrivals.organizationId), eq(products.id, expectedArrivals.productId)))
    .innerJoin(
      warehouses,
      and(eq(warehouses.organizationId, expectedArrivals.organizationId), eq(warehouses.id, expectedArrivals.warehouseId)),
    )
    .where(and(eq(expectedArrivals.organizationId, ctx.actor.organizationId), eq(expectedArrivals.id, arrivalId)))
    .for("update", { of: expectedArrivals });
  if (!row) throw notFound("arrival");
  const arrival = { ...row.arrival, sku: row.sku, warehouse: row.warehouse };
  refuseElsewhere(ctx, { id: arrival.warehouseId, code: arrival.warehouse });
  refuseStaleArrival(arrival, version);
  return arrival;
}

export function refuseStaleArrival(arrival: { version: number }, version: number | undefined): void {
  if (version !== undefined && version !== arrival.version)
    throw new Refusal("stale", reason("arrival.stale_version", { version: arrival.version }), { version: arrival.version });
}

/** What the facts of an arrival name it by, and what its product's promises are computed from. */
export function arrivalFact(arrival: Pick<ArrivalRow, "id" | "reference" | "warehouseId" | "productId" | "sku" | "warehouse">) {
  return {
    subject: { kind: "arrival", id: arrival.id, number: arrival.reference },
    warehouseId: arrival.warehouseId,
    data: { sku: arrival.sku, warehouse: arrival.warehouse, productIds: [arrival.productId] },
  };
}
