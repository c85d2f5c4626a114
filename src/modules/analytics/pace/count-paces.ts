import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";

/** What sells so slowly that it lasts longer than this runs low for nobody. */
const longest = 90;

type Pace = { product_id: string; per_day: number; days_left: number };

/**
 * Counts anew how fast each product sold in the last 28 days, and for how long what is free would last. It is read before it is
 * written: a transaction that writes for seconds would hold everybody's events back.
 */
export async function countPaces(ctx: Context): Promise<void> {
  const { rows } = await ctx.db.execute<Pace>(sql`
    select product_id, per_day, units / per_day as days_left from (${pacesNow(ctx)}) pace, lateral (${unitsLeft(ctx)}) stock
    where per_day > 0 and units / per_day < ${longest}`);
  await inTransaction(ctx, async (ctx) => {
    const own = ctx.actor.organizationId;
    await ctx.db.execute(sql`delete from product_paces where organization_id = ${own}`);
    await ctx.db.execute(sql`
      insert into product_paces (organization_id, product_id, per_day, days_left)
      select ${own}::uuid, product_id, per_day, days_left from jsonb_populate_recordset(null::product_paces, ${JSON.stringify(rows)}::jsonb)`);
  });
}

/** Units of each product ordered per day, by the orders of the last 28 days. */
export const pacesNow = (ctx: Context) => sql`
  select l.product_id, sum(l.quantity - l.cancelled)::float8 / 28 as per_day
  from order_lines l join orders o on o.organization_id = l.organization_id and o.id = l.order_id
  where o.organization_id = ${ctx.actor.organizationId} and o.placed_at > ${ctx.now().toISOString()}::timestamptz - interval '28 days'
    and o.status <> 'cancelled' and l.product_id is not null
  group by 1`;

/** What may still be promised of a product, and what is on its way. */
export const unitsLeft = (ctx: Context) => sql`
  select coalesce(sum(greatest(0, on_hand - reserved - safety - damaged - quarantine - in_check - put_back)), 0)::int as units, coalesce(sum(incoming), 0)::int as incoming
  from stock_levels s where s.organization_id = ${ctx.actor.organizationId} and s.product_id = pace.product_id`;
