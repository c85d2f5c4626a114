import { and, desc, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { forecastRuns } from "./tables";

const mine = (ctx: Context) => eq(forecastRuns.organizationId, ctx.actor.organizationId);

export type RunView = ReturnType<typeof viewOf>;

/** How far the last run is, or what it came to; null before the first. */
export async function lastRun(ctx: Context): Promise<RunView | null> {
  const [row] = await ctx.db.select().from(forecastRuns).where(mine(ctx)).orderBy(desc(forecastRuns.id)).limit(1);
  return row ? viewOf(row) : null;
}

export async function runById(ctx: Context, runId: string): Promise<RunView> {
  const [row] = await ctx.db
    .select()
    .from(forecastRuns)
    .where(and(mine(ctx), eq(forecastRuns.id, runId)));
  if (!row) throw notFound("forecast");
  return viewOf(row);
}

function viewOf({ organizationId, lastProductId, maseSum, maseSeasonalSum, ...run }: typeof forecastRuns.$inferSelect) {
  const meanOf = (sum: number) => (run.tested > 0 ? sum / run.tested : null);
  return { ...run, mase: meanOf(maseSum), maseSeasonal: meanOf(maseSeasonalSum) };
}
