import { eq } from "drizzle-orm";
import { canonicalJson } from "@/lib/json";
import { reason } from "@/lib/reason";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { type PurchaseSettings, type PutPurchaseSettings, purchaseSettingsFrom, usualPurchaseSettings } from "./settings";
import { purchaseSettings } from "./tables";

const mine = (ctx: Context) => eq(purchaseSettings.organizationId, ctx.actor.organizationId);

export type PurchaseSettingsView = { version: number; settings: PurchaseSettings };

/** How the shop buys; version 0 before anybody has chosen. */
export async function readPurchaseSettings(ctx: Context): Promise<PurchaseSettingsView> {
  const [row] = await ctx.db.select().from(purchaseSettings).where(mine(ctx));
  return { version: row?.version ?? 0, settings: purchaseSettingsFrom(row?.settings) };
}

/** Changes how the shop buys, for orders submitted and sent from this moment on. Saying the same again changes nothing; a stale version is refused. */
export function putPurchaseSettings(ctx: Context, { version, settings }: PutPurchaseSettings): Promise<PurchaseSettingsView> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    // Written first, so that of two first changes at once the second waits for the first and finds its version.
    const first = { organizationId, settings: usualPurchaseSettings, version: 0, updatedAt: ctx.now() };
    await ctx.db.insert(purchaseSettings).values(first).onConflictDoNothing();
    const [row] = await ctx.db.select().from(purchaseSettings).where(mine(ctx)).for("update");
    if (!row) throw new Error("the settings vanished while they were written");
    if (row.version !== version)
      throw new Refusal("stale", reason("purchase.stale_settings", { version: row.version }), { version: row.version });
    if (canonicalJson(purchaseSettingsFrom(row.settings)) === canonicalJson(settings)) return { version, settings };
    const next = version + 1;
    await ctx.db.update(purchaseSettings).set({ settings, version: next, updatedAt: ctx.now() }).where(mine(ctx));
    const subject = { kind: "organization", id: organizationId };
    await record(ctx, { type: "purchase.settings_changed", subject, data: { version: next } });
    await audit(ctx, { action: "purchase_settings.changed", subject, data: settings });
    return { version: next, settings };
  });
}
