import { and, asc, count, eq, max, sql } from "drizzle-orm";
import type { WorkCalendar } from "@/lib/work-calendar";
import { connections } from "@/modules/channels/tables";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { bins, warehouses } from "./tables";

/** Every read of a warehouse passes through here, so no organization ever sees another's. */
export const mine = (ctx: Context) => eq(warehouses.organizationId, ctx.actor.organizationId);

const columns = {
  id: warehouses.id,
  code: warehouses.code,
  name: warehouses.name,
  address: warehouses.address,
  latitude: warehouses.latitude,
  longitude: warehouses.longitude,
  priority: warehouses.priority,
  cutOff: warehouses.cutOff,
  timezone: warehouses.timezone,
  capacity: warehouses.capacity,
  handlingDays: warehouses.handlingDays,
  // The moved days beside it are the organization's, and have a place of their own.
  calendar: sql<WorkCalendar | null>`${warehouses.calendar} - 'moved'`,
  /** "dirigent", or the code of the connection whose books say how much lies there. */
  stockMaster: sql<string>`coalesce((select c.code from ${connections} c where c.organization_id = ${warehouses.organizationId} and c.id = ${warehouses.stockMasterId}), 'dirigent')`,
  active: warehouses.active,
  version: warehouses.version,
};

/** All warehouses in the order in which they are tried when everything else is equal. An organization has tens, not thousands. */
export function listWarehouses(ctx: Context) {
  return ctx.db.select(columns).from(warehouses).where(mine(ctx)).orderBy(asc(warehouses.priority), asc(warehouses.code)).limit(1_000);
}

export async function warehouseByCode(ctx: Context, code: string) {
  const [row] = await ctx.db
    .select(columns)
    .from(warehouses)
    .where(and(mine(ctx), eq(warehouses.code, code)));
  if (!row) throw notFound("warehouse");
  return row;
}

export type Warehouse = Awaited<ReturnType<typeof warehouseByCode>>;

/** The bins of a warehouse in walk order. */
export async function listBins(ctx: Context, code: string) {
  const { id } = await warehouseByCode(ctx, code);
  return ctx.db
    .select({
      code: bins.code,
      zone: bins.zone,
      aisle: bins.aisle,
      shelf: bins.shelf,
      walkOrder: bins.walkOrder,
      kind: bins.kind,
      maxUnits: bins.maxUnits,
      maxWeightGrams: bins.maxWeightGrams,
      maxVolumeCm3: bins.maxVolumeCm3,
    })
    .from(bins)
    .where(and(eq(bins.organizationId, ctx.actor.organizationId), eq(bins.warehouseId, id)))
    .orderBy(asc(bins.walkOrder), asc(bins.code))
    .limit(20_000);
}

/** How many bins each warehouse has. */
export async function binCounts(ctx: Context): Promise<Map<string, number>> {
  const rows = await ctx.db
    .select({ warehouseId: bins.warehouseId, bins: count() })
    .from(bins)
    .where(eq(bins.organizationId, ctx.actor.organizationId))
    .groupBy(bins.warehouseId);
  return new Map(rows.map((row) => [row.warehouseId, row.bins]));
}

/** The last place of the walk so far; 0 in a warehouse without bins. */
export async function lastWalkOrder(ctx: Context, warehouseId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ last: max(bins.walkOrder) })
    .from(bins)
    .where(and(eq(bins.organizationId, ctx.actor.organizationId), eq(bins.warehouseId, warehouseId)));
  return row?.last ?? 0;
}
