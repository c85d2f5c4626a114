import { eq } from "drizzle-orm";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { type ReturnSettings, returnSettingsFrom } from "./settings";
import { returnSettings } from "./tables";

export type ReturnTerms = { settings: ReturnSettings; timezone: string; now: Date };

/** The terms that returns of the organization go by at this moment. */
export async function loadTerms(ctx: Context): Promise<ReturnTerms> {
  const own = ctx.actor.organizationId;
  const [[row], [organization]] = [
    await ctx.db.select({ settings: returnSettings.settings }).from(returnSettings).where(eq(returnSettings.organizationId, own)),
    await ctx.db.select({ timezone: organizations.timezone }).from(organizations).where(eq(organizations.id, own)),
  ];
  return { settings: returnSettingsFrom(row?.settings), timezone: organization?.timezone ?? "UTC", now: ctx.now() };
}
