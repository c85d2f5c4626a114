import { and, eq, inArray } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { settingsOf } from "./runs/courier-settings";
import { codeOf } from "./runs/delivery-code";
import { courierStops } from "./runs/tables";
import { shipments } from "./tables";

/** The codes that the buyer of an order is to know now, by parcel: of those that a courier has on a run, where the organization asks for codes. */
export async function codesToTell(ctx: Context, orderId: string): Promise<ReadonlyMap<string, string>> {
  const own = ctx.actor.organizationId;
  const rows = await ctx.db
    .select({ shipmentId: courierStops.shipmentId })
    .from(courierStops)
    .innerJoin(shipments, and(eq(shipments.organizationId, courierStops.organizationId), eq(shipments.id, courierStops.shipmentId)))
    .where(
      and(eq(courierStops.organizationId, own), eq(shipments.orderId, orderId), inArray(courierStops.state, ["waiting", "on_the_way"])),
    );
  if (rows.length === 0 || !(await settingsOf(ctx)).asksCode) return new Map();
  return new Map(rows.map(({ shipmentId }) => [shipmentId, codeOf(ctx, shipmentId)]));
}
