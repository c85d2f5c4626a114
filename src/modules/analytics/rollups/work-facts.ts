import { sql } from "drizzle-orm";
import type { Facts } from "./fold";

/** How long people worked on orders, on the day these were placed. What an hour costs is asked when it is shown. */
export const workFacts: Facts = {
  table: "analytics_work",
  key: ["work"],
  dimensions: ["work", "day", "currency", "channel_id"],
  measures: ["orders", "seconds"],
  raw: (ctx, { timezone, orderIds }) => sql`
    select o.id as order_id, w.warehouse_id || ':' || w.role || ':' || w.stage as work, (o.placed_at at time zone ${timezone})::date as day,
      o.currency, o.channel_id, 1::bigint as orders, sum(w.seconds)::bigint as seconds
    from orders o
      join fulfilments f on f.organization_id = o.organization_id and f.order_id = o.id
      join work_log w on w.organization_id = o.organization_id and w.subject_id = f.id
    where o.organization_id = ${ctx.actor.organizationId}::uuid and o.id = any(${sql.param([...orderIds])}::uuid[]) and o.status <> 'draft'
    group by o.organization_id, o.id, 2 having sum(w.seconds) > 0`,
  rollUps: [
    {
      table: "analytics_days",
      key: {
        dimension: sql`s.dimension`,
        day: sql`d.day`,
        channel_id: sql`d.channel_id`,
        value: sql`d.work`,
        currency: sql`d.currency`,
      },
      join: () => sql`cross join (values ('work')) s(dimension)`,
    },
  ],
};
