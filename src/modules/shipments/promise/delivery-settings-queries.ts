import { eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { type DeliverySettings, deliverySettingsFrom } from "../delivery-settings";
import { deliverySettings } from "../tables";

export type DeliverySettingsView = { version: number; settings: DeliverySettings };

/** What is watched on the way to the buyer, and the version that a change must be made on; 0 where nothing was set. */
export async function deliverySettingsOf(ctx: Context): Promise<DeliverySettingsView> {
  const [row] = await ctx.db.select().from(deliverySettings).where(eq(deliverySettings.organizationId, ctx.actor.organizationId));
  return { version: row?.version ?? 0, settings: deliverySettingsFrom(row?.settings) };
}
