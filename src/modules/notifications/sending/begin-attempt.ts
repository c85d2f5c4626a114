import { and, eq } from "drizzle-orm";
import { leaseMs } from "@/lib/message-retry";
import type { Context } from "@/platform/context";
import { addJob } from "@/platform/jobs/add-job";
import type { Mailer } from "@/platform/mail/mailer";
import { type ReadyMessenger, readyMessengers } from "../accounts/load-messengers";
import { waitsUntil } from "../choice/quiet-hours";
import { errorText, type LostAnswers, lostAnswersIn, mailQueue, mayTryAgain } from "../delivery-rules";
import { type MessageRow, mine } from "../lock-message";
import { type Told, toldOrder } from "../mail-queries";
import { type MessageChannel, messageChannels } from "../message-channels";
import { type MessageEvent, whySilent } from "../message-events";
import { isAllowed, type Way, waysFor } from "../message-settings";
import type { Messenger } from "../messengers/port";
import type { OpenedMessenger } from "../messengers/registry";
import { smtp } from "../messengers/smtp";
import { messages } from "../tables";
import { finishMessage } from "./finish-message";
import { writeMessage } from "./write-message";

/** `about`: which of several, where an event may come to an order again. */
export type SendMessage = { orderId: string; event: MessageEvent; about?: string };

/** One waiting job per message. */
export const keyOfMessage = ({ orderId, event, about }: Pick<SendMessage, "orderId" | "about"> & { event: string }) =>
  [orderId, event, about].filter(Boolean).join(":");

/** Done for good, or to be asked again at a time. */
export type SendResult = { done: true } | { done: false; again: Date };
export const done: SendResult = { done: true };

type Serving = OpenedMessenger & { accountId: string | null };

/** A message that is on its way to a provider: written down, nothing else holds it. */
export type Attempt = { row: MessageRow; told: Told; lost: LostAnswers; via: Serving; hasNextWay: boolean };

/**
 * Decides what is to be done about an event of an order now, and writes an attempt down before anything is called: of two that ask
 * at once one sends. A buyer is told by one way; the next is begun when the one before has failed.
 */
export async function beginAttempt(ctx: Context, input: SendMessage, mailer: Mailer | null): Promise<Attempt | SendResult> {
  const { orderId, event, about = "" } = input;
  const told = await toldOrder(ctx, orderId, event, about);
  if (!told) return done;
  const rows = await ctx.db
    .select()
    .from(messages)
    .where(and(mine(ctx), eq(messages.orderId, orderId), eq(messages.event, event), eq(messages.about, about)))
    .for("update");
  const waiting = rows.find(({ status }) => status === "queued");
  const silence = whySilent(event, told.order);
  if (silence) return waiting ? overtaken(ctx, waiting, told, silence) : done;
  if (event === "delivered" && rows.length === 0) await askForRating(ctx, told, orderId);

  const serving = await servingNow(ctx, mailer);
  const { ways, state } = waysOf(event, told, serving);
  // A message that was begun is ended first, whatever the settings say by now.
  const row = waiting ?? (await nextMessage(ctx, { orderId, event, about }, { rows, told, ways, serving }));
  if (row?.status !== "queued") return done;
  const tried = new Set([row.channel, ...rows.map(({ channel }) => channel)]);
  const hasNextWay = ways.some((way) => !tried.has(way));
  const ending = { told, hasNextWay };
  if (!state[row.channel].isAllowed) return finishMessage(ctx, row, { ...ending, status: "not_sent", error: "the buyer does not want it" });
  const via = serving[row.channel];
  if (!via) return finishMessage(ctx, row, { ...ending, ...(row.channel === "email" ? noServer : noAccount) });
  return claim(ctx, row, { ...ending, via });
}

const noServer = { status: "not_sent", error: null } as const;
const noAccount = { status: "failed", error: "no account to send by" } as const;

