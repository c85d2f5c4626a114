import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { channels } from "@/modules/channels/tables";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import type { PutTill } from "../inputs";
import { tills } from "../tables";
import type { TillSettings } from "../till-queries";

/** Says how the tills of an offline shop get the numbers of their fiscal receipts, and who is named as the seller. */
export function putTill(ctx: Context, { channel: code, fiscal, seller = null }: PutTill): Promise<TillSettings> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const [channel] = await ctx.db
      .select({ id: channels.id, name: channels.name, kind: channels.kind })
      .from(channels)
      .where(and(eq(channels.organizationId, organizationId), eq(channels.code, code)));
    if (!channel) throw notFound("channel");
    if (channel.kind !== "pos") throw new Refusal("conflict", reason("sale.no_till", { channel: channel.name }));
    await ctx.db
      .insert(tills)
      .values({ organizationId, channelId: channel.id, fiscal, seller })
      .onConflictDoUpdate({ target: [tills.organizationId, tills.channelId], set: { fiscal, seller } });
    const subject = { kind: "channel", id: channel.id };
    await record(ctx, { type: "channel.changed", subject: { ...subject, number: code }, data: { code, created: false } });
    await audit(ctx, { action: "channel.updated", subject, data: { code, fields: ["fiscal", "seller"] } });
    return { channel: code, fiscal, seller };
  });
}
