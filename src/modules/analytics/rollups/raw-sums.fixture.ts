import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";

/** The sums that roll-ups must come to, by plain SQL over the rows of the business: written apart from what counts them. */

const lineSums = sql`
  select l.order_id, sum(l.quantity - l.cancelled) as units, sum(l.returned_good + l.returned_damaged) as returned,
    sum(case when l.unit_cost_minor is null then 0
      else l.unit_cost_minor * (l.quantity - l.cancelled) - round(l.unit_cost_minor * (l.quantity - l.cancelled) * l.returned_good / (l.quantity - l.cancelled)::numeric) end) as cost,
    sum(case when l.unit_cost_minor is null then l.quantity - l.cancelled - l.returned_good else 0 end) as uncosted
  from order_lines l where l.quantity > l.cancelled group by 1`;

/** By day, channel and each dimension of whole orders. */
export async function rawDays(ctx: Context, timezone: string) {
  const own = ctx.actor.organizationId;
  const { rows } = await ctx.db.execute(sql`
    with known as (
      select o.*, case when o.customer_id is null then 'unknown' when row_number() over (partition by o.customer_id order by o.placed_at, o.id) = 1 then 'new' else 'repeat' end as buyer
      from orders o where o.organization_id = ${own} and o.status <> 'draft'
    ), fees as (
      select order_id, sum(amount_minor) filter (where kind = 'commission') as commission, sum(amount_minor) filter (where kind = 'logistics') as logistics, sum(amount_minor) filter (where kind = 'other') as other
      from order_fees where organization_id = ${own} and currency = 'RUB' group by 1
    ), valued as (
      select k.*, v.dimension, v.value from known k, lateral (values ('all', ''),
        ('warehouse', case when cardinality(k.warehouse_ids) > 1 then 'several' else coalesce(k.warehouse_ids[1]::text, '') end),
        ('region', coalesce(nullif(trim(k.shipping_address->>'region'), ''), k.shipping_address->>'city', '')),
        ('responsible', coalesce(k.responsible_id::text, '')), ('buyer', k.buyer)) v(dimension, value)
    )
    select v.dimension, to_char(v.placed_at at time zone ${timezone}, 'YYYY-MM-DD') as day, v.channel_id, v.value, v.currency,
      count(*) filter (where v.status <> 'cancelled') as orders, count(*) filter (where v.status not in ('cancelled', 'new')) as confirmed,
      count(*) filter (where v.status = 'cancelled') as cancelled, coalesce(sum(v.total_minor) filter (where v.status = 'cancelled'), 0)::bigint as cancelled_minor,
      coalesce(sum(s.units) filter (where v.status <> 'cancelled'), 0)::bigint as units,
      coalesce(sum(v.goods_minor) filter (where v.status <> 'cancelled'), 0)::bigint as gross_minor,
      coalesce(sum(v.discount_minor) filter (where v.status <> 'cancelled'), 0)::bigint as discount_minor,
      coalesce(sum(v.tax_minor) filter (where v.status <> 'cancelled'), 0)::bigint as tax_minor,
      coalesce(sum(v.total_minor) filter (where v.status <> 'cancelled'), 0)::bigint as total_minor,
      coalesce(sum(v.shipping_price_minor) filter (where v.status <> 'cancelled'), 0)::bigint as shipping_minor,
      coalesce(sum(v.refunded_minor) filter (where v.status <> 'cancelled'), 0)::bigint as refunded_minor,
      count(*) filter (where v.status <> 'cancelled' and s.returned > 0) as returned_orders,
      coalesce(sum(s.returned) filter (where v.status <> 'cancelled'), 0)::bigint as returned_units,
      coalesce(sum(s.cost) filter (where v.status <> 'cancelled'), 0)::bigint as cost_minor,
      coalesce(sum(s.uncosted) filter (where v.status <> 'cancelled'), 0)::bigint as uncosted_units,
      coalesce(sum(f.commission), 0)::bigint as commission_minor, coalesce(sum(f.logistics), 0)::bigint as logistics_minor,
      coalesce(sum(f.other), 0)::bigint as other_fees_minor, coalesce(sum(p.paid), 0)::bigint as delivery_minor, coalesce(sum(b.paid), 0)::bigint as way_back_minor
    from valued v left join (${lineSums}) s on s.order_id = v.id left join fees f on f.order_id = v.id
      left join (select order_id, sum(price_minor) as paid from shipments where organization_id = ${own} and booking = 'booked' group by 1) p on p.order_id = v.id
      left join (select order_id, sum(way_back_minor) as paid from returns where organization_id = ${own} and way_back_payer = 'shop' and status = 'approved' group by 1) b on b.order_id = v.id
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`);
  return rows;
}

const soldLines = (own: string, timezone: string) => sql`
  select to_char(o.placed_at at time zone ${timezone}, 'YYYY-MM-DD') as day, coalesce(l.of_product, '00000000-0000-0000-0000-000000000000'::uuid) as product_id,
    o.channel_id, o.currency, o.id as order_id, l.*
  from orders o join (select order_id, product_id, quantity - cancelled as units, total_minor, discount_minor, tax_minor, returned_good, returned_damaged, unit_cost_minor
    from order_lines where quantity > cancelled) l(of_order, of_product, units, total_minor, discount_minor, tax_minor, returned_good, returned_damaged, unit_cost_minor) on l.of_order = o.id
  where o.organization_id = ${own} and o.status not in ('draft', 'cancelled')`;

export async function rawProducts(ctx: Context, timezone: string) {
  const { rows } = await ctx.db.execute(sql`
    select day, product_id, channel_id, currency, count(distinct order_id) as orders, sum(units)::bigint as units, sum(total_minor)::bigint as total_minor,
      sum(discount_minor)::bigint as discount_minor, sum(tax_minor)::bigint as tax_minor, sum(returned_good + returned_damaged)::bigint as returned_units,
      sum(case when unit_cost_minor is null then 0 else unit_cost_minor * units - round(unit_cost_minor * units * returned_good / units::numeric) end)::bigint as cost_minor,
      sum(case when unit_cost_minor is null then units - returned_good else 0 end)::bigint as uncosted_units
    from (${soldLines(ctx.actor.organizationId, timezone)}) x group by 1, 2, 3, 4 order by 1, 2, 3, 4`);
  return rows;
}

export async function rawCategories(ctx: Context, timezone: string) {
  const { rows } = await ctx.db.execute(sql`
    select x.day, x.channel_id, coalesce(p.product_group, '') as value, x.currency, count(distinct (x.order_id, x.product_id)) as orders,
      sum(x.units)::bigint as units, sum(x.total_minor)::bigint as total_minor
    from (${soldLines(ctx.actor.organizationId, timezone)}) x left join products p on p.organization_id = ${ctx.actor.organizationId} and p.id = x.product_id
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`);
  return rows;
}

export async function rawWork(ctx: Context, timezone: string) {
  const own = ctx.actor.organizationId;
  const { rows } = await ctx.db.execute(sql`
    select to_char(o.placed_at at time zone ${timezone}, 'YYYY-MM-DD') as day, o.channel_id, concat_ws(':', w.warehouse_id, w.role, w.stage) as value, sum(w.seconds)::bigint as seconds
    from work_log w join fulfilments f on f.organization_id = w.organization_id and f.id = w.subject_id
      join orders o on o.organization_id = f.organization_id and o.id = f.order_id
    where w.organization_id = ${own} group by 1, 2, 3 having sum(w.seconds) > 0 order by 1, 2, 3`);
  return rows;
}
