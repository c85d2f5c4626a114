import type { Context } from "@/platform/context";
import type { MessageChannel } from "../message-channels";
import { type ConsentSource, messageConsents } from "./tables";

type Word = { channel: MessageChannel; recipient: string; allowed: boolean; source: ConsentSource; orderId: string | null };

/** Notes whether somebody wants what nobody has to get, in the caller's transaction. The last word counts. */
export async function saveConsent(ctx: Context, { channel, recipient, allowed, source, orderId }: Word): Promise<void> {
  const said = { allowed, source, orderId, at: ctx.now() };
  await ctx.db
    .insert(messageConsents)
    .values({ organizationId: ctx.actor.organizationId, channel, recipient: recipient.toLowerCase(), ...said })
    .onConflictDoUpdate({ target: [messageConsents.organizationId, messageConsents.channel, messageConsents.recipient], set: said });
}
