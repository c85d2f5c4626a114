import { eq } from "drizzle-orm";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { type PurchaseSettings, purchaseSettingsFrom } from "./settings";
import { purchaseSettings } from "./tables";

export type PurchaseTerms = {
  settings: PurchaseSettings;
  organization: { name: string; currency: string; timezone: string; supportEmail: string | null; supportPhone: string | null };
};

/** The terms that the organization buys by at this moment. */
export async function loadTerms(ctx: Context): Promise<PurchaseTerms> {
  const own = ctx.actor.organizationId;
  const { name, currency, timezone, supportEmail, supportPhone } = organizations;
  const [[row], [organization]] = [
    await ctx.db.select({ settings: purchaseSettings.settings }).from(purchaseSettings).where(eq(purchaseSettings.organizationId, own)),
    await ctx.db.select({ name, currency, timezone, supportEmail, supportPhone }).from(organizations).where(eq(organizations.id, own)),
  ];
  if (!organization) throw new Error("the organization vanished");
  return { settings: purchaseSettingsFrom(row?.settings), organization };
}
