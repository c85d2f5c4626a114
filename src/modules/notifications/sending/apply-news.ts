import { and, eq, ne, sql } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { mailQueue } from "../delivery-rules";
import { mine } from "../lock-message";
import type { DeliveryNews } from "../messengers/port";
import { messages } from "../tables";
import { keyOfMessage } from "./begin-attempt";

/**
 * What a provider says of a message, in the caller's transaction. Reports come late, twice and in any order: what was delivered
 * stays delivered, and what failed is told by the next way, once.
 */
export async function applyNews(ctx: Context, accountId: string, { providerId, stage, providerStatus, why }: DeliveryNews): Promise<void> {
  const [row] = await ctx.db
    .select({ message: messages, number: orders.number })
    .from(messages)
    .innerJoin(orders, and(eq(orders.organizationId, messages.organizationId), eq(orders.id, messages.orderId)))
    .where(and(mine(ctx), eq(messages.accountId, accountId), eq(messages.providerId, providerId), sql`provider_id is not null`))
    .for("update", { of: messages });
  if (!row) return;
  const { message, number } = row;
  const own = and(mine(ctx), eq(messages.id, message.id));
  const isNew = stage === "delivered" ? message.status !== "delivered" : stage === "failed" && message.status === "sent";
  if (!isNew) {
    if (message.status === "sent" && message.providerStatus !== providerStatus)
      await ctx.db
        .update(messages)
        .set({ providerStatus })
        .where(and(own, ne(messages.status, "delivered")));
    return;
  }
  const change =
    stage === "delivered"
      ? { status: "delivered" as const, deliveredAt: ctx.now(), error: null }
      : { status: "failed" as const, error: why ?? providerStatus, sentAt: null };
  await ctx.db
    .update(messages)
    .set({ ...change, providerStatus })
    .where(own);
  const { id, orderId, event, about, channel } = message;
  await record(ctx, { type: `message.${change.status}`, subject: { kind: "message", id, number }, orderId, data: { event, channel } });
  if (change.status === "failed")
    await addJob(ctx, "send_message", { orderId, event, about }, { key: keyOfMessage(message), queue: mailQueue });
}
