import { and, asc, eq, gt, sql } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { rebuildTask, tell } from "./begin-rebuild";
import { foldExactly, noteAllProducts } from "./fold-orders";
import { type FiguresState, lockFigures } from "./lock-figures";
import { analyticsStates } from "./tables";

/** A step is about a second: many orders of one day change few sums, but while it writes, it holds the outbox back for everybody. */
const wantedMs = 1_000;
const largest = 8_000;
/** Then the worker is free for others, and the next job goes on where this one stood. */
const shiftMs = 20_000;
const toldEveryMs = 1_500;

/**
 * Counts all orders into the figures in the making, step by step, and puts them in the place of those that are read. How far it has come
 * is written with each step: after a crash it goes on there.
 */
export async function rebuildAnalytics(ctx: Context): Promise<void> {
  const began = performance.now();
  let size = 200;
  let toldAt = began;
  for (;;) {
    const startedAt = performance.now();
    const isTold = startedAt - toldAt > toldEveryMs;
    if (isTold) toldAt = startedAt;
    const goesOn = await inTransaction(ctx, (ctx) => step(ctx, size, isTold));
    if (!goesOn) break;
    const now = performance.now();
    size = Math.max(50, Math.min(largest, size * 2, Math.round((size * wantedMs) / Math.max(1, now - startedAt))));
    if (now - began > shiftMs) return addJob(ctx, rebuildTask, {}, { key: "rebuild", queue: "analytics" });
  }
  await forgetOldFigures(ctx);
}

async function step(ctx: Context, size: number, isTold: boolean): Promise<boolean> {
  const state = await lockFigures(ctx);
  const { building, buildingTimezone, buildingAfter } = state;
  if (building === null || buildingTimezone === null) return false;
  const own = ctx.actor.organizationId;
  const next = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.organizationId, own), buildingAfter ? gt(orders.id, buildingAfter) : undefined))
    .orderBy(asc(orders.id))
    .limit(size);
  const last = next.at(-1);
  if (!last) {
    await publish(ctx, state);
    return false;
  }
  const ids = next.map(({ id }) => id);
  if (buildingAfter === null) await noteAllProducts(ctx, building);
  await foldExactly(ctx, { generation: building, timezone: buildingTimezone }, ids);
  await ctx.db
    .update(analyticsStates)
    .set({ buildingAfter: last.id, buildingDone: state.buildingDone + ids.length })
    .where(eq(analyticsStates.organizationId, own));
  if (isTold) await tell(ctx, "analytics.rebuild_progressed");
  return true;
}

/** What was counted is what is read from now on. */
async function publish(ctx: Context, { building, buildingTimezone, buildingMade }: FiguresState): Promise<void> {
  await ctx.db
    .update(analyticsStates)
    .set({
      generation: building ?? 0,
      timezone: buildingTimezone ?? "UTC",
      made: buildingMade ?? 0,
      builtAt: ctx.now(),
      building: null,
      buildingTimezone: null,
      buildingMade: null,
      buildingAfter: null,
    })
    .where(eq(analyticsStates.organizationId, ctx.actor.organizationId));
  await tell(ctx, "analytics.rebuilt");
}

const atOnce = 20_000;

/** Takes away what nobody reads any more, a part at a time. */
async function forgetOldFigures(ctx: Context): Promise<void> {
  const own = sql`${ctx.actor.organizationId}::uuid`;
  const tables = [
    sql`analytics_orders`,
    sql`analytics_lines`,
    sql`analytics_work`,
    sql`analytics_days`,
    sql`analytics_product_days`,
    sql`analytics_products`,
    sql`analytics_journeys`,
    sql`analytics_journey_days`,
    sql`analytics_stage_days`,
    sql`analytics_ratings`,
    sql`analytics_rating_days`,
  ];
  for (const table of tables)
    for (let gone = atOnce; gone === atOnce; ) {
      const { rowCount } = await ctx.db.execute(sql`
        delete from ${table} where ctid = any(array(select f.ctid from ${table} f where f.organization_id = ${own}
          and f.generation < (select s.generation from analytics_states s where s.organization_id = ${own}) limit ${atOnce}))`);
      gone = rowCount ?? 0;
    }
}
