import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";

type Sold = {
  sku: string;
  /** The first day is so many days before the actor's today. */
  days: number;
  /** Units of each day, counted from the first. */
  units: (day: number) => number;
  status?: "closed" | "cancelled" | "draft";
  fulfilledBy?: "us" | "channel";
};

/** Orders of the past of one product, one a day at noon in Moscow, as rows: they moved no stock. */
export async function soldDaily(ctx: Context, { sku, days, units, status = "closed", fulfilledBy = "us" }: Sold): Promise<void> {
  const own = ctx.actor.organizationId;
  const rows = Array.from({ length: days }, (_, day) => ({ at: ctx.now().getTime() - (days - day) * 86_400_000, units: units(day) }));
  await ctx.db.execute(sql`
    with sold as (
      select gen_random_uuid() as id, gen_random_uuid() as line_id, v.units,
        date_trunc('day', to_timestamp(v.at / 1000.0) at time zone 'Europe/Moscow') at time zone 'Europe/Moscow' + interval '12 hours' as at
      from jsonb_to_recordset(${JSON.stringify(rows.filter((row) => row.units > 0))}::jsonb) as v(at float8, units int)
    ), placed as (
      insert into orders (organization_id, id, number, channel_id, status, payment_status, fulfilment_status, fulfilled_by, placed_at, currency, customer_name,
        payment_terms, tracking_token)
      select ${own}::uuid, s.id, 'H' || s.id, c.id, ${status}, 'paid', 'delivered', ${fulfilledBy}, s.at, 'RUB', 'Nobody', 'prepaid', s.id::text
      from sold s, channels c where c.organization_id = ${own}::uuid and c.code = 'site'
      returning id
    )
    insert into order_lines (organization_id, id, order_id, position, placed_at, product_id, sku, name, quantity, unit_price_minor, total_minor)
    select ${own}::uuid, s.line_id, s.id, 1, s.at, p.id, p.sku, p.name, s.units, p.price_minor, s.units * p.price_minor
    from sold s, products p where p.organization_id = ${own}::uuid and p.sku = ${sku}`);
}
