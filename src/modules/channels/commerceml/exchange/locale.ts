import { eq } from "drizzle-orm";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";

/** The language that an organization's staff read. */
export async function localeOf(ctx: Context): Promise<string> {
  const [found] = await ctx.db
    .select({ locale: organizations.locale })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  return found?.locale ?? "ru";
}
