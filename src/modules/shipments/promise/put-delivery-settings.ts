import { eq } from "drizzle-orm";
import { z } from "zod";
import { canonicalJson } from "@/lib/json";
import { reason } from "@/lib/reason";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { DeliverySettings, deliverySettingsFrom, usualDeliverySettings } from "../delivery-settings";
import { deliverySettings } from "../tables";
import type { DeliverySettingsView } from "./delivery-settings-queries";

export const PutDeliverySettings = z.strictObject({
  /** The version that the change was made on, 0 where there was none; a stale one is refused. */
  version: z.int().min(0),
  settings: DeliverySettings,
});
export type PutDeliverySettings = z.infer<typeof PutDeliverySettings>;

/** Says what is watched on the way to the buyer. Saying the same again changes nothing. Refuses a stale version. */
export function putDeliverySettings(ctx: Context, { version, settings }: PutDeliverySettings): Promise<DeliverySettingsView> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const mine = eq(deliverySettings.organizationId, organizationId);
    // Written first, so that of two first changes at once the second waits for the first and finds its version.
    await ctx.db.insert(deliverySettings).values({ organizationId, settings: usualDeliverySettings, version: 0 }).onConflictDoNothing();
    const [row] = await ctx.db.select().from(deliverySettings).where(mine).for("update");
    if (!row) throw new Error("the settings vanished while they were written");
    if (row.version !== version)
      throw new Refusal("stale", reason("delivery.settings_stale", { version: row.version }), { version: row.version });
    if (canonicalJson(deliverySettingsFrom(row.settings)) === canonicalJson(settings)) return { version, settings };
    const next = version + 1;
    await ctx.db.update(deliverySettings).set({ settings, version: next, updatedAt: ctx.now() }).where(mine);
    const subject = { kind: "organization", id: organizationId };
    await record(ctx, { type: "carrier.changed", subject, data: { watched: true } });
    await audit(ctx, { action: "carrier.delivery_settings_changed", subject, data: { ...settings } });
    return { version: next, settings };
  });
}
