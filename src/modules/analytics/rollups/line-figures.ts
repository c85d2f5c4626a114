import { type SQL, sql } from "drizzle-orm";

/** What stands for "an article that nobody knows yet" among the ids of products. */
export const unknownProduct = "00000000-0000-0000-0000-000000000000";

/**
 * What the lines of the order `o` come to, one row per article, for use in a lateral join. Units are those that were not cancelled. A
 * cost is that of the units which are still with the buyer: what the goods cost when they left, and before that what the article cost
 * when the order was placed. Units whose cost nobody knows are counted apart.
 */
export const linesOfOrder: SQL = sql`
  select l.product_id, sum(l.units)::bigint as units, sum(l.total_minor + l.discount_minor)::bigint as gross_minor,
    sum(l.discount_minor)::bigint as discount_minor, sum(l.tax_minor)::bigint as tax_minor, sum(l.total_minor)::bigint as total_minor,
    sum(l.returned)::bigint as returned_units, sum(k.cost - round(k.cost * l.restocked / l.units))::bigint as cost_minor,
    sum(l.units - k.units - round((l.units - k.units)::numeric * l.restocked / l.units))::bigint as uncosted_units
  from (
    select l.organization_id, l.id, coalesce(l.product_id, ${unknownProduct}::uuid) as product_id, (l.quantity - l.cancelled)::bigint as units,
      l.total_minor, l.discount_minor, l.tax_minor, l.returned_good + l.returned_damaged as returned, l.returned_good as restocked, l.shipped, l.unit_cost_minor
    from order_lines l where l.organization_id = o.organization_id and l.order_id = o.id and l.quantity > l.cancelled
  ) l
    cross join lateral (
      select case when count(*) = count(w.cost_minor) then sum(w.cost_minor) end as cost
      from fulfilment_lines w join fulfilments f on f.organization_id = w.organization_id and f.id = w.fulfilment_id
      where l.shipped > 0 and w.organization_id = l.organization_id and w.order_line_id = l.id and w.quantity > 0
        and f.status in ('handed_over', 'delivered', 'returned_to_sender')
    ) left_with
    cross join lateral (select case when left_with.cost is null then 0 else least(l.shipped, l.units) end as units) sent
    cross join lateral (
      select sent.units + case when l.unit_cost_minor is null then 0 else l.units - sent.units end as units,
        coalesce(left_with.cost, 0) + coalesce(l.unit_cost_minor * (l.units - sent.units), 0) as cost
    ) k
  group by l.product_id`;
