import { type SQL, sql } from "drizzle-orm";
import { regionOf } from "@/modules/orders/search/order-region";
import type { Facts } from "../rollups/fold";
import { lastStep, shortestSeconds, stepsPerDoubling } from "./durations";
import { stageColumns } from "./stages";
import { isOverCounter, orderItself, wayOfOrder } from "./way-of-order";

/** The step of the scale between two moments. A stage that ended before it began took no time. */
const took = (since: SQL, until: SQL): SQL => sql`case when ${until} <= ${since} then 0 else
  least(${lastStep}::int, case when extract(epoch from ${until} - ${since}) < ${shortestSeconds}::int then 0
    else floor(ln(extract(epoch from ${until} - ${since})::float8 / ${shortestSeconds}::int) / ln(2::float8) * ${stepsPerDoubling}::int)::int + 1 end) end`;

/** The step that a stage took; nothing while one of its ends is missing. */
const stage = (since: SQL, until: SQL): SQL => sql`case when ${since} is not null and ${until} is not null then ${took(since, until)} end`;

const one = (condition: SQL): SQL => sql`(case when ${condition} then 1 else 0 end)::bigint`;

const ofParcelsAlone = sql`0::bigint as parcels, 0::bigint as due, 0::bigint as left_on_time, 0::bigint as carried, 0::bigint as arrived, 0::bigint as lost,
  0::bigint as came_back, 0::bigint as promised, 0::bigint as arrived_on_time, 0::bigint as late_days, 0::bigint as priced, 0::bigint as price_minor`;
/** In the order of the measures of orders alone. */
const ofOrdersAlone = sql`0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint`;

/**
 * How far orders and their parcels came, how long every stage took and how it ended: on the day the order was placed. Orders that a
 * channel sends itself and sales over the counter have no way through a warehouse and are left out.
 */
