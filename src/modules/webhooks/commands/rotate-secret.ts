import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { env } from "@/platform/env";
import { seal } from "@/platform/secrets";
import type { RotateSecret } from "../inputs";
import { newSigningSecret, rotated } from "../sending/signing-secrets";
import { webhooks } from "../tables";
import { openWebhook, secretsPlace, signingSecretsOf } from "../webhook-queries";
import { recordWebhook } from "./put-webhook";

/** Gives a receiver a new signing secret and answers it, once. The old one signs along for some hours, so that nothing is lost. */
export function rotateSecret(ctx: Context, { code, keepOldHours }: RotateSecret): Promise<{ secret: string }> {
  return inTransaction(ctx, async (ctx) => {
    const row = await openWebhook(ctx, code);
    const mine = and(eq(webhooks.organizationId, row.organizationId), eq(webhooks.id, row.id));
    await ctx.db.select({ id: webhooks.id }).from(webhooks).where(mine).for("update");
    const secret = newSigningSecret();
    const secrets = rotated(signingSecretsOf(await openWebhook(ctx, code)), secret, keepOldHours * 3_600_000, ctx.now());
    await ctx.db
      .update(webhooks)
      .set({ secrets: seal(secrets, env().encryptionKey, secretsPlace(row.id)) })
      .where(mine);
    await recordWebhook(ctx, row.id, code, "webhook.secret_rotated", { keepOldHours });
    return { secret };
  });
}
