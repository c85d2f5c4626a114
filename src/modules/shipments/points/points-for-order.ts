import { and, eq, sql } from "drizzle-orm";
import { parcels } from "@/modules/fulfilment/tables";
import { fulfilments, orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { openRow, type RowOpener } from "../load-accounts";
import { type PointsFound, searchPoints } from "./search-points";

const mostShown = 60;

/**
 * The points of an order's own carrier in its own town that take its parcels. Null for an order that goes to no point, or
 * whose town nobody knows. `code`: those that bear it, however many a large town has.
 */
export async function pointsForOrder(
  ctx: Context,
  { orderId, q, code }: { orderId: string; q?: string; code?: string },
  open: RowOpener = openRow,
): Promise<PointsFound | null> {
  const own = ctx.actor.organizationId;
  const [order] = await ctx.db
    .select({ address: orders.shippingAddress, point: orders.pickupPoint })
    .from(orders)
    .where(and(eq(orders.organizationId, own), eq(orders.id, orderId)));
  if (!order?.point || !order.address) return null;
  const [heaviest] = await ctx.db
    .select({ grams: sql<number | null>`max(${parcels.weightGrams})` })
    .from(parcels)
    .innerJoin(fulfilments, and(eq(fulfilments.organizationId, parcels.organizationId), eq(fulfilments.id, parcels.fulfilmentId)))
    .where(and(eq(parcels.organizationId, own), eq(fulfilments.orderId, orderId)));
  const { country, region, city, postalCode } = order.address;
  return searchPoints(
    ctx,
    {
      carrier: order.point.carrier,
      country,
      region: region ?? undefined,
      city,
      postalCode: postalCode ?? undefined,
      weightGrams: heaviest?.grams ?? undefined,
      q: code ?? (q?.trim() || undefined),
      limit: q?.trim() ? mostShown : 500,
    },
    open,
  );
}
