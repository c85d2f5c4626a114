import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { addDays } from "@/lib/dates";
import type { Context } from "@/platform/context";
import type { ProductForecast } from "./forecast-product";
import type { Run } from "./load-run";
import { liveStatuses } from "./run-status";
import { forecastRuns } from "./tables";

export type Written = {
  run: Run;
  from: string;
  isKept: boolean;
  forecasts: readonly ProductForecast[];
  revenue: ReadonlyMap<string, number>;
};

/** Writes what was forecast of some products, in the transaction of the caller. */
export async function writeForecasts(ctx: Context, { run, from, isKept, forecasts, revenue }: Written): Promise<void> {
  const dayAt = (at: number | null) => (at === null ? null : addDays(from, at));
  const rows = forecasts.map((one) => ({
    ...one,
    readyOn: one.readyIn === null ? null : addDays(run.fromDay, one.readyIn),
    firstDemandOn: dayAt(one.firstDemand),
    lastDemandOn: dayAt(one.lastDemand),
    revenueMinor: Math.round(revenue.get(one.productId) ?? 0),
  }));
  await ctx.db.execute(sql`
    insert into demand_forecasts (organization_id, product_id, run_id, from_day, pattern, methods, ready_on, first_demand_on, last_demand_on, history_days,
      folds, filled, damped, mase, mase_naive, mase_seasonal, bias, deviation, per_day, mean, lower, upper, tried, units, revenue_minor, xyz)
    select ${run.organizationId}::uuid, v."productId", ${run.id}::uuid, ${run.fromDay}::date, v.pattern, v.methods, v."readyOn", v."firstDemandOn", v."lastDemandOn",
      v."historyDays", v.folds, v.filled, v.damped, v.mase, v."maseNaive", v."maseSeasonal", v.bias, v.deviation, v."perDay", v.mean, v.lower, v.upper, v.tried,
      v.units, v."revenueMinor", v.xyz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v("productId" uuid, pattern text, methods text[], "readyOn" date, "firstDemandOn" date,
      "lastDemandOn" date, "historyDays" int, folds int, filled int, damped int, mase real, "maseNaive" real, "maseSeasonal" real, bias real, deviation real,
      "perDay" real, mean real[], lower real[], upper real[], tried jsonb, units int, "revenueMinor" bigint, xyz text)
    on conflict (organization_id, product_id) do update set run_id = excluded.run_id, from_day = excluded.from_day, pattern = excluded.pattern,
      methods = excluded.methods, ready_on = excluded.ready_on, first_demand_on = excluded.first_demand_on, last_demand_on = excluded.last_demand_on,
      history_days = excluded.history_days, folds = excluded.folds, filled = excluded.filled, damped = excluded.damped, mase = excluded.mase,
      mase_naive = excluded.mase_naive, mase_seasonal = excluded.mase_seasonal, bias = excluded.bias, deviation = excluded.deviation,
      per_day = excluded.per_day, mean = excluded.mean, lower = excluded.lower, upper = excluded.upper, tried = excluded.tried, units = excluded.units,
      revenue_minor = excluded.revenue_minor, xyz = excluded.xyz`);
  await writePast(ctx, { run, from, isKept, forecasts });
}

/** Keeps the first forecasts of a week, and writes down what the weeks of earlier ones asked for. */
async function writePast(ctx: Context, { run, from, isKept, forecasts }: Omit<Written, "revenue">): Promise<void> {
  const kept = isKept ? forecasts.filter(({ lastDemand }) => lastDemand !== null) : [];
  const week = (mean: readonly number[], at: number) => mean.slice(7 * at, 7 * at + 7).reduce((sum, units) => sum + units, 0);
  const rows = kept.map(({ productId, mean, lastWeek }) => ({
    productId,
    weeks: [0, 1, 2, 3].map((at) => week(mean, at)),
    naive: lastWeek,
  }));
  if (rows.length > 0)
    await ctx.db.execute(sql`
      insert into past_forecasts (organization_id, product_id, from_day, weeks, naive)
      select ${run.organizationId}::uuid, v."productId", ${run.fromDay}::date, v.weeks, v.naive
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v("productId" uuid, weeks real[], naive real)
      on conflict do nothing`);
  const facts = forecasts.flatMap(({ productId, facts }) => facts.map(({ at, weeks }) => ({ productId, day: addDays(from, at), weeks })));
  if (facts.length > 0)
    await ctx.db.execute(sql`
      update past_forecasts p set facts = v.weeks
      from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as v("productId" uuid, day date, weeks real[])
      where p.organization_id = ${run.organizationId}::uuid and p.product_id = v."productId" and p.from_day = v.day and p.facts <> v.weeks`);
}

/** Tells how far a run is. False when it is elsewhere by now: another process has it in hand, and this one stops. */
export async function moveRun(
  ctx: Context,
  run: Run,
  {
    after,
    lastProductId,
    forecasts,
    workMs,
  }: { after: string | null; lastProductId: string; forecasts: readonly ProductForecast[]; workMs: number },
): Promise<boolean> {
  const tested = forecasts.filter(({ mase, maseSeasonal }) => mase !== null && maseSeasonal !== null);
  const sum = (of: (one: ProductForecast) => number | null) => tested.reduce((total, one) => total + (of(one) ?? 0), 0);
  const moved = await ctx.db
    .update(forecastRuns)
    .set({
      movedAt: ctx.now(),
      status: "running",
      done: sql`${forecastRuns.done} + ${forecasts.length}`,
      lastProductId,
      forecast: sql`${forecastRuns.forecast} + ${forecasts.filter(({ pattern }) => pattern !== "new" && pattern !== "none").length}`,
      tested: sql`${forecastRuns.tested} + ${tested.length}`,
      maseSum: sql`${forecastRuns.maseSum} + ${sum(({ mase }) => mase)}`,
      maseSeasonalSum: sql`${forecastRuns.maseSeasonalSum} + ${sum(({ maseSeasonal }) => maseSeasonal)}`,
      workMs: sql`${forecastRuns.workMs} + ${Math.round(workMs)}`,
    })
    .where(
      and(
        eq(forecastRuns.organizationId, run.organizationId),
        eq(forecastRuns.id, run.id),
        inArray(forecastRuns.status, [...liveStatuses]),
        after ? eq(forecastRuns.lastProductId, after) : isNull(forecastRuns.lastProductId),
      ),
    )
    .returning({ id: forecastRuns.id });
  return moved.length > 0;
}
