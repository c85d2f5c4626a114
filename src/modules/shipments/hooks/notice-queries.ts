import { and, desc, eq, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { carrierRowByCode } from "../carrier-queries";
import { ListNotices } from "../inputs";
import { shipments } from "../tables";
import { carrierDeliveries } from "./tables";

/** What a carrier told us, newest first. The body stays where it is: it may name the buyer. */
export async function listNotices(ctx: Context, code: string, query: ListNotices) {
  const { limit, cursor } = ListNotices.parse(query);
  const { id: carrierId } = await carrierRowByCode(ctx, code);
  const after = decodeCursor(cursor, ["instant", "id"]);
  const rows = await ctx.db
    .select({
      id: carrierDeliveries.id,
      receivedAt: carrierDeliveries.receivedAt,
      topic: carrierDeliveries.topic,
      status: carrierDeliveries.status,
      reason: carrierDeliveries.reason,
      deliveries: carrierDeliveries.deliveries,
      shipmentId: carrierDeliveries.shipmentId,
      trackingNumber: shipments.trackingNumber,
    })
    .from(carrierDeliveries)
    .leftJoin(
      shipments,
      and(eq(shipments.organizationId, carrierDeliveries.organizationId), eq(shipments.id, carrierDeliveries.shipmentId)),
    )
    .where(
      and(
        eq(carrierDeliveries.organizationId, ctx.actor.organizationId),
        eq(carrierDeliveries.carrierId, carrierId),
        after
          ? sql`(${carrierDeliveries.receivedAt}, ${carrierDeliveries.id}) < (${String(after[0])}::timestamptz, ${String(after[1])}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(carrierDeliveries.receivedAt), desc(carrierDeliveries.id))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.receivedAt.toISOString(), row.id]);
}
