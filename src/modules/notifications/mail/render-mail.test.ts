import { expect, test } from "vitest";
import { contrast } from "@/lib/contrast";
import { locales } from "@/platform/i18n/locale";
import { messageEvents } from "../message-events";
import type { MailContent } from "./mail-content";
import { paintOf } from "./paint";
import { renderMail } from "./render-mail";

const content = (over: Partial<MailContent> = {}): MailContent => ({
  event: "accepted",
  locale: "ru",
  shop: {
    name: "Чай и глина",
    brandColor: "#7A2B1D",
    supportEmail: "hello@shop.example",
    supportPhone: "+7 495 000-00-00",
    timeZone: "Europe/Moscow",
  },
  number: "10466",
  trackingUrl: "https://orders.example.com/t/0123456789abcdef",
  lines: [{ name: "Чайник «Исин»", quantity: 2 }],
  parcel: null,
  now: new Date("2026-11-22T09:00:00Z"),
  ...over,
});

test.each(locales.flatMap((locale) => messageEvents.map((event) => [locale, event] as const)))(
  "%s %s says what happened, with the link and the contents",
  (locale, event) => {
    const mail = renderMail(content({ locale, event }));
    expect(mail.subject).toContain("10466");
    for (const body of [mail.text, mail.html]) {
      expect(body).toContain("https://orders.example.com/t/0123456789abcdef");
      expect(body).toContain("Чайник «Исин»");
      expect(body).toContain("hello@shop.example");
    }
    expect(mail.html).toContain(`<html lang="${locale}">`);
    expect(mail.html).not.toMatch(/<img|<script|https?:\/\/(?!orders\.example\.com)/);
    expect(mail.text).not.toMatch(/[<>\u00a0]/);
  },
);

test("markup, quotes and line breaks in any text are text", () => {
  const hostile = `<img src=x onerror=alert(1)>"'&\r\nBcc: thief@example.com`;
  const mail = renderMail(
    content({
      number: hostile,
      lines: [{ name: hostile, quantity: 1 }],
      shop: { ...content().shop, name: hostile, supportEmail: `"><script>`, supportPhone: `"onmouseover="` },
      parcel: { carrier: hostile, trackingNumber: hostile, expectedAt: null, storedUntil: null },
      event: "handed_over",
    }),
  );
  expect(mail.html).not.toMatch(/<img|<script|onmouseover="/);
  expect(mail.html).toContain("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;");
  expect(mail.subject).not.toMatch(/[\r\n]/);
});

test("a parcel that waits at a pickup point names the last day of storage on the shop's calendar", () => {
  const storedUntil = new Date("2026-11-29T21:30:00Z");
  const parcel = { carrier: "СДЭК", trackingNumber: "CD123", expectedAt: null, storedUntil };
  expect(renderMail(content({ event: "ready_for_pickup", parcel })).text).toContain("Хранится до: понедельник, 30 нояб., включительно");
  expect(renderMail(content({ event: "ready_for_pickup", parcel, locale: "en" })).text).toContain("Kept until: Monday, Nov 30, inclusive");
  expect(renderMail(content({ event: "accepted", parcel })).text).not.toContain("CD123");
});

test("an expected day that has passed is not promised again", () => {
  const parcel = { carrier: null, trackingNumber: null, expectedAt: new Date("2026-11-24T12:00:00Z"), storedUntil: null };
  expect(renderMail(content({ event: "handed_over", parcel })).text).toContain("Ожидаем: 24 нояб.");
  expect(renderMail(content({ event: "handed_over", parcel, now: new Date("2026-11-25T09:00:00Z") })).text).not.toContain("Ожидаем");
});

test.each(["#7A2B1D", "#ffff00", "#808080", "#00ff88", "not a colour", "#fff;background:url(x)"])("text on %s can be read", (colour) => {
  const { brand, onBrand } = paintOf(colour);
  expect(contrast(brand, onBrand)).toBeGreaterThanOrEqual(4.5);
});

test("a shop's own words, logo and ways out take the place of ours, and stay text", () => {
  const template = {
    subject: "{number}: {name}",
    title: "Ура!",
    body: "Первая <b>строка</b>\nВторая, {total}",
    sms: "{shop} {number} [{carrier}]",
  };
  const mail = renderMail(
    content({
      template,
      buyer: "Мария",
      total: { minor: 129_900, currency: "RUB" },
      shop: { ...content().shop, logoUrl: "https://shop.example/logo.png" },
      unsubscribeUrl: "https://orders.example.com/u/0123",
      telegramUrl: "https://t.me/shop_bot?start=0123",
    }),
  );
  expect(mail.subject).toBe("10466: Мария");
  expect(mail.sms).toBe("Чай и глина 10466");
  expect(mail.chat).toMatch(/^Ура!\n\nПервая <b>строка<\/b>\nВторая, 1 299 ₽\n\nhttps:/);
  expect(mail.html).toContain("Первая &lt;b&gt;строка&lt;/b&gt;</p>");
  expect(mail.html).toContain('<img src="https://shop.example/logo.png" alt="Чай и глина"');
  for (const link of ["https://orders.example.com/u/0123", "https://t.me/shop_bot?start=0123"]) {
    expect(mail.html).toContain(link);
    expect(mail.text).toContain(link);
  }
});
