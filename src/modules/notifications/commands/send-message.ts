import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import type { Mailer, MailOutcome } from "@/platform/mail/mailer";
import { record } from "@/platform/outbox/record";
import { errorText, type LostAnswers, leaseMs, lostAnswersIn, mayTryAgain, retryDelayMs } from "../delivery-rules";
import { lockMessage, type MessageRow, mine } from "../lock-message";
import { renderMail } from "../mail/render-mail";
import { type Told, toldOrder } from "../mail-queries";
import { type MessageEvent, whySilent } from "../message-events";
import { messages } from "../tables";

export type SendMessage = { orderId: string; event: MessageEvent };

/** Done for good, or to be asked again at a time. */
export type SendResult = { done: true } | { done: false; again: Date };

const done: SendResult = { done: true };

type Attempt = { row: MessageRow; told: Told; lost: LostAnswers };

/**
 * Tells a buyer one event by e-mail, once per order, event and address, however often it is asked. The attempt is written
 * down before the mail server is called and its outcome after, so of two that ask at once one sends, and a crash in between
 * sends once more at most, under the same Message-ID. Without a mail server the message is kept to be read.
 */
export async function sendMessage(ctx: Context, input: SendMessage, via: Mailer | null): Promise<SendResult> {
  const attempt = await inTransaction(ctx, (ctx) => begin(ctx, input, via !== null));
  if (!via || !("row" in attempt)) return "row" in attempt ? done : attempt;
  const { row, told } = attempt;
  const outcome = await via.send({
    fromName: told.shop.name,
    to: row.recipient,
    replyTo: told.shop.supportEmail,
    subject: row.subject,
    text: row.body,
    html: row.html,
    messageId: row.messageId,
  });
  return inTransaction(ctx, (ctx) => settle(ctx, attempt, outcome));
}

async function begin(ctx: Context, { orderId, event }: SendMessage, hasServer: boolean): Promise<Attempt | SendResult> {
  const told = await toldOrder(ctx, orderId, event);
  const recipient = told?.order.customerEmail;
  if (!told || !recipient || whySilent(event, told.order)) return done;
  const { subject, text, html } = renderMail({ ...told.content, now: ctx.now() });
  const id = newId();
  const { locale } = told.content;
  const messageId = `<${id}@${new URL(told.content.trackingUrl).hostname}>`;
  const row = await lockMessage(ctx, {
    id,
    orderId,
    event,
    channel: "email",
    recipient,
    locale,
    subject,
    body: text,
    html,
    messageId,
    createdAt: ctx.now(),
  });
  if (row.status !== "queued") return done;
  if (!hasServer) return finish(ctx, row, told, "not_sent", null);

  const now = ctx.now();
  // While a message waits, the time in `sentAt` is when the running attempt began.
  const leaseEnds = row.sentAt && new Date(row.sentAt.getTime() + leaseMs);
  if (leaseEnds && leaseEnds > now) return { done: false, again: leaseEnds };
  const lost = lostAnswersIn(row.error);
  if (!mayTryAgain(lost, row.attempts)) return finish(ctx, row, told, "failed", row.error);
  // Written as if the answer were lost: it is, if we die now.
  const claim = { attempts: row.attempts + 1, sentAt: now, error: errorText(lost === 0 ? 1 : 2, null) };
  await ctx.db
    .update(messages)
    .set(claim)
    .where(and(mine(ctx), eq(messages.id, row.id)));
  return { row: { ...row, ...claim }, told, lost };
}

async function settle(ctx: Context, { row, told, lost }: Attempt, outcome: MailOutcome): Promise<SendResult> {
  if (outcome.outcome === "sent") return finish(ctx, row, told, "sent", null);
  const nowLost: LostAnswers = outcome.outcome === "unconfirmed" ? (lost === 0 ? 1 : 2) : lost;
  const error = errorText(nowLost, outcome.why);
  const isFinal = outcome.outcome === "refused" && outcome.permanent;
  if (isFinal || !mayTryAgain(nowLost, row.attempts)) return finish(ctx, row, told, "failed", error);
  await ctx.db
    .update(messages)
    .set({ sentAt: null, error })
    .where(and(mine(ctx), eq(messages.id, row.id), eq(messages.status, "queued"), eq(messages.attempts, row.attempts)));
  return { done: false, again: new Date(ctx.now().getTime() + retryDelayMs(row.attempts)) };
}

/** Ends a message's way once: whoever comes second finds it ended. */
async function finish(
  ctx: Context,
  row: MessageRow,
  told: Told,
  status: "sent" | "not_sent" | "failed",
  error: string | null,
): Promise<SendResult> {
  const ended = await ctx.db
    .update(messages)
    .set({ status, error, sentAt: status === "sent" ? ctx.now() : null })
    .where(and(mine(ctx), eq(messages.id, row.id), eq(messages.status, "queued")))
    .returning({ id: messages.id });
  if (ended.length > 0) {
    const subject = { kind: "message", id: row.id, number: told.content.number };
    await record(ctx, { type: `message.${status}`, subject, orderId: row.orderId, data: { event: row.event, channel: row.channel } });
  }
  return done;
}
