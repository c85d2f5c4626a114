import { and, eq } from "drizzle-orm";
import { retryDelayMs } from "@/lib/message-retry";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import type { Mailer } from "@/platform/mail/mailer";
import { endChats } from "../consent/end-chats";
import { saveConsent } from "../consent/save-consent";
import { errorText, type LostAnswers, mayTryAgain, nextCheckMs } from "../delivery-rules";
import { mine } from "../lock-message";
import type { OutgoingMessage, SendOutcome } from "../messengers/port";
import { type Attempt, beginAttempt, type SendMessage, type SendResult } from "../sending/begin-attempt";
import { finishMessage } from "../sending/finish-message";
import { oneClickUrlOf } from "../sending/write-message";
import { messages } from "../tables";

/**
 * Tells a buyer one event, once per order, event, channel and recipient, however often it is asked: by the first way that reaches
 * them. The attempt is written down before a provider is called and its outcome after, so of two that ask at once one sends; after
 * a crash in between a mail leaves once more at most, under the same Message-ID, and what its provider can look up is looked up.
 * Without a mail server a letter is kept to be read.
 */
export async function sendMessage(ctx: Context, input: SendMessage, mailer: Mailer | null): Promise<SendResult> {
  const attempt = await inTransaction(ctx, (ctx) => beginAttempt(ctx, input, mailer));
  if (!("row" in attempt)) return attempt;
  const outcome = await tell(attempt);
  return inTransaction(ctx, (ctx) => settle(ctx, attempt, outcome));
}

async function tell({ row, told, lost, via: { messenger, account } }: Attempt): Promise<SendOutcome> {
  const { sender } = told;
  const message: OutgoingMessage = {
    key: row.id,
    to: row.recipient,
    subject: row.subject,
    text: row.body,
    html: row.html,
    senderName: row.channel === "email" ? sender.name : sender.sms,
    replyTo: sender.replyTo,
    messageId: row.messageId,
    unsubscribeUrl: row.optOutToken ? oneClickUrlOf(row.optOutToken) : null,
    since: row.createdAt,
  };
  if (lost > 0 && messenger.find) {
    const found = await messenger.find(message, account);
    if (found) return found;
  }
  return messenger.send(message, account);
}

async function settle(ctx: Context, attempt: Attempt, outcome: SendOutcome): Promise<SendResult> {
  const { row, told, lost, via, hasNextWay } = attempt;
  if (outcome.outcome === "sent") {
    if (outcome.providerId && via.messenger.status) await checkLater(ctx, row.id);
    return finishMessage(ctx, row, { told, hasNextWay, status: "sent", error: null, taken: outcome });
  }
  const nowLost: LostAnswers = outcome.outcome === "unconfirmed" ? (lost === 0 ? 1 : 2) : lost;
  const error = errorText(nowLost, outcome.why);
  if (outcome.outcome === "refused" && outcome.gone) await forget(ctx, attempt);
  const isFinal = outcome.outcome === "refused" && outcome.permanent;
  if (isFinal || !mayTryAgain(nowLost, row.attempts, row.channel, via.messenger.afterLostAnswer))
    return finishMessage(ctx, row, { told, hasNextWay, status: "failed", error });
  await ctx.db
    .update(messages)
    .set({ sentAt: null, error })
    .where(and(mine(ctx), eq(messages.id, row.id), eq(messages.status, "queued"), eq(messages.attempts, row.attempts)));
  const asked = outcome.outcome === "refused" ? (outcome.retryAfterMs ?? 0) : 0;
  return { done: false, again: new Date(ctx.now().getTime() + Math.max(asked, retryDelayMs(row.attempts))) };
}

async function checkLater(ctx: Context, messageId: string): Promise<void> {
  const runAt = new Date(ctx.now().getTime() + (nextCheckMs(0) ?? 0));
  await addJob(ctx, "check_message", { messageId, asked: 0 }, { key: messageId, runAt });
}

/** Whoever is not reached there any more has left the bot, or has answered a text message with a word that ends them. */
async function forget(ctx: Context, { row }: Attempt): Promise<void> {
  const { channel, recipient, orderId } = row;
  if (channel === "telegram") await endChats(ctx, { chatId: recipient });
  else await saveConsent(ctx, { channel, recipient, allowed: false, source: "provider", orderId });
}