async function claim(
  ctx: Context,
  row: MessageRow,
  { told, via, hasNextWay }: Omit<Attempt, "row" | "lost">,
): Promise<Attempt | SendResult> {
  const now = ctx.now();
  // While a message waits, the time in `sentAt` is when the running attempt began.
  const leaseEnds = row.sentAt && new Date(row.sentAt.getTime() + leaseMs);
  if (leaseEnds && leaseEnds > now) return { done: false, again: leaseEnds };
  if (row.waitUntil && row.waitUntil > now) return { done: false, again: row.waitUntil };
  const morning = nextMorning(row, told, now);
  if (morning) {
    await ctx.db
      .update(messages)
      .set({ waitUntil: morning })
      .where(and(mine(ctx), eq(messages.id, row.id)));
    return { done: false, again: morning };
  }
  const lost = lostAnswersIn(row.error);
  if (!mayTryAgain(lost, row.attempts, row.channel, via.messenger.afterLostAnswer))
    return finishMessage(ctx, row, { told, hasNextWay, status: "failed", error: row.error });
  // Written as if the answer were lost: it is, if we die now.
  const claimed = { attempts: row.attempts + 1, sentAt: now, error: errorText(lost === 0 ? 1 : 2, null), accountId: via.accountId };
  await ctx.db
    .update(messages)
    .set(claimed)
    .where(and(mine(ctx), eq(messages.id, row.id)));
  return { row: { ...row, ...claimed }, told, lost, via, hasNextWay };
}

/** A retry may come into the night, too. What somebody sent again at night is meant for now: its wait ended within the quiet hours. */
function nextMorning({ event, channel, waitUntil }: MessageRow, { timeZone, settings }: Told, now: Date): Date | null {
  const quietAt = (at: Date) => waitsUntil({ event: event as MessageEvent, channel, now: at, timeZone }, settings);
  return waitUntil && quietAt(waitUntil) ? null : quietAt(now);
}

type Serve = Record<MessageChannel, Serving | null>;

async function servingNow(ctx: Context, mailer: Mailer | null): Promise<Serve> {
  const { sms, telegram } = (await readyMessengers(ctx)) as Partial<Record<MessageChannel, ReadyMessenger>>;
  // Its own settings are none: all it needs is the mail server.
  const email = mailer && { messenger: smtp(mailer) as Messenger, account: nothing, accountId: null };
  return { email, sms: sms ?? null, telegram: telegram ?? null };
}

const nothing = { settings: {}, secrets: {}, hookUrl: "", fetch: () => Promise.reject(new Error("mail is no web service")) };

function waysOf(event: MessageEvent, told: Told, serving: Serve): { ways: MessageChannel[]; state: Record<MessageChannel, Way> } {
  const state = Object.fromEntries(
    messageChannels.map((channel) => [
      channel,
      {
        recipient: told.recipients[channel],
        isReady: serving[channel] !== null,
        isAllowed: isAllowed(event, told.settings, told.consents[channel] ?? null),
      },
    ]),
  ) as Record<MessageChannel, Way>;
  return { ways: waysFor(event, told.settings, state), state };
}

type Known = { rows: readonly MessageRow[]; told: Told; ways: readonly MessageChannel[]; serving: Serve };

/** The message of the next way that has not failed; null where the buyer is told, or nothing is left. */
async function nextMessage(
  ctx: Context,
  wish: { orderId: string; event: MessageEvent; about: string },
  { rows, told, ways, serving }: Known,
): Promise<MessageRow | null> {
  const present = rows.filter(({ channel, recipient }) => told.recipients[channel] === recipient);
  if (present.some(({ status }) => status !== "failed")) return null;
  const channel = ways.find((way) => !present.some((row) => row.channel === way));
  const recipient = channel && told.recipients[channel];
  if (!recipient) return null;
  return writeMessage(ctx, { ...wish, channel, recipient, told, botName: channel === "email" ? botToOffer(told, serving) : null });
}

/** The bot that a letter may invite to: one that is among the shop's ways, and that this buyer does not talk to yet. */
function botToOffer({ settings, recipients }: Told, { telegram }: Serve): string | null {
  if (!telegram || recipients.telegram || !settings.order.includes("telegram")) return null;
  return String((telegram.account.settings as { username?: unknown }).username ?? "").replace(/^@/, "") || null;
}

/** What waited for the morning or a provider is not told any more: the order has gone on meanwhile. */
function overtaken(ctx: Context, row: MessageRow, told: Told, silence: string): Promise<SendResult> {
  const isRunning = row.sentAt && row.sentAt.getTime() + leaseMs > ctx.now().getTime();
  if (isRunning) return Promise.resolve(done);
  return finishMessage(ctx, row, { told, hasNextWay: false, status: "not_sent", error: `overtaken: ${silence}` });
}

async function askForRating(ctx: Context, { settings, order }: Told, orderId: string): Promise<void> {
  if (!settings.rateAfterDays || !order.deliveredAt) return;
  const runAt = new Date(order.deliveredAt.getTime() + settings.rateAfterDays * 86_400_000);
  const payload = { orderId, event: "rating_request" } as const;
  await addJob(ctx, "send_message", payload, { key: keyOfMessage(payload), runAt, queue: mailQueue });
}
