import { and, asc, eq, gt, gte, inArray, lt, sql } from "drizzle-orm";
import { addDays, startOfDay } from "@/lib/dates";
import { products } from "@/modules/catalog/tables";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import type { DemandSpan } from "../demand/demand-queries";
import { isForecast } from "./request-forecast";
import { liveStatuses } from "./run-status";
import { demandForecasts, forecastRuns, pastForecasts } from "./tables";

export type Run = typeof forecastRuns.$inferSelect;

/** Two years and a month: a season of the year is told from the one before. */
const longestHistory = 760;

/** A run that is to go on, and the days that it looks at. Null when it is over, or was never begun. */
export async function loadRun(ctx: Context, runId: string): Promise<{ run: Run; span: DemandSpan; starts: number[] } | null> {
  const [found] = await ctx.db
    .select({ run: forecastRuns, timezone: organizations.timezone, currency: organizations.currency })
    .from(forecastRuns)
    .innerJoin(organizations, eq(organizations.id, forecastRuns.organizationId))
    .where(
      and(
        eq(forecastRuns.organizationId, ctx.actor.organizationId),
        eq(forecastRuns.id, runId),
        inArray(forecastRuns.status, [...liveStatuses]),
      ),
    );
  if (!found) return null;
  const { run, timezone, currency } = found;
  const { rows } = await ctx.db.execute<{ day: string | null }>(sql`
    select to_char(min(placed_at) at time zone ${timezone}, 'YYYY-MM-DD') as day from orders where organization_id = ${ctx.actor.organizationId}::uuid`);
  const until = addDays(run.fromDay, -1);
  const earliest = addDays(run.fromDay, -longestHistory);
  const first = rows[0]?.day ?? until;
  // Days compare as texts.
  const [, from = until] = [earliest, first, until].sort();
  const starts: number[] = [];
  for (let day = from; day <= run.fromDay; day = addDays(day, 1)) starts.push(startOfDay(day, timezone).getTime() / 1_000);
  return { run, span: { from, until, timezone, currency }, starts };
}

/** The next products of a run, after one. */
export async function nextProducts(ctx: Context, after: string | null, limit: number): Promise<{ id: string; abc: string | null }[]> {
  return ctx.db
    .select({ id: products.id, abc: demandForecasts.abc })
    .from(products)
    .leftJoin(demandForecasts, and(eq(demandForecasts.organizationId, products.organizationId), eq(demandForecasts.productId, products.id)))
    .where(and(eq(products.organizationId, ctx.actor.organizationId), isForecast, after ? gt(products.id, after) : undefined))
    .orderBy(asc(products.id))
    .limit(limit);
}

/** Whether this run's forecasts are the first of their week, which are kept. */
export async function isFirstOfWeek(ctx: Context, fromDay: string): Promise<boolean> {
  const weekday = (new Date(`${fromDay}T00:00:00Z`).getUTCDay() + 6) % 7;
  const [earlier] = await ctx.db
    .select({ day: pastForecasts.fromDay })
    .from(pastForecasts)
    .where(
      and(
        eq(pastForecasts.organizationId, ctx.actor.organizationId),
        gte(pastForecasts.fromDay, addDays(fromDay, -weekday)),
        lt(pastForecasts.fromDay, fromDay),
      ),
    )
    .limit(1);
  return !earlier;
}

/** First days of past forecasts of some products that lack facts, counted from the first day of what is read. */
export async function forecastsToCompare(ctx: Context, productIds: readonly string[], from: string): Promise<Map<string, number[]>> {
  const { rows } = await ctx.db.execute<{ productId: string; at: number }>(sql`
    select product_id as "productId", from_day - ${from}::date as at from past_forecasts
    where organization_id = ${ctx.actor.organizationId}::uuid and product_id = any(${sql.param([...productIds])}::uuid[])
      and cardinality(facts) < 4 and from_day >= ${from}::date`);
  const days = new Map<string, number[]>();
  for (const { productId, at } of rows) days.set(productId, [...(days.get(productId) ?? []), at]);
  return days;
}
