import { and, eq } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { notFound, refuseIf } from "@/platform/refusal";
import { mailQueue } from "../delivery-rules";
import type { MessageId } from "../inputs";
import { mine } from "../lock-message";
import { whyNotResend } from "../message-events";
import { messages } from "../tables";

/** Sends a message that failed or was kept unsent, anew and with all its attempts. Refuses one that was sent or is under way. */
export async function resendMessage(ctx: Context, { id }: MessageId, hasServer: boolean): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ orderId: messages.orderId, event: messages.event, status: messages.status })
      .from(messages)
      .where(and(mine(ctx), eq(messages.id, id)))
      .for("update");
    if (!row) throw notFound("message");
    refuseIf(whyNotResend(row));
    refuseIf(noServer(hasServer));
    await ctx.db
      .update(messages)
      .set({ status: "queued", attempts: 0, error: null, sentAt: null })
      .where(and(mine(ctx), eq(messages.id, id)));
    const { orderId, event } = row;
    await addJob(ctx, "send_message", { orderId, event }, { key: `${orderId}:${event}`, queue: mailQueue });
  });
}

const noServer = (hasServer: boolean): Reason | null => (hasServer ? null : reason("message.no_mail_server"));