export const journeyFacts: Facts = {
  table: "analytics_journeys",
  key: ["fulfilment_id"],
  dimensions: ["day", "channel_id", "currency", "warehouse", "carrier", "region", ...Object.values(stageColumns)],
  measures: [
    ...["times", "orders", "cancelled", "reserved", "released", "picked", "packed", "handed_over", "delivered"],
    ...["parcels", "due", "left_on_time", "carried", "arrived", "lost", "came_back", "promised", "arrived_on_time", "late_days"],
    ...["priced", "price_minor"],
  ],
  raw: (ctx, { timezone, orderIds }) => {
    const ours = sql`o.organization_id = ${ctx.actor.organizationId}::uuid and o.id = any(${sql.param([...orderIds])}::uuid[])
      and o.status <> 'draft' and o.fulfilled_by = 'us'`;
    const placed = sql`(o.placed_at at time zone ${timezone})::date`;
    const dayOf = (column: SQL) => sql`(${column} at time zone ${timezone})::date`;
    const lateBy = sql`greatest(0, ${dayOf(sql`s.delivered_at`)} - ${dayOf(sql`s.expected_at`)})`;
    const isPromised = sql`s.delivered_at is not null and s.expected_at is not null`;
    const isPriced = sql`s.booking = 'booked' and s.currency = o.currency`;
    return sql`
      select o.id as order_id, ${orderItself}::uuid as fulfilment_id, ${placed} as day, o.channel_id, o.currency, w.warehouse, w.carrier,
        ${regionOf(sql`o.shipping_address`)} as region, ${stage(sql`o.placed_at`, sql`o.reserved_at`)} as reserve, null::int as release, null::int as wait, null::int as pick,
        null::int as pack, null::int as hand_over, null::int as deliver, ${stage(sql`o.placed_at`, sql`o.delivered_at`)} as whole,
        1::bigint as times, 1::bigint as orders, ${one(sql`o.status = 'cancelled'`)} as cancelled,
        ${one(sql`coalesce(o.reserved_at, o.picking_at, o.picked_at, o.packed_at, o.handed_over_at, o.delivered_at) is not null or f.n > 0`)} as reserved,
        ${one(sql`coalesce(o.picking_at, o.picked_at, o.packed_at, o.handed_over_at, o.delivered_at) is not null or f.n > 0`)} as released,
        ${one(sql`coalesce(o.picked_at, o.packed_at, o.handed_over_at, o.delivered_at) is not null`)} as picked,
        ${one(sql`coalesce(o.packed_at, o.handed_over_at, o.delivered_at) is not null`)} as packed,
        ${one(sql`coalesce(o.handed_over_at, o.delivered_at) is not null`)} as handed_over, ${one(sql`o.delivered_at is not null`)} as delivered,
        ${ofParcelsAlone}
      from orders o cross join lateral (${wayOfOrder}) w
        cross join lateral (select count(*) as n, count(*) filter (where ${isOverCounter}) as at_counter from fulfilments f
          where f.organization_id = o.organization_id and f.order_id = o.id and f.status <> 'cancelled') f
      where ${ours} and (f.n = 0 or f.n > f.at_counter)
      union all
      select o.id, f.id, ${placed}, o.channel_id, o.currency, f.warehouse_id::text, coalesce(s.carrier, ''), ${regionOf(sql`o.shipping_address`)},
        null::int, ${stage(sql`o.reserved_at`, sql`f.created_at`)}, ${stage(sql`f.created_at`, sql`f.picking_at`)}, ${stage(sql`f.picking_at`, sql`f.picked_at`)},
        ${stage(sql`f.picked_at`, sql`f.packed_at`)}, ${stage(sql`f.packed_at`, sql`f.handed_over_at`)}, ${stage(sql`f.handed_over_at`, sql`f.delivered_at`)}, null::int,
        1::bigint, ${ofOrdersAlone}, 1::bigint,
        ${one(sql`f.due_at is not null and f.handed_over_at is not null`)}, ${one(sql`f.handed_over_at <= f.due_at`)},
        ${one(sql`s.id is not null and f.handed_over_at is not null`)}, ${one(sql`s.id is not null and f.delivered_at is not null`)},
        ${one(sql`s.status = 'lost'`)}, ${one(sql`s.status in ('return_to_sender', 'returned') or (s.id is not null and f.status = 'returned_to_sender')`)},
        ${one(isPromised)}, ${one(sql`${isPromised} and ${lateBy} = 0`)}, (case when ${isPromised} then ${lateBy} else 0 end)::bigint,
        ${one(isPriced)}, (case when ${isPriced} then s.price_minor else 0 end)::bigint
      from orders o join fulfilments f on f.organization_id = o.organization_id and f.order_id = o.id and f.status <> 'cancelled'
        left join shipments s on s.organization_id = f.organization_id and s.fulfilment_id = f.id and s.booking not in ('refused', 'cancelled')
      where ${ours} and not coalesce(${isOverCounter}, false)`;
  },
  rollUps: [
    {
      table: "analytics_journey_days",
      key: { dimension: sql`s.dimension`, day: sql`d.day`, channel_id: sql`d.channel_id`, value: sql`s.value`, currency: sql`d.currency` },
      join: () => sql`cross join lateral (values ('all', ''), ('warehouse', d.warehouse), ('carrier', d.carrier), ('region', d.region),
        ('carrier_region', d.carrier || ':' || d.region)) s(dimension, value)`,
    },
    {
      table: "analytics_stage_days",
      measures: ["times"],
      key: { dimension: sql`s.dimension`, value: sql`s.value`, day: sql`d.day`, stage: sql`k.stage`, step: sql`k.step` },
      join: () => sql`
        cross join lateral (select v.stage, v.step from (values ('reserve', d.reserve), ('release', d.release), ('wait', d.wait), ('pick', d.pick),
          ('pack', d.pack), ('handOver', d.hand_over), ('deliver', d.deliver), ('whole', d.whole)) v(stage, step) where v.step is not null) k
        cross join lateral (values ('all', ''), ('channel', d.channel_id::text), ('warehouse', d.warehouse), ('carrier', d.carrier),
          ('channel_warehouse', d.channel_id || ':' || d.warehouse), ('channel_carrier', d.channel_id || ':' || d.carrier)) s(dimension, value)`,
    },
  ],
};
