import { and, asc, eq, sql } from "drizzle-orm";
import { addDays, dayOf } from "@/lib/dates";
import type { Context } from "@/platform/context";
import { pastForecasts } from "./tables";

const weeksShown = 13;

/** A week that is over: what was forecast for it at its beginning and asked for, and how much both ways erred over all products. */
export type AccuracyWeek = { fromDay: string; products: number; expected: number; asked: number; missed: number; missedNaive: number };

/** The last quarter, week by week: forecasts against facts. */
export async function forecastAccuracy(ctx: Context): Promise<AccuracyWeek[]> {
  const since = addDays(dayOf(ctx.now(), "UTC"), -7 * (weeksShown + 1));
  const { rows } = await ctx.db.execute<AccuracyWeek>(sql`
    select to_char(from_day, 'YYYY-MM-DD') as "fromDay", count(*)::int as products, sum(weeks[1])::float8 as expected, sum(facts[1])::float8 as asked,
      sum(abs(weeks[1] - facts[1]))::float8 as missed, sum(abs(naive - facts[1]))::float8 as "missedNaive"
    from past_forecasts
    where organization_id = ${ctx.actor.organizationId}::uuid and from_day > ${since}::date and cardinality(facts) > 0
    group by 1 order by 1`);
  return rows.slice(-weeksShown);
}

export type PastForecast = { fromDay: string; weeks: number[]; naive: number; facts: number[] };

/** Past forecasts of one product with what became of them, the oldest first. */
export async function pastForecastsOf(ctx: Context, productId: string): Promise<PastForecast[]> {
  const { fromDay, weeks, naive, facts } = pastForecasts;
  const rows = await ctx.db
    .select({ fromDay, weeks, naive, facts })
    .from(pastForecasts)
    .where(and(eq(pastForecasts.organizationId, ctx.actor.organizationId), eq(pastForecasts.productId, productId)))
    .orderBy(asc(pastForecasts.fromDay));
  return rows.slice(-weeksShown);
}
