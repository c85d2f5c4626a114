import { and, desc, eq, isNull } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { mine } from "../lock-shipment";
import { carriers, deliveryTasks, shipments } from "../tables";

const most = 500;

/** What parcels on their way want of somebody, the latest first; of one shipment or of all. */
export function listDeliveryTasks(ctx: Context, { shipmentId }: { shipmentId?: string | undefined } = {}) {
  return ctx.db
    .select({
      id: deliveryTasks.id,
      kind: deliveryTasks.kind,
      since: deliveryTasks.since,
      raisedAt: deliveryTasks.raisedAt,
      shipmentId: shipments.id,
      orderNumber: orders.number,
      carrier: carriers.name,
      trackingNumber: shipments.trackingNumber,
    })
    .from(deliveryTasks)
    .innerJoin(shipments, and(eq(shipments.organizationId, deliveryTasks.organizationId), eq(shipments.id, deliveryTasks.shipmentId)))
    .innerJoin(orders, and(eq(orders.organizationId, shipments.organizationId), eq(orders.id, shipments.orderId)))
    .innerJoin(carriers, and(eq(carriers.organizationId, shipments.organizationId), eq(carriers.id, shipments.carrierId)))
    .where(and(mine(ctx), isNull(deliveryTasks.settledAt), shipmentId ? eq(shipments.id, shipmentId) : undefined))
    .orderBy(desc(deliveryTasks.raisedAt), desc(deliveryTasks.id))
    .limit(most);
}
