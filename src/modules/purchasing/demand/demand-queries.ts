import { sql } from "drizzle-orm";
import { addDays } from "@/lib/dates";
import type { Context } from "@/platform/context";

/** The days that are looked at: those from `from` to `until`, both included, of the organization's time zone. */
export type DemandSpan = { from: string; until: string; timezone: string; currency: string };

export type ToldDemand = {
  productId: string;
  /** Units by day, counted from the span's first: "12:3,15:1". */
  sold: string;
  /** Of the last 365 days, in the organization's currency. */
  revenueMinor: number;
};

/**
 * Lines of orders that ask for some products, by themselves or as a part of a bundle: `product_id`, `units`, `at` and `revenue`. An order
 * counts from the day it was placed, unless it was cancelled, is a draft, or is sent by the channel from its own warehouse.
 */
const asked = (ctx: Context, productIds: readonly string[], span: DemandSpan) => sql`
  wanted as (select unnest(${sql.param([...productIds])}::uuid[]) as id),
  lines as (
    select w.id as product_id, l.order_id, l.placed_at, l.quantity - l.cancelled as units, l.total_minor as revenue, l.id as line_id
    from wanted w join order_lines l on l.organization_id = ${ctx.actor.organizationId}::uuid and l.product_id = w.id
    where l.placed_at >= (${span.from}::date)::timestamp at time zone ${span.timezone} and l.quantity > l.cancelled
    union all
    select w.id, l.order_id, l.placed_at, (l.quantity - l.cancelled) * c.quantity, (l.quantity - l.cancelled) * c.quantity * p.price_minor, l.id
    from wanted w
    join product_components c on c.organization_id = ${ctx.actor.organizationId}::uuid and c.component_id = w.id
    join products p on p.organization_id = c.organization_id and p.id = c.component_id
    join order_lines l on l.organization_id = c.organization_id and l.product_id = c.bundle_id
    where l.placed_at >= (${span.from}::date)::timestamp at time zone ${span.timezone} and l.quantity > l.cancelled
  ),
  asked as (
    select l.product_id, l.line_id, l.units, case when o.currency = ${span.currency} then l.revenue else 0 end as revenue,
      (o.placed_at at time zone ${span.timezone})::date as day
    from lines l join orders o on o.organization_id = ${ctx.actor.organizationId}::uuid and o.id = l.order_id
    where o.status in ('new', 'confirmed', 'closed') and o.fulfilled_by = 'us'
      and o.placed_at < (${span.until}::date + 1)::timestamp at time zone ${span.timezone}
  )`;

/** What was asked for of each of some products, day by day. Told as texts: a thread reads them. Products of which nothing was are left out. */
export async function demandOf(ctx: Context, productIds: readonly string[], span: DemandSpan): Promise<Map<string, ToldDemand>> {
  const { rows } = await ctx.db.execute<ToldDemand>(sql`
    with ${asked(ctx, productIds, span)},
    days as (select product_id, day, sum(units) as units, sum(revenue) filter (where day > ${span.until}::date - 365) as revenue from asked group by 1, 2)
    select product_id as "productId", string_agg((day - ${span.from}::date) || ':' || units, ',' order by day) as sold,
      coalesce(sum(revenue), 0)::float8 as "revenueMinor"
    from days group by 1`);
  return new Map(rows.map((row) => [row.productId, row]));
}

/** How many units of each of some products each warehouse had to send in the last thirteen weeks of the span. */
export async function unitsByWarehouse(
  ctx: Context,
  productIds: readonly string[],
  span: DemandSpan,
): Promise<{ productId: string; warehouseId: string; units: number }[]> {
  const { rows } = await ctx.db.execute<{ productId: string; warehouseId: string; units: number }>(sql`
    with ${asked(ctx, productIds, { ...span, from: addDays(span.until, -90) })}
    select a.product_id as "productId", f.warehouse_id as "warehouseId", sum(fl.quantity)::int as units
    from asked a
    join fulfilment_lines fl on fl.organization_id = ${ctx.actor.organizationId}::uuid and fl.order_line_id = a.line_id and fl.product_id = a.product_id
    join fulfilments f on f.organization_id = fl.organization_id and f.id = fl.fulfilment_id
    join warehouses w on w.organization_id = f.organization_id and w.id = f.warehouse_id
    where f.status <> 'cancelled' and w.active
    group by 1, 2 having sum(fl.quantity) > 0`);
  return rows;
}

/**
 * When there was something of each of some products to sell, and when not, by the ledger: on hand less what is reserved, unfit for sale
 * or kept as the safety stock of today, in any warehouse. Told as texts of turns: "1763942400-,1764115200+", in seconds of the epoch.
 */
export async function turnsOf(ctx: Context, productIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await ctx.db.execute<{ productId: string; turns: string }>(sql`
    with moved as (
      select m.product_id, m.warehouse_id, m.id, m.created_at, greatest(0, m.on_hand_after - m.reserved_after - coalesce(l.safety, 0)
        - sum(case when m.condition <> 'sellable' then m.condition_delta else 0 end) over (partition by m.product_id, m.warehouse_id order by m.id)) as free
      from stock_movements m
      left join stock_levels l on l.organization_id = m.organization_id and l.warehouse_id = m.warehouse_id and l.product_id = m.product_id
      where m.organization_id = ${ctx.actor.organizationId}::uuid and m.product_id = any(${sql.param([...productIds])}::uuid[])
    ), steps as (
      select product_id, id, created_at, free - coalesce(lag(free) over (partition by product_id, warehouse_id order by id), 0) as step from moved
    ), sums as (
      select product_id, id, created_at, sum(step) over (partition by product_id order by id) > 0 as is_there from steps
    ), turns as (
      select product_id, id, created_at, is_there, lag(is_there) over (partition by product_id order by id) as was_there from sums
    )
    select product_id as "productId", string_agg(floor(extract(epoch from created_at))::bigint || case when is_there then '+' else '-' end, ',' order by created_at, id) as turns
    from turns where was_there is distinct from is_there group by 1`);
  return new Map(rows.map((row) => [row.productId, row.turns]));
}

/** Promotions of each of some products in the span, as first and last days counted from the span's first. Those of everything stand under "". */
export async function promotionDays(ctx: Context, span: DemandSpan): Promise<Map<string, [number, number][]>> {
  const { rows } = await ctx.db.execute<{ productId: string; first: number; last: number }>(sql`
    select coalesce(pp.product_id::text, '') as "productId", m.first_day - ${span.from}::date as first, m.last_day - ${span.from}::date as last
    from promotions m
    left join promotion_products pp on pp.organization_id = m.organization_id and pp.promotion_id = m.id and not m.for_all
    where m.organization_id = ${ctx.actor.organizationId}::uuid and m.first_day <= ${span.until}::date and m.last_day >= ${span.from}::date
      and (m.for_all or pp.product_id is not null)`);
  const days = new Map<string, [number, number][]>();
  for (const { productId, first, last } of rows) days.set(productId, [...(days.get(productId) ?? []), [first, last]]);
  return days;
}
