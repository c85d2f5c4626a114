import { and, eq } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { notFound, refuseIf } from "@/platform/refusal";
import { readyMessengers } from "../accounts/load-messengers";
import { mailQueue } from "../delivery-rules";
import type { MessageId } from "../inputs";
import { mine } from "../lock-message";
import type { MessageChannel } from "../message-channels";
import { whyNotResend } from "../message-events";
import { keyOfMessage } from "../sending/begin-attempt";
import { messages } from "../tables";

/** Sends a message that failed or was kept unsent, anew and with all its attempts. Refuses one that was sent or is under way. */
export async function resendMessage(ctx: Context, { id }: MessageId, hasServer: boolean): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({
        orderId: messages.orderId,
        event: messages.event,
        about: messages.about,
        status: messages.status,
        channel: messages.channel,
      })
      .from(messages)
      .where(and(mine(ctx), eq(messages.id, id)))
      .for("update");
    if (!row) throw notFound("message");
    refuseIf(whyNotResend(row));
    refuseIf(await whyNoWay(ctx, row.channel, hasServer));
    await ctx.db
      .update(messages)
      // Somebody wants it now: it does not wait for the morning.
      .set({ status: "queued", attempts: 0, error: null, sentAt: null, waitUntil: ctx.now(), providerId: null, providerStatus: null })
      .where(and(mine(ctx), eq(messages.id, id)));
    const { orderId, event, about } = row;
    await addJob(ctx, "send_message", { orderId, event, about }, { key: keyOfMessage(row), queue: mailQueue });
  });
}

async function whyNoWay(ctx: Context, channel: MessageChannel, hasServer: boolean): Promise<Reason | null> {
  if (channel === "email") return hasServer ? null : reason("message.no_mail_server");
  return (await readyMessengers(ctx))[channel] ? null : reason("message.no_account", { channel });
}
