import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { env } from "@/platform/env";
import { record } from "@/platform/outbox/record";
import { seal } from "@/platform/secrets";
import type { PutWebhook } from "../inputs";
import { newSigningSecret } from "../sending/signing-secrets";
import { webhooks } from "../tables";
import { secretsPlace, type Webhook, webhookByCode } from "../webhook-queries";

/** A receiver that was made or changed. The signing secret is told once, to whoever makes it. */
export type PutAnswer = Webhook & { created: boolean; secret: string | null };

/** Makes a receiver, or changes its address and events. Setting it active again begins anew after a 410. */
export async function putWebhook(ctx: Context, code: string, input: PutWebhook): Promise<PutAnswer> {
  try {
    return await putOnce(ctx, code, input);
  } catch (error) {
    // Somebody else made it a moment before: now it is there to be changed.
    if (!ctx.inTransaction && brokenConstraint(error) === "webhooks_code") return putOnce(ctx, code, input);
    throw error;
  }
}

function putOnce(ctx: Context, code: string, { url, events, active = true }: PutWebhook): Promise<PutAnswer> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const of = and(eq(webhooks.organizationId, organizationId), eq(webhooks.code, code));
    const [known] = await ctx.db.select().from(webhooks).where(of).for("update");
    const values = { url, events: [...new Set(events)], active, stoppedBecause: active ? null : "person" };
    const id = known?.id ?? newId();
    const secret = known ? null : newSigningSecret();
    if (known) await ctx.db.update(webhooks).set(values).where(of);
    else {
      const secrets = seal([{ secret, until: null }], env().encryptionKey, secretsPlace(id));
      await ctx.db.insert(webhooks).values({ organizationId, id, code, secrets, ...values });
    }
    await recordWebhook(ctx, id, code, known ? "webhook.updated" : "webhook.created", { url, events, active });
    return { ...(await webhookByCode(ctx, code)), created: !known, secret };
  });
}

/** Says who changed a receiver, live and in the audit log. */
export async function recordWebhook(ctx: Context, id: string, code: string, action: string, data: Record<string, unknown>): Promise<void> {
  const subject = { kind: "webhook", id };
  await record(ctx, { type: "webhook.changed", subject: { ...subject, number: code }, data: { code, action } });
  await audit(ctx, { action, subject, data: { code, ...data } });
}
