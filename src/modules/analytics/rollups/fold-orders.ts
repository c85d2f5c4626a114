import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { journeyFacts } from "../journeys/journey-facts";
import { ratingFacts } from "../satisfaction/rating-facts";
import { fold } from "./fold";
import { lineFacts } from "./line-facts";
import { orderFacts } from "./order-facts";
import { workFacts } from "./work-facts";

/** All that is counted. Whoever adds to it, or counts otherwise, raises `made`: every organization is then counted anew by itself. */
const allFacts = [lineFacts, orderFacts, workFacts, journeyFacts, ratingFacts];
export const made = 2;

export type Calendar = { generation: number; timezone: string };

/**
 * Counts some orders anew, with those whose buyers are new or known by them. The caller holds the lock of the figures. Answers how many
 * facts have changed.
 */
export async function foldOrders(ctx: Context, calendar: Calendar, orderIds: readonly string[]): Promise<number> {
  if (orderIds.length === 0) return 0;
  return foldExactly(ctx, calendar, await withFirstOrders(ctx, calendar.generation, orderIds));
}

/** Counts these orders and no others: for whoever comes by all of them. */
export async function foldExactly(ctx: Context, calendar: Calendar, orderIds: readonly string[]): Promise<number> {
  await noteProducts(ctx, calendar.generation, orderIds);
  let changed = 0;
  for (const facts of allFacts) changed += await fold(ctx, facts, { ...calendar, orderIds });
  return changed;
}

/** Notes for new figures under which category each article is counted. */
export async function noteAllProducts(ctx: Context, generation: number): Promise<void> {
  const own = sql`${ctx.actor.organizationId}::uuid`;
  await ctx.db.execute(sql`
    insert into analytics_products (organization_id, generation, product_id, category)
    select ${own}, ${generation}::int, p.id, coalesce(p.product_group, '') from products p where p.organization_id = ${own}
    on conflict do nothing`);
}

/** An order that is placed, moved or taken from a buyer may make another one their first: it is counted with it. */
async function withFirstOrders(ctx: Context, generation: number, orderIds: readonly string[]): Promise<string[]> {
  const own = sql`${ctx.actor.organizationId}::uuid`;
  const ids = sql`${sql.param([...orderIds])}::uuid[]`;
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    with buyers as materialized (
      select customer_id as id from orders where organization_id = ${own} and id = any(${ids}) and customer_id is not null
      union select customer_id from analytics_orders where organization_id = ${own} and generation = ${generation} and order_id = any(${ids}) and customer_id is not null
    )
    select unnest(${ids}) as id
    union select f.order_id from buyers b join analytics_orders f on f.organization_id = ${own} and f.generation = ${generation} and f.customer_id = b.id and f.buyer = 'new'
    union select o.id from buyers b cross join lateral (select o.id from orders o where o.organization_id = ${own} and o.customer_id = b.id and o.status <> 'draft'
      order by o.placed_at, o.id limit 1) o`);
  return rows.map(({ id }) => id);
}

/** Notes under which category articles are counted from their first order on. */
async function noteProducts(ctx: Context, generation: number, orderIds: readonly string[]): Promise<void> {
  const own = sql`${ctx.actor.organizationId}::uuid`;
  await ctx.db.execute(sql`
    insert into analytics_products (organization_id, generation, product_id, category)
    select ${own}, ${generation}::int, l.product_id, p.category
    from (select distinct product_id from order_lines where organization_id = ${own} and order_id = any(${sql.param([...orderIds])}::uuid[]) and product_id is not null offset 0) l
      cross join lateral (select coalesce(product_group, '') as category from products where organization_id = ${own} and id = l.product_id offset 0) p
    where not exists (select 1 from analytics_products a where a.organization_id = ${own} and a.generation = ${generation}::int and a.product_id = l.product_id)`);
}
