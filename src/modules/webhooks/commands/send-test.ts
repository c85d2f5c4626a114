import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { bodyOf } from "../sending/body";
import { webhookDeliveries } from "../tables";
import { type DeliveryItem, deliveryOf, openWebhook } from "../webhook-queries";

/** Sends a receiver a harmless event, `webhook.test`, whatever it listens to. Answers the delivery, whose outcome appears in the log. */
export function sendTest(ctx: Context, code: string): Promise<DeliveryItem> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId, id: webhookId } = await openWebhook(ctx, code);
    const id = newId();
    const body = bodyOf({ type: "webhook.test", at: ctx.now(), data: { webhook: code } });
    await ctx.db.insert(webhookDeliveries).values({ organizationId, id, webhookId, type: "webhook.test", body, nextAt: ctx.now() });
    return deliveryOf(ctx, code, id);
  });
}
