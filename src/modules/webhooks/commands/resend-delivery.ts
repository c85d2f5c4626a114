import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import type { ResendDelivery } from "../inputs";
import { webhookDeliveries } from "../tables";
import { type DeliveryItem, deliveryOf } from "../webhook-queries";

/** Sends a delivery again, now, under its own id: a receiver that had it knows it by that. */
export function resendDelivery(ctx: Context, { code, deliveryId }: ResendDelivery): Promise<DeliveryItem> {
  return inTransaction(ctx, async (ctx) => {
    const { id } = await deliveryOf(ctx, code, deliveryId);
    await ctx.db
      .update(webhookDeliveries)
      .set({ state: "waiting", attempts: 0, nextAt: ctx.now(), endedAt: null })
      .where(and(eq(webhookDeliveries.organizationId, ctx.actor.organizationId), eq(webhookDeliveries.id, id)));
    return deliveryOf(ctx, code, deliveryId);
  });
}
