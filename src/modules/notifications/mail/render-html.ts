import { type Html, html } from "@/lib/html";
import { translator } from "@/platform/i18n/translator";
import { factsOfMail } from "./facts-of-mail";
import { linkWords, type MailContent } from "./mail-content";
import { paintOf } from "./paint";

const sans = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

// Where a client knows dark colours these win over the inline ones, which every client knows.
const darkStyle = html`<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#151412!important}.card{background:#1b1a18!important}
.ink{color:#ece9e3!important}.ink2{color:#b9b3a8!important}.line{border-color:#2f2c28!important}
}
@media (max-width:480px){.pad{padding-left:20px!important;padding-right:20px!important}.title{font-size:24px!important;line-height:30px!important}}
</style>`;

/**
 * The mail as markup that old clients read: tables, inline styles, no picture and nothing loaded from anywhere. All texts
 * come from outside and are escaped.
 */
export function renderHtml(content: MailContent, words: { subject: string; title: string; text: string }): string {
  const { shop, locale, event, trackingUrl } = content;
  const t = translator(locale, "mail");
  const { brand, onBrand } = paintOf(shop.brandColor);
  const page = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<title>${words.subject}</title>
${darkStyle}
</head>
<body class="page" style="margin:0;padding:0;background:#f6f5f2">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#f6f5f2;font-family:${sans}">
<tr><td align="center" style="padding:24px 8px">
<table role="presentation" class="card" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:8px;overflow:hidden">
<tr><td class="pad" bgcolor="${brand}" style="padding:18px 32px;background:${brand};color:${onBrand};font-size:16px;line-height:24px;font-weight:600">${logo(shop)}</td></tr>
<tr><td class="pad" style="padding:28px 32px 0">
<h1 class="ink title" style="margin:0;color:#1e1c19;font-size:28px;line-height:34px;font-weight:600">${words.title}</h1>
${paragraphs(words.text)}
</td></tr>
<tr><td class="pad" style="padding:20px 32px 0">${factRows(content)}</td></tr>
<tr><td class="pad" style="padding:24px 32px 0">
<table role="presentation" cellpadding="0" cellspacing="0"><tr><td bgcolor="${brand}" style="border-radius:8px;background:${brand}">
<a href="${trackingUrl}" style="display:inline-block;padding:14px 24px;color:${onBrand};font-size:16px;line-height:24px;font-weight:600;text-decoration:none">${t(linkWords(event))}</a>
</td></tr></table>
</td></tr>
${contents(content)}
<tr><td class="pad" style="padding:28px 32px 28px">${contact(content)}
${aside(content)}<p class="ink2" style="margin:0;color:#6c675e;font-size:12px;line-height:16px">${t("why", { shop: shop.name })}</p>${wayOut(content)}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>`;
  return page.html;
}

/** The picture has the name as its text: most clients load none until they are asked. */
function logo({ logoUrl, name }: MailContent["shop"]): Html {
  return logoUrl
    ? html`<img src="${logoUrl}" alt="${name}" height="32" style="display:block;height:32px;max-width:240px;border:0">`
    : html`${name}`;
}

function paragraphs(text: string): Html[] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== "")
    .map((line) => html`<p class="ink" style="margin:12px 0 0;color:#1e1c19;font-size:16px;line-height:24px">${line}</p>`);
}

function aside({ locale, telegramUrl }: MailContent): Html | null {
  if (!telegramUrl) return null;
  const words = translator(locale, "mail")("inTelegram");
  return html`<p class="ink2" style="margin:0 0 16px;font-size:14px;line-height:20px"><a class="ink" href="${telegramUrl}" style="color:#1e1c19">${words}</a></p>`;
}

function wayOut({ locale, unsubscribeUrl }: MailContent): Html | null {
  if (!unsubscribeUrl) return null;
  const words = translator(locale, "mail")("unsubscribe");
  return html`<p style="margin:8px 0 0;font-size:12px;line-height:16px"><a class="ink2" href="${unsubscribeUrl}" style="color:#6c675e">${words}</a></p>`;
}

function factRows(content: MailContent): Html {
  const rows = factsOfMail(content).map(
    ({ label, value }) => html`<tr>
<td class="ink2" style="padding:2px 16px 2px 0;color:#56524a;font-size:14px;line-height:20px;vertical-align:top">${label}</td>
<td class="ink" style="padding:2px 0;color:#1e1c19;font-size:14px;line-height:20px;font-weight:600;vertical-align:top">${value}</td>
</tr>`,
  );
  return html`<table role="presentation" cellpadding="0" cellspacing="0">${rows}</table>`;
}

function contents({ locale, lines }: MailContent): Html | null {
  if (lines.length === 0) return null;
  const t = translator(locale, "mail");
  const rows = lines.map(
    ({ name, quantity }) => html`<tr>
<td class="ink line" style="padding:10px 12px 10px 0;border-top:1px solid #e5e2db;color:#1e1c19;font-size:14px;line-height:20px;word-break:break-word">${name}</td>
<td class="ink2 line" align="right" style="padding:10px 0;border-top:1px solid #e5e2db;color:#56524a;font-size:14px;line-height:20px;white-space:nowrap;vertical-align:top">${t("quantity", { count: quantity })}</td>
</tr>`,
  );
  return html`<tr><td class="pad" style="padding:28px 32px 0">
<p class="ink" style="margin:0 0 6px;color:#1e1c19;font-size:14px;line-height:20px;font-weight:600">${t("contents")}</p>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0">${rows}</table>
</td></tr>`;
}

function contact({ locale, shop }: MailContent): Html | null {
  const ways: Html[] = [];
  if (shop.supportEmail) ways.push(html`<a class="ink" href="mailto:${shop.supportEmail}" style="color:#1e1c19">${shop.supportEmail}</a>`);
  if (shop.supportPhone)
    ways.push(
      html`<a class="ink" href="tel:${dialled(shop.supportPhone)}" style="color:#1e1c19;white-space:nowrap">${shop.supportPhone}</a>`,
    );
  if (ways.length === 0) return null;
  const t = translator(locale, "mail");
  const joined = ways.map((way, index) => (index === 0 ? way : html`, ${way}`));
  return html`<p class="ink2" style="margin:0 0 16px;color:#56524a;font-size:14px;line-height:20px">${t("questions")} ${joined}</p>`;
}

const dialled = (phone: string) => phone.replace(/[^\d+]/g, "");
