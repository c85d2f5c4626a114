import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { webhooks } from "../tables";
import { openWebhook } from "../webhook-queries";
import { recordWebhook } from "./put-webhook";

/** Removes a receiver with its log; nothing more is sent to it. */
export function removeWebhook(ctx: Context, code: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const row = await openWebhook(ctx, code);
    await ctx.db.delete(webhooks).where(and(eq(webhooks.organizationId, row.organizationId), eq(webhooks.id, row.id)));
    await recordWebhook(ctx, row.id, code, "webhook.removed", { url: row.url });
  });
}
