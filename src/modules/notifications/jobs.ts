import type { Context } from "@/platform/context";
import { addJob } from "@/platform/jobs/add-job";
import { mailer } from "@/platform/mail/mailer";
import { type SendMessage, sendMessage } from "./commands/send-message";
import { mailQueue } from "./delivery-rules";

/** Sends a message, and asks for another run where it has to be tried again. */
export async function sendMessageJob(ctx: Context, payload: SendMessage): Promise<void> {
  const result = await sendMessage(ctx, payload, mailer());
  if (result.done) return;
  await addJob(ctx, "send_message", payload, { key: `${payload.orderId}:${payload.event}`, runAt: result.again, queue: mailQueue });
}
