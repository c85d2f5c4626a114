import { eq, sql } from "drizzle-orm";
import { addDays, dayOf, startOfDay } from "@/lib/dates";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import type { Period } from "./period";

type Span = { timezone: string; currency: string; from: string; to: string; start: Date; end: Date };

/** The period as instants of the organization's time zone, at most two years long. */
export async function spanOf(ctx: Context, period: Period): Promise<Span> {
  const [organization] = await ctx.db
    .select({ timezone: organizations.timezone, currency: organizations.currency })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  const { timezone = "UTC", currency = "RUB" } = organization ?? {};
  const to = period.to ?? dayOf(ctx.now(), timezone);
  const from = period.from && period.from <= to ? period.from : addDays(to, -29);
  const longest = addDays(to, -730);
  // Days compare as texts.
  const [, first = from] = [from, longest].sort();
  return { timezone, currency, from: first, to, start: startOfDay(first, timezone), end: startOfDay(addDays(to, 1), timezone) };
}

const ofPeriod = (ctx: Context, span: Span, period: Period) => sql`
  o.organization_id = ${ctx.actor.organizationId} and o.placed_at >= ${span.start.toISOString()}::timestamptz and o.placed_at < ${span.end.toISOString()}::timestamptz
  and o.currency = ${span.currency} and o.status <> 'cancelled'
  and (${period.channel ?? null}::text is null or c.code = ${period.channel ?? null}::text)
  and (${period.warehouse ?? null}::text is null or exists (select 1 from fulfilments f join warehouses w on w.organization_id = f.organization_id and w.id = f.warehouse_id
    where f.organization_id = o.organization_id and f.order_id = o.id and w.code = ${period.warehouse ?? null}::text))`;

export type SalesDay = { day: string; channel: string; channelName: string; orders: number; totalMinor: number };
export type ChannelSales = {
  channel: string;
  channelName: string;
  orders: number;
  totalMinor: number;
  beforeMinor: number;
  averageMinor: number;
  units: number;
};

export type Sales = {
  currency: string;
  from: string;
  to: string;
  days: SalesDay[];
  channels: ChannelSales[];
  total: { orders: number; totalMinor: number; units: number; averageMinor: number };
  before: { orders: number; totalMinor: number };
};

/** Orders and sales by the organization's day and by channel, beside the period of the same length before. Cancelled orders do not count. */
export async function salesOf(ctx: Context, period: Period): Promise<Sales> {
  const span = await spanOf(ctx, period);
  const length = Math.round((span.end.getTime() - span.start.getTime()) / 86_400_000);
  const earlier = { ...span, start: startOfDay(addDays(span.from, -length), span.timezone), end: span.start };
  const { rows: days } = await ctx.db.execute<SalesDay & { units: number }>(sql`
    select to_char(o.placed_at at time zone ${span.timezone}, 'YYYY-MM-DD') as day, c.code as channel, c.name as "channelName",
      count(*)::int as orders, sum(o.total_minor)::float8 as "totalMinor",
      sum((select coalesce(sum(l.quantity - l.cancelled), 0) from order_lines l where l.organization_id = o.organization_id and l.order_id = o.id))::int as units
    from orders o join channels c on c.organization_id = o.organization_id and c.id = o.channel_id
    where ${ofPeriod(ctx, span, period)} group by 1, 2, 3 order by 1, 2`);
  const { rows: before } = await ctx.db.execute<{ channel: string; orders: number; totalMinor: number }>(sql`
    select c.code as channel, count(*)::int as orders, sum(o.total_minor)::float8 as "totalMinor"
    from orders o join channels c on c.organization_id = o.organization_id and c.id = o.channel_id
    where ${ofPeriod(ctx, earlier, period)} group by 1`);
  const sum = <Row>(rows: readonly Row[], of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const channels = [...new Set(days.map((day) => day.channel))].map((channel): ChannelSales => {
    const own = days.filter((day) => day.channel === channel);
    const orders = sum(own, (day) => day.orders);
    const totalMinor = sum(own, (day) => day.totalMinor);
    return {
      channel,
      channelName: own[0]?.channelName ?? channel,
      orders,
      totalMinor,
      units: sum(own, (day) => day.units),
      averageMinor: orders > 0 ? Math.round(totalMinor / orders) : 0,
      beforeMinor: before.find((row) => row.channel === channel)?.totalMinor ?? 0,
    };
  });
  const orders = sum(channels, (channel) => channel.orders);
  const totalMinor = sum(channels, (channel) => channel.totalMinor);
  return {
    currency: span.currency,
    from: span.from,
    to: span.to,
    days: days.map(({ units, ...day }) => day),
    channels: channels.sort((a, b) => b.totalMinor - a.totalMinor),
    total: {
      orders,
      totalMinor,
      units: sum(channels, (channel) => channel.units),
      averageMinor: orders > 0 ? Math.round(totalMinor / orders) : 0,
    },
    before: { orders: sum(before, (row) => row.orders), totalMinor: sum(before, (row) => row.totalMinor) },
  };
}

export const measuredStages = ["reserve", "wait", "pick", "pack", "hand_over", "deliver"] as const;
export type StageTime = { stage: (typeof measuredStages)[number]; orders: number; medianMinutes: number; p90Minutes: number };

/** How long each stage took, median and ninth decile, for orders placed in the period that finished it. */
export async function stageTimesOf(ctx: Context, period: Period): Promise<StageTime[]> {
  const span = await spanOf(ctx, period);
  const { rows } = await ctx.db.execute<StageTime>(sql`
    with spans as (
      select o.id, s.stage, s.rank, extract(epoch from s.until - s.since) / 60 as minutes
      from orders o join channels c on c.organization_id = o.organization_id and c.id = o.channel_id,
      lateral (values (1, 'reserve', o.placed_at, o.reserved_at), (2, 'wait', o.reserved_at, o.picking_at), (3, 'pick', o.picking_at, o.picked_at),
        (4, 'pack', o.picked_at, o.packed_at), (5, 'hand_over', o.packed_at, o.handed_over_at), (6, 'deliver', o.handed_over_at, o.delivered_at)) as s(rank, stage, since, until)
      where ${ofPeriod(ctx, span, period)} and s.since is not null and s.until >= s.since
    )
    select stage, count(*)::int as orders,
      round((percentile_cont(0.5) within group (order by minutes))::numeric, 1)::float8 as "medianMinutes",
      round((percentile_cont(0.9) within group (order by minutes))::numeric, 1)::float8 as "p90Minutes"
    from spans group by rank, stage order by rank`);
  return rows;
}
