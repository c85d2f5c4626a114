import { normalizePhone } from "@/lib/phone";
import { audit } from "@/modules/organizations/commands/audit";
import { type Context, systemContext, type Visitor } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound } from "@/platform/refusal";
import { messageOfWayOut } from "../consent/consent-queries";
import { saveConsent } from "../consent/save-consent";
import type { PutConsent } from "../inputs";

/** What a buyer has told the shop: that they want reminders and questions after all, or no more of them. */
export function changeConsent(ctx: Context, { channel, recipient: written, allowed }: PutConsent): Promise<void> {
  // Messages name a phone in one spelling: a word about another one would be no word about it.
  const recipient = (channel === "sms" && normalizePhone(written)) || written.trim();
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    await saveConsent(ctx, { channel, recipient, allowed, source: "staff", orderId: null });
    const subject = { kind: "organization", id: organizationId };
    await record(ctx, { type: "message_settings.changed", subject, data: { consent: channel } });
    await audit(ctx, { action: "message_settings.consent_changed", subject, data: { channel, recipient, allowed } });
  });
}

/** A buyer's word by the link of a message. Refuses a link that there is none of. */
export async function answerWayOut(visitor: Visitor, token: string, allowed: boolean): Promise<void> {
  const message = await messageOfWayOut(visitor.db, token);
  if (!message) throw notFound("message");
  const { organizationId, channel, recipient, orderId } = message;
  const ctx: Context = { ...systemContext(visitor.db, organizationId), now: visitor.now };
  await inTransaction(ctx, async (ctx) => {
    await saveConsent(ctx, { channel, recipient, allowed, source: "link", orderId });
    const subject = { kind: "organization", id: organizationId };
    await record(ctx, { type: "message_settings.changed", subject, data: { consent: channel } });
  });
}
