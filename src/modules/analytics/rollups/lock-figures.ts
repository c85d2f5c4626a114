import { eq } from "drizzle-orm";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import type { Calendar } from "./fold-orders";
import { analyticsStates } from "./tables";

export type FiguresState = typeof analyticsStates.$inferSelect;

/** Locks the figures of the organization until the transaction ends: two that count the same orders at once would count them twice. */
export async function lockFigures(ctx: Context): Promise<FiguresState> {
  if (!ctx.inTransaction) throw new Error("lockFigures() outside a transaction");
  const own = ctx.actor.organizationId;
  const [locked] = await ctx.db.select().from(analyticsStates).where(eq(analyticsStates.organizationId, own)).for("update");
  if (locked) return locked;
  await ctx.db
    .insert(analyticsStates)
    .values({ organizationId: own, timezone: await timezoneOf(ctx) })
    .onConflictDoNothing();
  const [made] = await ctx.db.select().from(analyticsStates).where(eq(analyticsStates.organizationId, own)).for("update");
  if (!made) throw new Error("the figures of the organization cannot be locked");
  return made;
}

/** The time zone whose days the organization counts in by now. */
export async function timezoneOf(ctx: Context): Promise<string> {
  const [organization] = await ctx.db
    .select({ timezone: organizations.timezone })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  return organization?.timezone ?? "UTC";
}

/** The figures that are read, and those in the making: both follow what happens. */
export function calendarsOf(state: FiguresState): Calendar[] {
  const { generation, timezone, building, buildingTimezone } = state;
  return [
    ...(generation > 0 ? [{ generation, timezone }] : []),
    ...(building !== null && buildingTimezone !== null ? [{ generation: building, timezone: buildingTimezone }] : []),
  ];
}
