import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import type { WaveFilter } from "../wave-rule";

export type DueWork = {
  fulfilmentId: string;
  number: string;
  orderId: string;
  orderNumber: string;
  carrier: string;
  priority: number;
  dueAt: Date | null;
  units: number;
  lines: number;
};

/** By what an order leaves, as far as it is known before a parcel is booked: its pickup point's carrier, else the way that was chosen. */
export const carrierOf = sql`coalesce(o.pickup_point ->> 'carrier', o.shipping_method, '')`;

/** No living task has it. */
export const isUnreleased = sql`not exists (
  select 1 from pick_task_slots s where s.organization_id = f.organization_id and s.fulfilment_id = f.id and s.active)`;

/**
 * What of a warehouse may be given to the floor: planned, held by nothing and not released yet. The most pressing first, then by
 * cut-off.
 */
export async function loadDue(
  ctx: Context,
  warehouseId: string,
  { ids, filter = {}, limit = 1_000 }: { ids?: readonly string[]; filter?: WaveFilter; limit?: number } = {},
): Promise<DueWork[]> {
  const { rows } = await ctx.db.execute<Omit<DueWork, "dueAt"> & { dueAt: string | null }>(sql`
    select f.id as "fulfilmentId", f.number, o.id as "orderId", o.number as "orderNumber", ${carrierOf} as carrier, o.priority, f.due_at as "dueAt",
      l.units::int as units, l.lines::int as lines
    from fulfilments f
    join orders o on o.organization_id = f.organization_id and o.id = f.order_id
    cross join lateral (
      select coalesce(sum(fl.quantity), 0) as units, count(*) as lines from fulfilment_lines fl
      where fl.organization_id = f.organization_id and fl.fulfilment_id = f.id and fl.quantity > 0) l
    where ${dueIn(ctx, warehouseId, filter)} ${ids ? sql`and f.id in ${[...ids]}` : sql``}
    order by o.priority desc, f.due_at nulls last, f.id
    limit ${Math.min(limit, filter.most ?? limit)}`);
  return rows.map((row) => ({ ...row, dueAt: row.dueAt ? new Date(row.dueAt) : null }));
}

/** How much of it there is. */
export async function countDue(ctx: Context, warehouseId: string, filter: WaveFilter = {}): Promise<number> {
  const { rows } = await ctx.db.execute<{ n: number }>(sql`
    select count(*)::int as n from fulfilments f
    join orders o on o.organization_id = f.organization_id and o.id = f.order_id
    where ${dueIn(ctx, warehouseId, filter)}`);
  return rows[0]?.n ?? 0;
}

function dueIn(ctx: Context, warehouseId: string, { carriers, priority, withinHours }: WaveFilter): SQL {
  const until = withinHours === undefined ? null : new Date(ctx.now().getTime() + withinHours * 3_600_000).toISOString();
  return sql`f.organization_id = ${ctx.actor.organizationId} and f.warehouse_id = ${warehouseId} and f.status = 'planned'
    and cardinality(o.open_holds) = 0 and ${isUnreleased}
    ${carriers && carriers.length > 0 ? sql`and ${carrierOf} in ${[...carriers]}` : sql``}
    ${priority ? sql`and o.priority >= ${priority}` : sql``}
    ${until ? sql`and f.due_at <= ${until}::timestamptz` : sql``}`;
}
