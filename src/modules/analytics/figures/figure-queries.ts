import { eq, type SQL, sql } from "drizzle-orm";
import { dayOf } from "@/lib/dates";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { type AskFigures, type Breakdown, type Comparison, narrowingOf } from "./ask";
import { restOfDay } from "./day-points";
import { comparedDays, type Days, daysAsked } from "./span";
import { nothing, type Sums } from "./sums";
import { channelKey, valueKey, warehouseKey } from "./value-keys";

export type Span = Days & { before: Days | null; compare: Comparison; today: string; timezone: string; currency: string };

/** The days of a question and those they are compared with, by the organization's calendar, and its currency. */
export async function spanOf(ctx: Context, { from, to, compare = "before" }: AskFigures): Promise<Span> {
  const [organization] = await ctx.db
    .select({ timezone: organizations.timezone, currency: organizations.currency })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  const { timezone = "UTC", currency = "RUB" } = organization ?? {};
  const today = dayOf(ctx.now(), timezone);
  const days = daysAsked({ from, to }, today);
  return { ...days, before: comparedDays(days, compare), compare, today, timezone, currency };
}

const summed = sql`sum(r.orders)::float8 as orders, sum(r.confirmed)::float8 as confirmed, sum(r.cancelled)::float8 as cancelled,
  sum(r.cancelled_minor)::float8 as "cancelledMinor", sum(r.units)::float8 as units, sum(r.gross_minor)::float8 as "grossMinor",
  sum(r.discount_minor)::float8 as "discountMinor", sum(r.tax_minor)::float8 as "taxMinor", sum(r.total_minor)::float8 as "totalMinor",
  sum(r.shipping_minor)::float8 as "shippingMinor", sum(r.refunded_minor)::float8 as "refundedMinor",
  sum(r.returned_orders)::float8 as "returnedOrders", sum(r.returned_units)::float8 as "returnedUnits", sum(r.cost_minor)::float8 as "costMinor",
  sum(r.uncosted_units)::float8 as "uncostedUnits", sum(r.commission_minor)::float8 as "commissionMinor",
  sum(r.logistics_minor)::float8 as "logisticsMinor", sum(r.other_fees_minor)::float8 as "otherFeesMinor",
  sum(r.delivery_minor)::float8 as "deliveryMinor", sum(r.way_back_minor)::float8 as "wayBackMinor"`;

/** The figures that are read by now; those in the making are not looked at. */
export const ourFigures = (ctx: Context) => sql`r.organization_id = ${ctx.actor.organizationId}::uuid
  and r.generation = (select s.generation from analytics_states s where s.organization_id = ${ctx.actor.organizationId}::uuid)`;

/** Which dimension's sums answer a question, and which of its values. */
function narrowed(ctx: Context, ask: AskFigures, by?: Breakdown): SQL {
  const narrowing = narrowingOf(ask);
  const dimension = narrowing ?? (by && by !== "channel" && by !== "product" ? by : "all");
  const value = {
    warehouse: () => warehouseKey(ctx, ask.warehouse ?? ""),
    region: () => sql`${valueKey(ask.region ?? "")}`,
    responsible: () => sql`${valueKey(ask.responsible ?? "")}`,
    category: () => sql`${valueKey(ask.category ?? "")}`,
    buyer: () => sql`${ask.buyer ?? ""}`,
  };
  return sql`r.dimension = ${dimension}
    ${narrowing ? sql`and r.value = ${value[narrowing]()}` : sql``}
    ${ask.channel ? sql`and r.channel_id = ${channelKey(ctx, ask.channel)}` : sql``}`;
}

const within = ({ from, to }: Days) => sql`r.day between ${from}::date and ${to}::date`;

/** All of a question's days together. */
export async function totalsOf(ctx: Context, ask: AskFigures, days: Days, currency: string): Promise<Sums> {
  const { rows } = await ctx.db.execute<Sums>(sql`
    select ${summed} from analytics_days r
    where ${ourFigures(ctx)} and ${narrowed(ctx, ask)} and ${within(days)} and r.currency = ${currency} having count(*) > 0`);
  return rows[0] ?? nothing;
}

/** How many orders of a question are in other currencies, and so in none of its sums. */
export async function inOtherCurrencies(ctx: Context, ask: AskFigures, span: Span): Promise<number> {
  const { rows } = await ctx.db.execute<{ n: number }>(sql`
    select coalesce(sum(r.orders), 0)::int as n from analytics_days r
    where ${ourFigures(ctx)} and ${narrowed(ctx, ask)} and ${within(span)} and r.currency <> ${span.currency}`);
  return rows[0]?.n ?? 0;
}

/** Orders and sales of one part of a day. */
export type DayParts = { day: string; value: string; orders: number; units: number; totalMinor: number };

/** What each day consists of by the values of a dimension: those that are named, and all others under nothing. Empty days are left out. */
export async function dayPartsOf(
  ctx: Context,
  ask: AskFigures,
  by: Exclude<Breakdown, "product">,
  days: Days,
  currency: string,
  values: readonly string[],
): Promise<DayParts[]> {
  const value = by === "channel" ? sql`r.channel_id::text` : sql`r.value`;
  const { rows } = await ctx.db.execute<DayParts>(sql`
    select to_char(r.day, 'YYYY-MM-DD') as day, case when ${value} = any(${sql.param([...values])}::text[]) then ${value} else ${restOfDay} end as value,
      sum(r.orders)::float8 as orders, sum(r.units)::float8 as units, sum(r.total_minor)::float8 as "totalMinor"
    from analytics_days r
    where ${ourFigures(ctx)} and ${narrowed(ctx, ask, by)} and ${within(days)} and r.currency = ${currency}
    group by 1, 2 order by 1, 2`);
  return rows;
}

export type ValueSums = { value: string; now: Sums; before: Sums | null };

/** Sums of the period by the values of a dimension, each beside those of the period that it is compared with; unordered. */
export async function valuesOf(ctx: Context, ask: AskFigures, by: Exclude<Breakdown, "product">, span: Span): Promise<ValueSums[]> {
  const value = by === "channel" ? sql`r.channel_id::text` : sql`r.value`;
  const sumsOf = async (days: Days) => {
    const { rows } = await ctx.db.execute<Sums & { value: string }>(sql`
      select ${value} as value, ${summed} from analytics_days r
      where ${ourFigures(ctx)} and ${narrowed(ctx, ask, by)} and r.currency = ${span.currency} and ${within(days)} group by 1`);
    return new Map(rows.map(({ value, ...sums }) => [value, sums as Sums]));
  };
  const now = await sumsOf(span);
  const before = span.before ? await sumsOf(span.before) : null;
  return [...new Set([...now.keys(), ...(before?.keys() ?? [])])].map((value) => ({
    value,
    now: now.get(value) ?? nothing,
    before: before && (before.get(value) ?? nothing),
  }));
}
