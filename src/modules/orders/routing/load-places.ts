import { eq, sql } from "drizzle-orm";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { openWork } from "./open-work";

/** The organization's warehouses with the work that waits in each; an order's own does not stand in its way. */
export async function loadPlaces(ctx: Context, exceptOrderId?: string) {
  const rows = await ctx.db
    .select({ warehouse: warehouses, work: openWork(sql`${warehouses}`, exceptOrderId) })
    .from(warehouses)
    .where(eq(warehouses.organizationId, ctx.actor.organizationId));
  return rows.map(({ warehouse, work }) => ({ ...warehouse, openWork: work ?? 0 }));
}
