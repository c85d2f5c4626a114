import type { Context } from "@/platform/context";
import { addJob } from "@/platform/jobs/add-job";
import { mailer } from "@/platform/mail/mailer";
import { sendMessage } from "./commands/send-message";
import { mailQueue } from "./delivery-rules";
import { keyOfMessage, type SendMessage } from "./sending/begin-attempt";

/** Sends a message, and asks for another run where it has to be tried again. */
export async function sendMessageJob(ctx: Context, payload: SendMessage): Promise<void> {
  const result = await sendMessage(ctx, payload, mailer());
  if (result.done) return;
  await addJob(ctx, "send_message", payload, { key: keyOfMessage(payload), runAt: result.again, queue: mailQueue });
}
