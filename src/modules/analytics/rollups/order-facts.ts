import { sql } from "drizzle-orm";
import { regionOf } from "@/modules/orders/search/order-region";
import type { Facts } from "./fold";

/** What an order's warehouse is called where several send it. */
export const severalWarehouses = "several";

/**
 * What whole orders count for: on the day they were placed, whatever became of them later. Drafts are no orders yet. Units and their
 * cost are those of the order's articles, which are counted before.
 */
export const orderFacts: Facts = {
  table: "analytics_orders",
  key: [],
  dimensions: ["day", "currency", "channel_id", "warehouse", "region", "responsible", "buyer", "customer_id"],
  measures: [
    "orders",
    "confirmed",
    "cancelled",
    "cancelled_minor",
    "units",
    "gross_minor",
    "discount_minor",
    "tax_minor",
    "total_minor",
    "shipping_minor",
    "refunded_minor",
    "returned_orders",
    "returned_units",
    "cost_minor",
    "uncosted_units",
    "commission_minor",
    "logistics_minor",
    "other_fees_minor",
    "delivery_minor",
    "way_back_minor",
  ],
  raw: (ctx, { generation, timezone, orderIds }) => sql`
    select o.id as order_id, (o.placed_at at time zone ${timezone})::date as day, o.currency, o.channel_id,
      case cardinality(o.warehouse_ids) when 0 then '' when 1 then o.warehouse_ids[1]::text else ${severalWarehouses}::text end as warehouse,
      ${regionOf(sql`o.shipping_address`)} as region,
      coalesce(o.responsible_id::text, '') as responsible,
      case when o.customer_id is null then 'unknown' when exists (
        select 1 from orders e where e.organization_id = o.organization_id and e.customer_id = o.customer_id and e.status <> 'draft'
          and e.placed_at <= o.placed_at and (e.placed_at, e.id) < (o.placed_at, o.id)
      ) then 'repeat' else 'new' end as buyer, o.customer_id,
      s.sold::bigint as orders, (s.sold * case when o.status = 'new' then 0 else 1 end)::bigint as confirmed,
      (1 - s.sold)::bigint as cancelled, (1 - s.sold) * o.total_minor as cancelled_minor,
      s.sold * coalesce(l.units, 0) as units, s.sold * o.goods_minor as gross_minor, s.sold * o.discount_minor as discount_minor,
      s.sold * o.tax_minor as tax_minor, s.sold * o.total_minor as total_minor, s.sold * o.shipping_price_minor as shipping_minor,
      s.sold * o.refunded_minor as refunded_minor,
      (s.sold * case when l.returned_units > 0 then 1 else 0 end)::bigint as returned_orders, s.sold * coalesce(l.returned_units, 0) as returned_units,
      s.sold * coalesce(l.cost_minor, 0) as cost_minor, s.sold * coalesce(l.uncosted_units, 0) as uncosted_units,
      f.commission_minor, f.logistics_minor, f.other_fees_minor, d.delivery_minor, b.way_back_minor
    from orders o
      cross join lateral (select case when o.status = 'cancelled' then 0 else 1 end as sold) s
      cross join lateral (
        select sum(units)::bigint as units, sum(returned_units)::bigint as returned_units, sum(cost_minor)::bigint as cost_minor, sum(uncosted_units)::bigint as uncosted_units
        from analytics_lines a where a.organization_id = o.organization_id and a.generation = ${generation}::int and a.order_id = o.id) l
      cross join lateral (
        select coalesce(sum(amount_minor) filter (where kind = 'commission'), 0)::bigint as commission_minor,
          coalesce(sum(amount_minor) filter (where kind = 'logistics'), 0)::bigint as logistics_minor,
          coalesce(sum(amount_minor) filter (where kind = 'other'), 0)::bigint as other_fees_minor
        from order_fees f where f.organization_id = o.organization_id and f.order_id = o.id and f.currency = o.currency) f
      cross join lateral (
        select coalesce(sum(price_minor), 0)::bigint as delivery_minor from shipments p
        where p.organization_id = o.organization_id and p.order_id = o.id and p.booking = 'booked' and p.currency = o.currency) d
      cross join lateral (
        select coalesce(sum(way_back_minor), 0)::bigint as way_back_minor from returns r
        where r.organization_id = o.organization_id and r.order_id = o.id and r.way_back_payer = 'shop' and r.currency = o.currency
          and r.status not in ('requested', 'rejected', 'cancelled')) b
    where o.organization_id = ${ctx.actor.organizationId}::uuid and o.id = any(${sql.param([...orderIds])}::uuid[]) and o.status <> 'draft'`,
  rollUps: [
    {
      table: "analytics_days",
      key: {
        dimension: sql`s.dimension`,
        day: sql`d.day`,
        channel_id: sql`d.channel_id`,
        value: sql`s.value`,
        currency: sql`d.currency`,
      },
      join: () => sql`cross join lateral (values
        ('all', ''), ('warehouse', d.warehouse), ('region', d.region), ('responsible', d.responsible), ('buyer', d.buyer)) s(dimension, value)`,
    },
  ],
};
