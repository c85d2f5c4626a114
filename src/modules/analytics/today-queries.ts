import { eq, sql } from "drizzle-orm";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";

const placedForUs = sql`o.status <> 'cancelled'`;

async function organizationOf(ctx: Context) {
  const [row] = await ctx.db
    .select({ timezone: organizations.timezone, currency: organizations.currency })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  return row ?? { timezone: "UTC", currency: "RUB" };
}

export type SalesHour = { hour: number; todayMinor: number | null; beforeMinor: number; todayOrders: number | null; beforeOrders: number };
export type Today = {
  currency: string;
  orders: number;
  totalMinor: number;
  /** The same weekday a week ago, to this minute of the day. */
  before: { orders: number; totalMinor: number; wholeDayMinor: number };
  leftToShip: number;
  /** Sums by the end of each hour of the organization's day; null for hours that have not begun. */
  hours: SalesHour[];
};

/** Today's sales against the same weekday a week ago, in the organization's day and currency. */
export async function todayOf(ctx: Context): Promise<Today> {
  const own = ctx.actor.organizationId;
  const { timezone, currency } = await organizationOf(ctx);
  const { rows } = await ctx.db.execute<{
    day: "today" | "before";
    hour: number;
    orders: number;
    total: number;
    by_now_orders: number;
    by_now_total: number;
  }>(sql`
    with day as (select date_trunc('day', now() at time zone ${timezone}) as start)
    select case when o.placed_at >= (day.start at time zone ${timezone}) then 'today' else 'before' end as day,
      extract(hour from o.placed_at at time zone ${timezone})::int as hour, count(*)::int as orders, sum(o.total_minor)::float8 as total,
      count(*) filter (where o.placed_at <= now() - interval '7 days')::int as by_now_orders,
      coalesce(sum(o.total_minor) filter (where o.placed_at <= now() - interval '7 days'), 0)::float8 as by_now_total
    from orders o, day
    where o.organization_id = ${own} and o.currency = ${currency} and ${placedForUs}
      and (o.placed_at >= (day.start at time zone ${timezone})
        or (o.placed_at >= ((day.start - interval '7 days') at time zone ${timezone}) and o.placed_at < ((day.start - interval '6 days') at time zone ${timezone})))
    group by 1, 2`);
  const { rows: left } = await ctx.db.execute<{ n: number; hour: number }>(sql`
    select (select count(*)::int from (select 1 from fulfilments where organization_id = ${own} and status in ('planned', 'picking', 'picked', 'packed') limit 10000) x) as n,
      extract(hour from now() at time zone ${timezone})::int as hour`);
  const hourNow = left[0]?.hour ?? 0;
  const sum = (day: "today" | "before", upTo: number, of: (row: (typeof rows)[number]) => number) =>
    rows.filter((row) => row.day === day && row.hour <= upTo).reduce((total, row) => total + of(row), 0);
  const before = rows.filter((row) => row.day === "before");
  return {
    currency,
    orders: sum("today", 23, (row) => row.orders),
    totalMinor: sum("today", 23, (row) => row.total),
    before: {
      orders: before.reduce((total, row) => total + row.by_now_orders, 0),
      totalMinor: before.reduce((total, row) => total + row.by_now_total, 0),
      wholeDayMinor: sum("before", 23, (row) => row.total),
    },
    leftToShip: left[0]?.n ?? 0,
    hours: Array.from({ length: 24 }, (_, hour) => ({
      hour,
      todayMinor: hour <= hourNow ? sum("today", hour, (row) => row.total) : null,
      beforeMinor: sum("before", hour, (row) => row.total),
      todayOrders: hour <= hourNow ? sum("today", hour, (row) => row.orders) : null,
      beforeOrders: sum("before", hour, (row) => row.orders),
    })),
  };
}

export type WarehouseWork = {
  code: string;
  name: string;
  cutOff: string;
  timezone: string;
  done: number;
  active: number;
  waiting: number;
  late: number;
};

/** Today's work of each warehouse: what is due by the end of its day, and what already left or stands ready. */
export async function workOf(ctx: Context): Promise<WarehouseWork[]> {
  const { rows } = await ctx.db.execute<WarehouseWork>(sql`
    select w.code, w.name, w.cut_off as "cutOff", w.timezone,
      count(f.id) filter (where f.status in ('packed', 'handed_over', 'delivered'))::int as done,
      count(f.id) filter (where f.status in ('picking', 'picked'))::int as active,
      count(f.id) filter (where f.status = 'planned')::int as waiting,
      count(f.id) filter (where f.status in ('planned', 'picking', 'picked') and f.due_at < now())::int as late
    from warehouses w
    left join lateral (
      select id, status, due_at from fulfilments where organization_id = w.organization_id and warehouse_id = w.id
        and status in ('planned', 'picking', 'picked', 'packed') and due_at < (date_trunc('day', now() at time zone w.timezone) + interval '1 day') at time zone w.timezone
      union all
      select id, status, due_at from fulfilments where organization_id = w.organization_id and warehouse_id = w.id
        and status not in ('planned', 'picking', 'picked', 'packed', 'cancelled') and handed_over_at >= date_trunc('day', now() at time zone w.timezone) at time zone w.timezone
    ) f on true
    where w.organization_id = ${ctx.actor.organizationId} and w.active
    group by w.organization_id, w.id order by w.priority, w.code`);
  return rows;
}
