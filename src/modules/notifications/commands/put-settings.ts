import { and, eq, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { channels } from "@/modules/channels/tables";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { readMessageSettings } from "../choice/settings-queries";
import { messageBrands, messageSettings } from "../choice/tables";
import type { PutBrand } from "../inputs";
import type { MessageSettings } from "../message-settings";

/** Changes by which ways, when and of what buyers are told. Refuses a version that somebody else has changed meanwhile. */
export function putSettings(
  ctx: Context,
  { version, ...settings }: MessageSettings & { version?: number },
): Promise<MessageSettings & { version: number }> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const [row] = await ctx.db
      .insert(messageSettings)
      .values({ organizationId, settings, version: 1, updatedAt: ctx.now() })
      .onConflictDoUpdate({
        target: messageSettings.organizationId,
        set: { settings, version: sql`${messageSettings.version} + 1`, updatedAt: ctx.now() },
        ...(version === undefined ? {} : { setWhere: eq(messageSettings.version, version) }),
      })
      .returning({ version: messageSettings.version });
    // A first row where another version was seen is somebody else's change, too.
    if (!row || (version !== undefined && row.version !== version + 1)) throw new Refusal("stale", reason("message.stale_version"));
    await changed(ctx, { order: settings.order });
    await audit(ctx, { action: "message_settings.changed", subject: { kind: "organization", id: organizationId }, data: { settings } });
    return readMessageSettings(ctx);
  });
}

/** Changes how the shop looks to the buyers of a sales channel; what is null is the organization's own. */
export function putBrand(ctx: Context, code: string, brand: PutBrand): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const [channel] = await ctx.db
      .select({ id: channels.id })
      .from(channels)
      .where(and(eq(channels.organizationId, organizationId), eq(channels.code, code)));
    if (!channel) throw notFound("channel");
    await ctx.db
      .insert(messageBrands)
      .values({ organizationId, channelId: channel.id, ...brand })
      .onConflictDoUpdate({ target: [messageBrands.organizationId, messageBrands.channelId], set: brand });
    await changed(ctx, { channel: code });
    await audit(ctx, { action: "message_settings.brand_changed", subject: { kind: "channel", id: channel.id }, data: { code, ...brand } });
  });
}

function changed(ctx: Context, data: Record<string, unknown>): Promise<void> {
  const { organizationId } = ctx.actor;
  return record(ctx, { type: "message_settings.changed", subject: { kind: "organization", id: organizationId }, data });
}
