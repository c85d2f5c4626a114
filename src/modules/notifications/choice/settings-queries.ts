import { and, asc, eq } from "drizzle-orm";
import { channels } from "@/modules/channels/tables";
import type { Context } from "@/platform/context";
import { type MessageSettings, usualSettings } from "../message-settings";
import { messageBrands, messageSettings } from "./tables";

/** How an organization tells its buyers; version 0 before anybody has chosen. */
export async function readMessageSettings(ctx: Context): Promise<MessageSettings & { version: number }> {
  const [row] = await ctx.db
    .select({ settings: messageSettings.settings, version: messageSettings.version })
    .from(messageSettings)
    .where(eq(messageSettings.organizationId, ctx.actor.organizationId));
  return { ...usualSettings, ...row?.settings, version: row?.version ?? 0 };
}

/** How the shop looks to the buyers of each sales channel; what is null is the organization's own. */
export async function listMessageBrands(ctx: Context) {
  return ctx.db
    .select({
      channel: channels.code,
      name: channels.name,
      senderName: messageBrands.senderName,
      smsSender: messageBrands.smsSender,
      brandColor: messageBrands.brandColor,
      logoUrl: messageBrands.logoUrl,
      replyTo: messageBrands.replyTo,
    })
    .from(channels)
    .leftJoin(messageBrands, and(eq(messageBrands.organizationId, channels.organizationId), eq(messageBrands.channelId, channels.id)))
    .where(and(eq(channels.organizationId, ctx.actor.organizationId), eq(channels.active, true)))
    .orderBy(asc(channels.name), asc(channels.code))
    .limit(500);
}
export type MessageBrand = Awaited<ReturnType<typeof listMessageBrands>>[number];
