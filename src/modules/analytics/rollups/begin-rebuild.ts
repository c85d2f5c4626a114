import { eq, sql } from "drizzle-orm";
import { type Context, systemContext } from "@/platform/context";
import { type Db, inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { made } from "./fold-orders";
import { type FiguresState, lockFigures, timezoneOf } from "./lock-figures";
import { analyticsStates } from "./tables";

export const rebuildTask = "rebuild_analytics";

/** Begins to count everything anew beside the figures that are read; one that is under way begins again. */
export function beginRebuild(ctx: Context): Promise<void> {
  return inTransaction(ctx, async (ctx) => begin(ctx, await lockFigures(ctx)));
}

/** Begins it where nothing was counted yet, or was counted otherwise or on another calendar. */
export function rebuildIfDue(ctx: Context): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const state = await lockFigures(ctx);
    const timezone = await timezoneOf(ctx);
    const isGood = state.generation > 0 && state.made === made && state.timezone === timezone;
    const isComing = state.building !== null && state.buildingMade === made && state.buildingTimezone === timezone;
    if (!isGood && !isComing) await begin(ctx, state);
  });
}

/** Looks at the figures of all organizations. */
export async function rebuildWhereDue(db: Db): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select o.id from organizations o left join analytics_states s on s.organization_id = o.id
    where s.organization_id is null or (s.building is null and (s.made, s.timezone) is distinct from (${made}, o.timezone))
      or (s.building is not null and (s.building_made, s.building_timezone) is distinct from (${made}, o.timezone))`);
  for (const { id } of rows) await rebuildIfDue(systemContext(db, id));
}

async function begin(ctx: Context, state: FiguresState): Promise<void> {
  const own = ctx.actor.organizationId;
  const { rows } = await ctx.db.execute<{ n: number }>(sql`select count(*)::int as n from orders where organization_id = ${own}::uuid`);
  await ctx.db
    .update(analyticsStates)
    .set({
      building: Math.max(state.generation, state.building ?? 0) + 1,
      buildingTimezone: await timezoneOf(ctx),
      buildingMade: made,
      buildingAfter: null,
      buildingDone: 0,
      buildingTotal: rows[0]?.n ?? 0,
      startedAt: ctx.now(),
    })
    .where(eq(analyticsStates.organizationId, own));
  await addJob(ctx, rebuildTask, {}, { key: "rebuild", queue: "analytics" });
}

/** Says live how the counting goes. */
export const tell = (ctx: Context, type: "analytics.rebuild_progressed" | "analytics.rebuilt") =>
  record(ctx, { type, subject: { kind: "organization", id: ctx.actor.organizationId } });
