import type { Locale } from "@/platform/i18n/locale";
import { messagesOf } from "@/platform/i18n/messages";
import type { MessageEvent } from "../message-events";
import type { TemplateTexts } from "../template-texts";

/** The words that Dirigent comes with. They name their variables as a shop's own do. */
export function ourTexts(event: MessageEvent, locale: Locale): TemplateTexts {
  const { subject, title, text, sms } = messagesOf(locale).mail[event];
  return { subject, title, body: text, sms };
}
