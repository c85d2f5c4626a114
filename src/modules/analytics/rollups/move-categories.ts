import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";

/** Moves all that was counted of articles to the category that they have by now. Answers how many articles moved. */
export async function moveCategories(ctx: Context, generation: number, productIds: readonly string[]): Promise<number> {
  const own = sql`${ctx.actor.organizationId}::uuid`;
  const { rows } = await ctx.db.execute<{ n: number }>(sql`
    with moved as materialized (
      select a.product_id, a.category as from_category, coalesce(p.product_group, '') as to_category
      from analytics_products a join products p on p.organization_id = a.organization_id and p.id = a.product_id
      where a.organization_id = ${own} and a.generation = ${generation}::int and a.product_id = any(${sql.param([...productIds])}::uuid[])
        and a.category <> coalesce(p.product_group, '')
    ), noted as (
      update analytics_products a set category = m.to_category from moved m
      where a.organization_id = ${own} and a.generation = ${generation}::int and a.product_id = m.product_id
    ), changed as (
      insert into analytics_days as r (organization_id, generation, dimension, day, channel_id, value, currency,
        orders, units, gross_minor, discount_minor, tax_minor, total_minor, returned_units, cost_minor, uncosted_units)
      select ${own}, ${generation}::int, 'category', d.day, d.channel_id, s.category, d.currency, sum(s.sign * d.orders), sum(s.sign * d.units),
        sum(s.sign * d.gross_minor), sum(s.sign * d.discount_minor), sum(s.sign * d.tax_minor), sum(s.sign * d.total_minor),
        sum(s.sign * d.returned_units), sum(s.sign * d.cost_minor), sum(s.sign * d.uncosted_units)
      from moved m
        join analytics_product_days d on d.organization_id = ${own} and d.generation = ${generation}::int and d.product_id = m.product_id
        cross join lateral (values (-1, m.from_category), (1, m.to_category)) s(sign, category)
      group by d.day, d.channel_id, s.category, d.currency
      on conflict (organization_id, generation, dimension, day, channel_id, value, currency) do update set
        orders = r.orders + excluded.orders, units = r.units + excluded.units, gross_minor = r.gross_minor + excluded.gross_minor,
        discount_minor = r.discount_minor + excluded.discount_minor, tax_minor = r.tax_minor + excluded.tax_minor,
        total_minor = r.total_minor + excluded.total_minor, returned_units = r.returned_units + excluded.returned_units,
        cost_minor = r.cost_minor + excluded.cost_minor, uncosted_units = r.uncosted_units + excluded.uncosted_units
    )
    select count(*)::int as n from moved`);
  return rows[0]?.n ?? 0;
}
