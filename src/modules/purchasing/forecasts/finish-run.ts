import { and, eq, inArray, sql } from "drizzle-orm";
import { addDays } from "@/lib/dates";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import type { Run } from "./load-run";
import { liveStatuses } from "./run-status";
import { forecastRuns } from "./tables";

/** Comparisons are kept for a year and a quarter. */
const pastDays = 456;
const [shareOfA, shareOfB] = [0.8, 0.95];

/** Ends a run: classes the products by what they earn, forgets those that are sold no more, and tells that it is done. */
export function finishRun(ctx: Context, run: Run): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const ended = await ctx.db
      .update(forecastRuns)
      .set({ status: "done", finishedAt: ctx.now(), movedAt: ctx.now() })
      .where(
        and(
          eq(forecastRuns.organizationId, run.organizationId),
          eq(forecastRuns.id, run.id),
          inArray(forecastRuns.status, [...liveStatuses]),
        ),
      )
      .returning();
    const [row] = ended;
    if (!row) return;
    const own = sql`organization_id = ${run.organizationId}::uuid`;
    await ctx.db.execute(sql`delete from demand_forecasts where ${own} and run_id <> ${run.id}::uuid`);
    await ctx.db.execute(sql`
      delete from stock_plans s where ${own}
        and not exists (select 1 from demand_forecasts f where f.organization_id = s.organization_id and f.product_id = s.product_id)`);
    await ctx.db.execute(sql`delete from past_forecasts where ${own} and from_day < ${addDays(run.fromDay, -pastDays)}::date`);
    await ctx.db.execute(sql`
      update demand_forecasts f set abc = c.abc
      from (
        select product_id, case when total = 0 then null when before < ${shareOfA} * total then 'A' when before < ${shareOfB} * total then 'B' else 'C' end as abc
        from (
          select product_id, sum(revenue_minor) over (order by revenue_minor desc, product_id) - revenue_minor as before, sum(revenue_minor) over () as total
          from demand_forecasts where ${own}
        ) sums
      ) c
      where f.organization_id = ${run.organizationId}::uuid and f.product_id = c.product_id and f.abc is distinct from c.abc`);
    await record(ctx, {
      type: "forecast.made",
      subject: { kind: "forecast", id: run.id },
      data: { products: row.done, forecast: row.forecast },
    });
  });
}
