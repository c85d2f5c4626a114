import { translator } from "@/platform/i18n/translator";
import { ourTexts } from "../templates/our-texts";
import { smsText } from "../templates/sms-length";
import { fillTemplate } from "../templates/variables";
import { factsOfMail } from "./facts-of-mail";
import { linkWords, type MailContent, type RenderedMail } from "./mail-content";
import { renderHtml } from "./render-html";
import { variablesOf } from "./variables-of";

/** What tells a buyer one event in every form: letter, text message, chat; in the buyer's language and the shop's words. Pure. */
export function renderMail(content: MailContent): RenderedMail {
  const { event, locale, template } = content;
  const values = variablesOf(content);
  const texts = template ?? ourTexts(event, locale);
  const subject = oneLine(fillTemplate(texts.subject, values));
  const words = { subject, title: oneLine(fillTemplate(texts.title, values)), text: fillTemplate(texts.body, values) };
  return {
    subject,
    text: renderText(content, words),
    html: renderHtml(content, words),
    sms: smsText(fillTemplate(texts.sms, values)),
    chat: `${words.title}\n\n${words.text}\n\n${content.trackingUrl}`.replaceAll("\u00a0", " "),
  };
}

function renderText(content: MailContent, words: { title: string; text: string }): string {
  const { event, locale, shop, lines, trackingUrl, telegramUrl, unsubscribeUrl } = content;
  const t = translator(locale, "mail");
  const blocks = [
    `${t("hello")} ${words.title}${/[.!?…]$/.test(words.title) ? "" : "."}`,
    words.text,
    factsOfMail(content)
      .map(({ label, value }) => `${label}: ${value}`)
      .join("\n"),
    `${t(linkWords(event))}: ${trackingUrl}`,
    lines.length > 0
      ? [`${t("contents")}:`, ...lines.map(({ name, quantity }) => `- ${name}, ${t("quantity", { count: quantity })}`)].join("\n")
      : null,
    [shop.supportEmail, shop.supportPhone].some(Boolean)
      ? `${t("questions")} ${[shop.supportEmail, shop.supportPhone].filter(Boolean).join(", ")}`
      : null,
    telegramUrl ? `${t("inTelegram")}: ${telegramUrl}` : null,
    `${shop.name}\n${t("why", { shop: shop.name })}`,
    unsubscribeUrl ? `${t("unsubscribe")}: ${unsubscribeUrl}` : null,
  ];
  return `${blocks
    .filter((block) => block !== null)
    .join("\n\n")
    .replaceAll("\u00a0", " ")}\n`;
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\s]+/gu, " ").trim();
