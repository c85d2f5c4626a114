import { and, asc, eq, gte, lte, sql } from "drizzle-orm";
import { z } from "zod";
import { canonicalJson } from "@/lib/json";
import { decreedDays } from "@/lib/public-holidays";
import { type Reason, reason } from "@/lib/reason";
import type { MovedDays, WorkCalendar } from "@/lib/work-calendar";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import { warehouses } from "../tables";
import { movedDays } from "./tables";

const Days = z.array(z.iso.date()).max(60).default([]);
export const Year = z.coerce.number().int().min(2020).max(2100);
/** The moved days of one year, whole: what is left out is moved no more. */
export const DaysOfYear = z.strictObject({ off: Days, work: Days });
export const PutMovedDays = DaysOfYear.extend({ year: Year });
export type PutMovedDays = z.infer<typeof PutMovedDays>;

/** Why days cannot be moved like that; null when they can. */
export function whyNotMove({ year, off, work }: PutMovedDays): Reason | null {
  const days = [...off, ...work];
  const stray = days.find((day) => !day.startsWith(`${year}-`));
  if (stray) return reason("moved_days.another_year", { day: stray, year });
  const twice = days.find((day, at) => days.indexOf(day) !== at);
  return twice ? reason("moved_days.twice", { day: twice }) : null;
}

/** A year's moved days: entered here, beside those of a decree that Dirigent knows. */
export type MovedYear = MovedDays & { year: number; known: string[] };

const mine = (ctx: Context) => eq(movedDays.organizationId, ctx.actor.organizationId);

/** The moved days year by year: this year, the next one, and whatever was entered. */
export async function readMovedDays(ctx: Context): Promise<MovedYear[]> {
  const all = await load(ctx);
  const now = ctx.now().getUTCFullYear();
  const years = new Set([now, now + 1, ...[...all.off, ...all.work].map((day) => Number(day.slice(0, 4)))]);
  return [...years]
    .sort((a, b) => a - b)
    .map((year) => {
      const within = (days: readonly string[]) => days.filter((day) => day.startsWith(`${year}-`));
      return { year, off: within(all.off), work: within(all.work), known: decreedDays(year) };
    });
}

/**
 * Says which days are moved in a year. Every warehouse that keeps the public holidays counts by them at once. Saying the same again
 * changes nothing.
 */
export async function putMovedDays(ctx: Context, { year, off, work }: PutMovedDays): Promise<MovedYear[]> {
  refuseIf(whyNotMove({ year, off, work }), "invalid");
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const before = await load(ctx);
    await ctx.db.delete(movedDays).where(and(mine(ctx), gte(movedDays.day, `${year}-01-01`), lte(movedDays.day, `${year}-12-31`)));
    const rows = [...off.map((day) => ({ day, works: false })), ...work.map((day) => ({ day, works: true }))];
    if (rows.length > 0) await ctx.db.insert(movedDays).values(rows.map((row) => ({ ...row, organizationId })));
    const after = await load(ctx);
    if (canonicalJson(before) === canonicalJson(after)) return readMovedDays(ctx);
    const changed = await ctx.db
      .update(warehouses)
      .set({ calendar: sql`${warehouses.calendar} || ${JSON.stringify({ moved: after })}::jsonb` })
      .where(and(eq(warehouses.organizationId, organizationId), sql`${warehouses.calendar}->>'holidays' = 'ru'`))
      .returning({ id: warehouses.id, code: warehouses.code });
    for (const { id, code } of changed) {
      const subject = { kind: "warehouse", id, number: code };
      await record(ctx, { type: "warehouse.changed", subject, warehouseId: id, data: { code, created: false } });
    }
    await audit(ctx, { action: "moved_days.changed", subject: { kind: "organization", id: organizationId }, data: { year, off, work } });
    return readMovedDays(ctx);
  });
}

/** A calendar as it is stored: with the moved days beside the holidays that it keeps, so that whoever reads a warehouse has both. */
export async function withMovedDays<C extends WorkCalendar | null | undefined>(ctx: Context, calendar: C): Promise<C> {
  return calendar?.holidays ? { ...calendar, moved: await load(ctx) } : calendar;
}

async function load(ctx: Context): Promise<MovedDays> {
  const rows = await ctx.db
    .select({ day: movedDays.day, works: movedDays.works })
    .from(movedDays)
    .where(mine(ctx))
    .orderBy(asc(movedDays.day));
  const of = (isWorked: boolean) => rows.filter(({ works }) => works === isWorked).map(({ day }) => day);
  return { off: of(false), work: of(true) };
}
