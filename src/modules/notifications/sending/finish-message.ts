import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { type MessageRow, mine } from "../lock-message";
import type { Told } from "../mail-queries";
import type { SendOutcome } from "../messengers/port";
import { messages } from "../tables";
import type { SendResult } from "./begin-attempt";

type Ending = {
  told: Told;
  hasNextWay: boolean;
  status: "sent" | "not_sent" | "failed";
  error: string | null;
  taken?: Extract<SendOutcome, { outcome: "sent" }>;
};

/** Ends a message's way once: whoever comes second finds it ended. Where it failed and another way is left, that is next. */
export async function finishMessage(ctx: Context, row: MessageRow, ending: Ending): Promise<SendResult> {
  const { told, hasNextWay, status, error, taken } = ending;
  const known = taken && { providerId: taken.providerId, providerStatus: taken.providerStatus, parts: taken.parts ?? row.parts };
  const ended = await ctx.db
    .update(messages)
    .set({ status, error, sentAt: status === "sent" ? ctx.now() : null, ...known })
    .where(and(mine(ctx), eq(messages.id, row.id), eq(messages.status, "queued")))
    .returning({ id: messages.id });
  if (ended.length > 0) {
    const subject = { kind: "message", id: row.id, number: told.content.number };
    await record(ctx, { type: `message.${status}`, subject, orderId: row.orderId, data: { event: row.event, channel: row.channel } });
  }
  return status === "failed" && hasNextWay ? { done: false, again: ctx.now() } : { done: true };
}
