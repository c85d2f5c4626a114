import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import type { Shelf } from "./proposal";
import type { ShelfPlan, ShelfRules } from "./shelf-plan";

/** Units that are in drafts, and so nowhere else yet: of orders to suppliers and of transfers into a warehouse, and of transfers out of one. */
const drafted = (ctx: Context) => sql`
  coming as (
    select product_id, warehouse_id, sum(units) as units from (
      select l.product_id, o.warehouse_id, l.quantity as units
      from purchase_orders o join purchase_lines l on l.organization_id = o.organization_id and l.order_id = o.id
      where o.organization_id = ${ctx.actor.organizationId}::uuid and o.status in ('draft', 'waiting_for_approval', 'approved')
      union all
      select l.product_id, t.to_warehouse_id, l.quantity
      from transfers t join transfer_lines l on l.organization_id = t.organization_id and l.transfer_id = t.id
      where t.organization_id = ${ctx.actor.organizationId}::uuid and t.status = 'draft'
    ) drafts group by 1, 2
  ),
  leaving as (
    select l.product_id, t.from_warehouse_id as warehouse_id, sum(l.quantity) as units
    from transfers t join transfer_lines l on l.organization_id = t.organization_id and l.transfer_id = t.id
    where t.organization_id = ${ctx.actor.organizationId}::uuid and t.status = 'draft' group by 1, 2
  ),
  waiting as (
    select product_id, sum(quantity) as units from reservations
    where organization_id = ${ctx.actor.organizationId}::uuid and state = 'open' and kind = 'backorder' group by 1
  )`;

/** Fit for sale and kept for nobody. */
const freeUnits = sql`greatest(0, coalesce(l.on_hand - l.reserved - l.damaged - l.quarantine - l.in_check - l.put_back, 0))`;

/** What a planned shelf `s` stands on: its units, drafts, and the buyers who wait for it. They wait for the warehouse that sells most. */
export const planned = (ctx: Context) => sql`
  with ${drafted(ctx)},
  waited as (
    select distinct on (s.product_id) s.product_id, s.warehouse_id, w.units
    from waiting w
    join stock_plans s on s.organization_id = ${ctx.actor.organizationId}::uuid and s.product_id = w.product_id
    join warehouses h on h.organization_id = s.organization_id and h.id = s.warehouse_id and h.active
    order by s.product_id, s.share desc, s.warehouse_id
  )`;
export const joined = sql`
  join warehouses h on h.organization_id = s.organization_id and h.id = s.warehouse_id and h.active
  left join stock_levels l on l.organization_id = s.organization_id and l.warehouse_id = s.warehouse_id and l.product_id = s.product_id
  left join coming c on c.product_id = s.product_id and c.warehouse_id = s.warehouse_id
  left join leaving g on g.product_id = s.product_id and g.warehouse_id = s.warehouse_id
  left join waited w on w.product_id = s.product_id and w.warehouse_id = s.warehouse_id`;
export const thereOrComing = sql`(${freeUnits} + coalesce(l.incoming, 0) + coalesce(c.units, 0) - coalesce(g.units, 0))`;

/** For people limited to some warehouses only theirs. */
const theirs = ({ actor: { warehouseIds } }: Context) =>
  warehouseIds ? sql`and s.warehouse_id = any(${sql.param([...warehouseIds])}::uuid[])` : sql``;

/** Tenths of a day beyond which a shelf is urgent or not, whatever the figure: of what is hardly ever sold a unit lasts for ages. */
const ages = 100_000_000;

/**
 * Products of which a warehouse of the actor's has come down to its reorder point, or for which buyers wait: `product_id` and `urgency`, in tenths of a
 * day. It says how long what is there and on its way lasts beyond the way of an order of today; below none, something will run out.
 */
export const needy = (ctx: Context, { warehouseId }: { warehouseId?: string } = {}) => sql`
  ${planned(ctx)}
  select s.product_id,
    min(case when s.per_day > 0 then greatest(${-ages}, least(${ages}, floor((${thereOrComing}::float8 / s.per_day - s.lead_days) * 10))) else 0 end
      - case when w.units > 0 then 10000 else 0 end)::int as urgency
  from stock_plans s ${joined}
  where s.organization_id = ${ctx.actor.organizationId}::uuid ${warehouseId ? sql`and s.warehouse_id = ${warehouseId}::uuid` : sql``} ${theirs(ctx)}
    and ${thereOrComing} - coalesce(w.units, 0) <= s.reorder_point
    and (s.order_up_to > 0 or w.units > 0)
  group by 1`;

export type ShelfNow = Omit<Shelf, "plan"> & {
  productId: string;
  warehouse: string;
  warehouseName: string;
  onHand: number;
  /** Units of the product that buyers wait for, in all warehouses. */
  waiting: number;
  plan: (ShelfPlan & ShelfRules & { perDay: number; deviation: number }) | null;
};

/** How some products stand in every warehouse that plans them or has some. */
export async function shelvesNow(ctx: Context, productIds: readonly string[]): Promise<Map<string, ShelfNow[]>> {
  const shelves = new Map<string, ShelfNow[]>();
  if (productIds.length === 0) return shelves;
  const { rows } = await ctx.db.execute<ShelfNow>(sql`
    with ${drafted(ctx)}
    select p.id as "productId", h.id as "warehouseId", h.code as warehouse, h.name as "warehouseName", coalesce(l.on_hand, 0) as "onHand", ${freeUnits}::int as free,
      coalesce(g.units, 0)::int as leaving, coalesce(l.incoming, 0) as incoming, coalesce(c.units, 0)::int as ordered, coalesce(w.units, 0)::int as waiting,
      coalesce(s.share, 0) as share,
      case when s.product_id is not null then jsonb_build_object('perDay', s.per_day, 'deviation', s.deviation, 'serviceLevel', s.service_level,
        'leadDays', s.lead_days, 'leadDeviation', s.lead_deviation, 'coverDays', s.cover_days, 'minQuantity', s.min_quantity, 'pack', s.pack,
        'leadDemand', s.lead_demand, 'coverDemand', s.cover_demand, 'safety', s.safety, 'reorderPoint', s.reorder_point, 'orderUpTo', s.order_up_to) end as plan
    from unnest(${sql.param([...productIds])}::uuid[]) as p(id)
    join warehouses h on h.organization_id = ${ctx.actor.organizationId}::uuid and h.active
    left join stock_plans s on s.organization_id = h.organization_id and s.product_id = p.id and s.warehouse_id = h.id
    left join stock_levels l on l.organization_id = h.organization_id and l.product_id = p.id and l.warehouse_id = h.id
    left join coming c on c.product_id = p.id and c.warehouse_id = h.id
    left join leaving g on g.product_id = p.id and g.warehouse_id = h.id
    left join waiting w on w.product_id = p.id
    where s.product_id is not null or l.product_id is not null
    order by p.id, h.priority, h.code`);
  for (const row of rows) shelves.set(row.productId, [...(shelves.get(row.productId) ?? []), row]);
  return shelves;
}
