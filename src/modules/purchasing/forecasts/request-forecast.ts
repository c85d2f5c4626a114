import { and, desc, eq, gt, inArray, sql } from "drizzle-orm";
import { dayOf } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { notFound, Refusal } from "@/platform/refusal";
import { liveStatuses } from "./run-status";
import { forecastRuns } from "./tables";

/** A run that has told nothing for so long has died, and stops nobody. */
export const givenUpAfterMs = 10 * 60_000;

/** What is forecast: goods that are sold and have a shelf of their own. */
export const isForecast = and(eq(products.active, true), eq(products.isBundle, false));

/**
 * Asks for a forecast of everything now: a job makes it, and its row tells how far it is. Refused while another one runs, naming that
 * one; of two who ask in the same moment one is refused.
 */
export function requestForecast(ctx: Context): Promise<{ runId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const runId = await openRun(ctx);
    await addJob(ctx, "forecast_demand", { runId }, { key: runId, maxAttempts: 5 });
    return { runId };
  });
}

/**
 * The row of a run that begins today; one that came to no end before goes on no more. Refused while another one runs: an organization's
 * runs take turns at this door.
 */
export function openRun(ctx: Context): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId, kind, id, name } = ctx.actor;
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${organizationId} forecast`}, 0))`);
    const [running] = await ctx.db
      .select({ id: forecastRuns.id })
      .from(forecastRuns)
      .where(
        and(
          eq(forecastRuns.organizationId, organizationId),
          eq(forecastRuns.status, "running"),
          gt(forecastRuns.movedAt, new Date(ctx.now().getTime() - givenUpAfterMs)),
        ),
      )
      .orderBy(desc(forecastRuns.id))
      .limit(1);
    if (running) throw new Refusal("conflict", reason("forecast.running"), { runId: running.id });
    const [house] = await ctx.db
      .select({ timezone: organizations.timezone })
      .from(organizations)
      .where(eq(organizations.id, organizationId));
    if (!house) throw notFound("organization");
    const [{ count = 0 } = {}] = await ctx.db
      .select({ count: sql<number>`count(*)::int` })
      .from(products)
      .where(and(eq(products.organizationId, organizationId), isForecast));
    await ctx.db
      .update(forecastRuns)
      .set({ status: "superseded" })
      .where(and(eq(forecastRuns.organizationId, organizationId), inArray(forecastRuns.status, [...liveStatuses])));
    const runId = newId();
    const fromDay = dayOf(ctx.now(), house.timezone);
    const [begun, by] = [ctx.now(), { kind, id, name }];
    await ctx.db.insert(forecastRuns).values({ organizationId, id: runId, startedAt: begun, movedAt: begun, fromDay, products: count, by });
    return runId;
  });
}
