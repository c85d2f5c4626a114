import { and, asc, eq } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { reservations } from "@/modules/inventory/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { orders } from "./tables";

/** Who holds the reserved units of a SKU, and who waits for more: the open reservations with their orders, oldest first. */
export async function holdersOfSku(ctx: Context, sku: string) {
  return ctx.db
    .select({
      id: reservations.id,
      orderId: orders.id,
      number: orders.number,
      customerName: orders.customerName,
      status: orders.status,
      kind: reservations.kind,
      quantity: reservations.quantity,
      warehouse: warehouses.code,
      warehouseName: warehouses.name,
      since: reservations.createdAt,
    })
    .from(reservations)
    .innerJoin(products, and(eq(products.organizationId, reservations.organizationId), eq(products.id, reservations.productId)))
    .innerJoin(orders, and(eq(orders.organizationId, reservations.organizationId), eq(orders.id, reservations.orderId)))
    .leftJoin(warehouses, and(eq(warehouses.organizationId, reservations.organizationId), eq(warehouses.id, reservations.warehouseId)))
    .where(and(eq(reservations.organizationId, ctx.actor.organizationId), eq(products.sku, sku), eq(reservations.state, "open")))
    .orderBy(asc(reservations.id))
    .limit(200);
}
