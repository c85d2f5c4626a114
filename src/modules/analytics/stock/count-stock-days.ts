import { eq, sql } from "drizzle-orm";
import { addDays, dayOf, endOfDay, startOfDay } from "@/lib/dates";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { timezoneOf } from "../rollups/lock-figures";
import { ledgerDays } from "./ledger-days";
import { analyticsStockDays, analyticsStockStates } from "./tables";

/** Another number asks for all days anew. */
const made = 1;
const daysAtOnce = 7;
/** A day is over a while after midnight: whatever began before it has committed by then. */
const settledAfterMs = 5 * 60_000;

/** Counts the days of the ledger that are over and were not counted yet, a week at a time; all of them on another calendar. */
export async function countStockDays(ctx: Context): Promise<void> {
  while (await inTransaction(ctx, countSome));
}

async function countSome(ctx: Context): Promise<boolean> {
  const { organizationId } = ctx.actor;
  const timezone = await timezoneOf(ctx);
  const [state] = await ctx.db
    .select()
    .from(analyticsStockStates)
    .where(eq(analyticsStockStates.organizationId, organizationId))
    .for("update");
  const isGood = state?.timezone === timezone && state.made === made;
  const last = addDays(dayOf(new Date(ctx.now().getTime() - settledAfterMs), timezone), -1);
  const from = state && isGood ? addDays(state.through, 1) : await firstDay(ctx, timezone);
  if (from === null || from > last) return false;
  const [through = last] = [addDays(from, daysAtOnce - 1), last].sort();
  if (state && !isGood) await ctx.db.delete(analyticsStockDays).where(eq(analyticsStockDays.organizationId, organizationId));
  const span = { organizationId, timezone, start: startOfDay(from, timezone), end: endOfDay(through, timezone) };
  await ctx.db.execute(sql`
    insert into analytics_stock_days (organization_id, day, warehouse_id, net, received, shipped, returned, written_off, found, missed, net_minor, shipped_minor, written_off_minor, found_minor, missed_minor)
    select ${organizationId}::uuid, d.* from (${ledgerDays(span)}) d on conflict do nothing`);
  const values = { organizationId, timezone, made, through };
  await ctx.db.insert(analyticsStockStates).values(values).onConflictDoUpdate({ target: analyticsStockStates.organizationId, set: values });
  return through < last;
}

/** The day of the first movement; null: nothing ever moved. */
async function firstDay(ctx: Context, timezone: string): Promise<string | null> {
  const { rows } = await ctx.db.execute<{ day: string }>(sql`
    select to_char(m.created_at at time zone ${timezone}, 'YYYY-MM-DD') as day from stock_movements m
    where m.organization_id = ${ctx.actor.organizationId}::uuid order by m.id limit 1`);
  return rows[0] ? addDays(rows[0].day, -1) : null;
}
