import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { env } from "@/platform/env";
import { translator } from "@/platform/i18n/translator";
import { newToken } from "@/platform/tokens";
import { waitsUntil } from "../choice/quiet-hours";
import { lockMessage, type MessageRow } from "../lock-message";
import type { RenderedMail } from "../mail/mail-content";
import { renderMail } from "../mail/render-mail";
import type { Told } from "../mail-queries";
import type { MessageChannel } from "../message-channels";
import type { MessageEvent } from "../message-events";
import { optionalEvents } from "../message-settings";
import { smsLength } from "../templates/sms-length";

type Wish = {
  orderId: string;
  event: MessageEvent;
  about: string;
  channel: MessageChannel;
  recipient: string;
  told: Told;
  botName: string | null;
};

/** Writes a message down as it will leave, once per order, event, channel and recipient: the second time it is found as it was. */
export async function writeMessage(ctx: Context, { told, botName, ...wish }: Wish): Promise<MessageRow> {
  const { event, channel } = wish;
  const id = newId();
  const now = ctx.now();
  const optOutToken = optionalEvents.includes(event) ? newToken(16) : null;
  const unsubscribeUrl = optOutToken ? unsubscribeUrlOf(optOutToken) : null;
  const telegramUrl = botName ? `https://t.me/${botName}?start=${told.trackingToken}` : null;
  const rendered = renderMail({ ...told.content, unsubscribeUrl, telegramUrl, now });
  const body = bodyFor(channel, rendered, told.content.locale, unsubscribeUrl);
  return lockMessage(ctx, {
    ...wish,
    id,
    locale: told.content.locale,
    subject: rendered.subject,
    body,
    html: channel === "email" ? rendered.html : "",
    messageId: `<${id}@${new URL(told.content.trackingUrl).hostname}>`,
    parts: channel === "sms" ? smsLength(body).parts : null,
    waitUntil: waitsUntil({ event, channel, now, timeZone: told.timeZone }, told.settings),
    optOutToken,
    createdAt: now,
  });
}

/** The page on which a buyer says no to such messages. */
export const unsubscribeUrlOf = (optOutToken: string) => `${env().baseUrl}/u/${optOutToken}`;

/** The address that a mail client calls by itself for the same. */
export const oneClickUrlOf = (optOutToken: string) => `${env().baseUrl}/api/v1/unsubscribe/${optOutToken}`;

function bodyFor(channel: MessageChannel, { text, sms, chat }: RenderedMail, locale: "ru" | "en", unsubscribeUrl: string | null): string {
  if (channel === "email") return text;
  const words = channel === "sms" ? sms : chat;
  if (!unsubscribeUrl) return words;
  return `${words}${channel === "sms" ? " " : "\n\n"}${translator(locale, "mail")("refuse")}: ${unsubscribeUrl}`;
}
