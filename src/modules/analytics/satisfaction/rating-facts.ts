import { sql } from "drizzle-orm";
import { wayOfOrder } from "../journeys/way-of-order";
import type { Facts } from "../rollups/fold";

/** What buyers' verdicts count for, on the day their order was placed: by its channel, its warehouse and its carrier. */
export const ratingFacts: Facts = {
  table: "analytics_ratings",
  key: [],
  dimensions: ["day", "channel_id", "warehouse", "carrier"],
  measures: [
    "ratings",
    "stars",
    "one",
    "two",
    "three",
    "four",
    "five",
    "delivery_ratings",
    "delivery_stars",
    "goods_ratings",
    "goods_stars",
  ],
  raw: (ctx, { timezone, orderIds }) => sql`
    select o.id as order_id, (o.placed_at at time zone ${timezone})::date as day, o.channel_id, w.warehouse, w.carrier,
      1::bigint as ratings, r.score::bigint as stars,
      (r.score = 1)::int::bigint as one, (r.score = 2)::int::bigint as two, (r.score = 3)::int::bigint as three, (r.score = 4)::int::bigint as four, (r.score = 5)::int::bigint as five,
      (r.delivery_score is not null)::int::bigint as delivery_ratings, coalesce(r.delivery_score, 0)::bigint as delivery_stars,
      (r.goods_score is not null)::int::bigint as goods_ratings, coalesce(r.goods_score, 0)::bigint as goods_stars
    from orders o join ratings r on r.organization_id = o.organization_id and r.order_id = o.id cross join lateral (${wayOfOrder}) w
    where o.organization_id = ${ctx.actor.organizationId}::uuid and o.id = any(${sql.param([...orderIds])}::uuid[]) and o.status <> 'draft'`,
  rollUps: [
    {
      table: "analytics_rating_days",
      key: { dimension: sql`s.dimension`, day: sql`d.day`, channel_id: sql`d.channel_id`, value: sql`s.value` },
      join: () => sql`cross join lateral (values ('all', ''), ('warehouse', d.warehouse), ('carrier', d.carrier)) s(dimension, value)`,
    },
  ],
};
