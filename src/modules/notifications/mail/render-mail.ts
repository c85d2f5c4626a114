import { translator } from "@/platform/i18n/translator";
import { factsOfMail } from "./facts-of-mail";
import type { MailContent, RenderedMail } from "./mail-content";
import { renderHtml } from "./render-html";

/** The mail that tells a buyer one event: subject, plain text and markup, in the buyer's language. Pure. */
export function renderMail(content: MailContent): RenderedMail {
  const { event, locale, number } = content;
  const t = translator(locale, "mail");
  const subject = oneLine(t(`${event}.subject`, { number }));
  const words = { subject, title: t(`${event}.title`), text: t(`${event}.text`) };
  return { subject, text: renderText(content, words), html: renderHtml(content, words) };
}

function renderText(content: MailContent, words: { title: string; text: string }): string {
  const { event, locale, shop, lines, trackingUrl } = content;
  const t = translator(locale, "mail");
  const blocks = [
    `${t("hello")} ${words.title}.`,
    words.text,
    factsOfMail(content)
      .map(({ label, value }) => `${label}: ${value}`)
      .join("\n"),
    `${t(event === "delivered" ? "rate" : "track")}: ${trackingUrl}`,
    lines.length > 0
      ? [`${t("contents")}:`, ...lines.map(({ name, quantity }) => `- ${name}, ${t("quantity", { count: quantity })}`)].join("\n")
      : null,
    [shop.supportEmail, shop.supportPhone].some(Boolean)
      ? `${t("questions")} ${[shop.supportEmail, shop.supportPhone].filter(Boolean).join(", ")}`
      : null,
    `${shop.name}\n${t("why", { shop: shop.name })}`,
  ];
  return `${blocks
    .filter((block) => block !== null)
    .join("\n\n")
    .replaceAll("\u00a0", " ")}\n`;
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\s]+/gu, " ").trim();
