import { expect, test } from "vitest";
import { locales } from "@/platform/i18n/locale";
import { messageEvents } from "../message-events";
import { ourTexts } from "./our-texts";
import { smsLength } from "./sms-length";
import { faultsOf, fillTemplate, suggested, type VariableValues } from "./variables";

const values: VariableValues = {
  number: "10466",
  name: "Мария",
  shop: "Лавка",
  link: "https://orders.example.com/t/0123456789abcdef0123456789abcdef",
  total: "1 299 ₽",
  refunded: null,
  carrier: null,
  trackingNumber: null,
  expected: null,
  storedUntil: "29 нояб.",
  supportPhone: null,
  supportEmail: null,
};
const texts = (over: Partial<Record<"subject" | "title" | "body" | "sms", string>>) => ({
  subject: "x",
  title: "x",
  body: "x",
  sms: "x",
  ...over,
});

test("variables are filled in, and bracketed parts go with what they need", () => {
  expect(fillTemplate("Заказ {number}, {name}", values)).toBe("Заказ 10466, Мария");
  expect(fillTemplate("В пути [трек {trackingNumber}]", values)).toBe("В пути");
  expect(fillTemplate("Ждёт [до {storedUntil}] вас", values)).toBe("Ждёт до 29 нояб. вас");
  expect(fillTemplate("[сноска] без [{carrier}, {number}] слов", values)).toBe("[сноска] без слов");
  expect(fillTemplate("Первая\n\n[{carrier}]\n\nВторая", values)).toBe("Первая\n\nВторая");
});

test("a value that looks like a variable stays what it is", () => {
  expect(fillTemplate("{name}", { ...values, name: "{number} [x]" })).toBe("{number} [x]");
});

test.each([
  ["nubmer", "number"],
  ["Номер", "number"],
  ["имя", "name"],
  ["track_number", "trackingNumber"],
  ["trackingUrl", "link"],
  ["order", "number"],
  ["qwertyuiop", null],
  ["", null],
] as const)("{%s} rather means %s", (written, meant) => {
  expect(suggested(written)).toBe(meant);
});

test("unknown variables and stray signs are refused at their field", () => {
  expect(faultsOf(texts({ sms: "Заказ {nubmer}" }))).toEqual([
    { path: "sms", reason: { code: "message.unknown_variable_like", params: { variable: "nubmer", suggestion: "number" } } },
  ]);
  expect(faultsOf(texts({ body: "{qwertyuiop}" }))).toMatchObject([{ path: "body", reason: { code: "message.unknown_variable" } }]);
  expect(faultsOf(texts({ title: "Заказ {number" }))).toMatchObject([{ path: "title", reason: { code: "message.stray_brace" } }]);
  expect(faultsOf(texts({ subject: "Заказ [{number}" }))).toMatchObject([{ path: "subject", reason: { code: "message.stray_bracket" } }]);
  expect(faultsOf(texts({ subject: "Заказ [{number}]", body: "[так]" }))).toEqual([]);
});

test.each(locales.flatMap((locale) => messageEvents.map((event) => [locale, event] as const)))(
  "our own words (%s, %s) are good",
  (locale, event) => {
    const ours = ourTexts(event, locale);
    expect(faultsOf(ours)).toEqual([]);
    expect(ours.sms).toContain("{link}");
    expect(smsLength(fillTemplate(ours.sms, values)).parts).toBeLessThanOrEqual(2);
  },
);
