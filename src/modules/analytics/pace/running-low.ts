import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { pacesNow, unitsLeft } from "./count-paces";

export type RunningLow = {
  sku: string;
  name: string;
  picture: string | null;
  available: number;
  perDay: number;
  daysLeft: number;
  incoming: number;
};

const soon = 14;
/** With more orders in four weeks than this, paces are counted every hour and not at each look. */
const fewOrders = 1_000;
/** So many of what ended soonest when it was counted are looked at by the stock of now. */
const lookedAt = 1_000;

/** Products that end soonest by the pace of the last 28 days: available units over units ordered per day. */
export async function runningLow(ctx: Context, limit = 5): Promise<RunningLow[]> {
  const own = ctx.actor.organizationId;
  const paces = (await sellsMuch(ctx))
    ? sql`select product_id, per_day from product_paces where organization_id = ${own} order by days_left limit ${lookedAt}`
    : pacesNow(ctx);
  const { rows } = await ctx.db.execute<RunningLow>(sql`
    select p.sku, p.name, p.picture, stock.units as available, round(pace.per_day::numeric, 2)::float8 as "perDay",
      floor(stock.units / pace.per_day)::int as "daysLeft", stock.incoming
    from (${paces}) pace join products p on p.organization_id = ${own} and p.id = pace.product_id and not p.is_bundle, lateral (${unitsLeft(ctx)}) stock
    where pace.per_day > 0 and stock.units / pace.per_day < ${soon}
    order by stock.units / pace.per_day, pace.per_day desc, p.sku limit ${limit}`);
  return rows;
}

/** Whether a shop sells so much that its paces are kept. */
export async function sellsMuch(ctx: Context): Promise<boolean> {
  const { rows } = await ctx.db.execute<{ orders: number }>(sql`
    select count(*)::int as orders from (select 1 from orders where organization_id = ${ctx.actor.organizationId}
      and placed_at > ${ctx.now().toISOString()}::timestamptz - interval '28 days' limit ${fewOrders + 1}) x`);
  return (rows[0]?.orders ?? 0) > fewOrders;
}
