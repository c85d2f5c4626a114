import { sql } from "drizzle-orm";
import type { Facts } from "./fold";
import { linesOfOrder } from "./line-figures";

/** What the articles of orders count for, by article and by its category. Those of cancelled orders count for nothing. */
export const lineFacts: Facts = {
  table: "analytics_lines",
  key: ["product_id"],
  dimensions: ["day", "currency", "channel_id", "product_id"],
  measures: [
    "orders",
    "units",
    "gross_minor",
    "discount_minor",
    "tax_minor",
    "total_minor",
    "returned_units",
    "cost_minor",
    "uncosted_units",
  ],
  raw: (ctx, { timezone, orderIds }) => sql`
    select o.id as order_id, l.product_id, (o.placed_at at time zone ${timezone})::date as day, o.currency, o.channel_id, 1::bigint as orders,
      l.units, l.gross_minor, l.discount_minor, l.tax_minor, l.total_minor, l.returned_units, l.cost_minor, l.uncosted_units
    from orders o cross join lateral (${linesOfOrder}) l
    where o.organization_id = ${ctx.actor.organizationId}::uuid and o.id = any(${sql.param([...orderIds])}::uuid[]) and o.status not in ('draft', 'cancelled')`,
  rollUps: [
    {
      table: "analytics_product_days",
      key: { day: sql`d.day`, product_id: sql`d.product_id`, channel_id: sql`d.channel_id`, currency: sql`d.currency` },
    },
    {
      table: "analytics_days",
      key: {
        dimension: sql`c.dimension`,
        day: sql`d.day`,
        channel_id: sql`d.channel_id`,
        value: sql`c.category`,
        currency: sql`d.currency`,
      },
      // An article counts under the category that it is noted with, until `moveCategories` moves all of it at once.
      join: (ctx, { generation }) => sql`cross join lateral (select 'category' as dimension, coalesce(
        (select a.category from analytics_products a where a.organization_id = ${ctx.actor.organizationId}::uuid and a.generation = ${generation}::int and a.product_id = d.product_id), '') as category) c`,
    },
  ],
};
