import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";

export type StockroomCounts = { receive: number; putAway: number; count: number; refill: number; transfer: number; unfit: number };

/** What waits on the floor, of one warehouse or of all that the worker may enter. */
export async function stockroomCounts(ctx: Context, { warehouse }: { warehouse?: string }): Promise<StockroomCounts> {
  const { organizationId: own, warehouseIds } = ctx.actor;
  const { rows } = await ctx.db.execute<StockroomCounts>(sql`
    with here as (
      select organization_id, id from warehouses where organization_id = ${own}
        ${warehouse ? sql`and code = ${warehouse}` : sql``} ${warehouseIds ? sql`and id = any(${sql.param([...warehouseIds])}::uuid[])` : sql``}
    )
    select
      (select count(*)::int from expected_arrivals a join here h on h.id = a.warehouse_id
        where a.organization_id = ${own} and a.status = 'open' and a.source <> 'transfer') as receive,
      (select count(*)::int from stock_levels l join here h on h.id = l.warehouse_id
        where l.organization_id = ${own} and l.on_hand > 0
          and exists (select 1 from bins b where b.organization_id = l.organization_id and b.warehouse_id = l.warehouse_id)
          and l.on_hand > coalesce((select sum(c.units) from stock_bins c where c.organization_id = l.organization_id
            and c.warehouse_id = l.warehouse_id and c.product_id = l.product_id), 0) + l.put_back + case when l.reserved = 0 then 0 else coalesce((
              select sum(x.picked) from fulfilments f join fulfilment_lines x on x.organization_id = f.organization_id and x.fulfilment_id = f.id
              where f.organization_id = l.organization_id and f.warehouse_id = l.warehouse_id and x.product_id = l.product_id and x.picked > 0
                and f.status in ('planned', 'picking', 'picked', 'packed')), 0) end) as "putAway",
      (select count(*)::int from stock_counts s join here h on h.id = s.warehouse_id join count_tasks t on t.organization_id = s.organization_id and t.count_id = s.id
        where s.organization_id = ${own} and s.state = 'open' and t.state <> 'counted') as count,
      (select count(*)::int from refills r join here h on h.id = r.warehouse_id where r.organization_id = ${own} and r.state in ('open', 'claimed')) as refill,
      (select count(*)::int from transfers t where t.organization_id = ${own}
        and ((t.status = 'draft' and t.from_warehouse_id in (select id from here))
          or (t.status in ('in_transit', 'partially_received') and t.to_warehouse_id in (select id from here)))) as transfer,
      (select count(*)::int from write_off_acts w join here h on h.id = w.warehouse_id where w.organization_id = ${own} and w.state = 'proposed') as unfit`);
  return rows[0] ?? { receive: 0, putAway: 0, count: 0, refill: 0, transfer: 0, unfit: 0 };
}
