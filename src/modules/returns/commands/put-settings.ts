import { eq } from "drizzle-orm";
import { canonicalJson } from "@/lib/json";
import { reason } from "@/lib/reason";
import { warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { type PutReturnSettings, type ReturnSettings, returnSettingsFrom, usualReturnSettings } from "../settings";
import { returnSettings } from "../tables";

const mine = (ctx: Context) => eq(returnSettings.organizationId, ctx.actor.organizationId);

export type ReturnSettingsView = { version: number; settings: ReturnSettings };

/** How the shop takes goods back; version 0 before anybody has chosen. */
export async function readReturnSettings(ctx: Context): Promise<ReturnSettingsView> {
  const [row] = await ctx.db.select().from(returnSettings).where(mine(ctx));
  return { version: row?.version ?? 0, settings: returnSettingsFrom(row?.settings) };
}

/** Changes how goods are taken back, for requests from this moment on. Saying the same again changes nothing; a stale version is refused. */
export function putReturnSettings(ctx: Context, { version, settings }: PutReturnSettings): Promise<ReturnSettingsView> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    if (settings.warehouse) await warehouseNamed(ctx, settings.warehouse, "settings.warehouse", false);
    // Written first, so that of two first changes at once the second waits for the first and finds its version.
    const first = { organizationId, settings: usualReturnSettings, version: 0, updatedAt: ctx.now() };
    await ctx.db.insert(returnSettings).values(first).onConflictDoNothing();
    const [row] = await ctx.db.select().from(returnSettings).where(mine(ctx)).for("update");
    if (!row) throw new Error("the settings vanished while they were written");
    if (row.version !== version)
      throw new Refusal("stale", reason("return.stale_settings", { version: row.version }), { version: row.version });
    if (canonicalJson(returnSettingsFrom(row.settings)) === canonicalJson(settings)) return { version, settings };
    const next = version + 1;
    await ctx.db.update(returnSettings).set({ settings, version: next, updatedAt: ctx.now() }).where(mine(ctx));
    const subject = { kind: "order_policy", id: organizationId };
    await record(ctx, { type: "order_policy.returns_changed", subject, data: { version: next } });
    await audit(ctx, { action: "return_settings.changed", subject, data: settings });
    return { version: next, settings };
  });
}
