import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aTextMessage, formOf, troubles } from "@/testing/local-messenger";
import { aLocalServer } from "@/testing/local-server";
import { smsru } from ".";

const key = "0A1B2C3D-0000-1111-2222-333344445555";
const accountAt = (baseUrl: string, settings: object = {}) => ({
  settings: smsru.settingsSchema.parse({ baseUrl, ...settings }),
  secrets: { apiId: key },
  hookUrl: "https://orders.example.com/api/hooks/messages/abc",
  fetch,
});
const each = (number: string, one: object) => ({ status: "OK", status_code: 100, sms: { [number]: one }, balance: 12.3 });

test("a message leaves as a form, and its id comes back", async () => {
  const server = await aLocalServer(() => each("79161234567", { status: "OK", status_code: 100, sms_id: "202647-1000001", cost: "4.20" }));
  const account = accountAt(server.baseUrl, { from: "LAVKA", test: true });
  expect(await smsru.send(aTextMessage(), account)).toEqual({
    outcome: "sent",
    providerId: "202647-1000001",
    providerStatus: "100",
    parts: null,
  });
  expect(server.seen).toMatchObject([
    { method: "POST", path: "/sms/send?json=1", headers: { "content-type": "application/x-www-form-urlencoded" } },
  ]);
  expect(formOf(server.seen[0] as never)).toEqual({
    api_id: key,
    to: "79161234567",
    msg: "Лавка: заказ 10466 собран",
    from: "LAVKA",
    test: "1",
  });
  await smsru.send(aTextMessage({ senderName: "Pots" }), account);
  expect(formOf(server.seen[1] as never)).toMatchObject({ from: "Pots" });
});

describe("a refusal inside of a good answer", () => {
  test.each([
    [
      each("79161234567", { status: "ERROR", status_code: 221, status_text: "Нужен отправитель", sms_id: "202647-2" }),
      true,
      "221: Нужен отправитель",
    ],
    [each("79161234567", { status: "ERROR", status_code: 202, status_text: "Неверный номер" }), true, "202: Неверный номер"],
    [each("79161234567", { status: "ERROR", status_code: 230, status_text: "Лимит на номер" }), false, "230: Лимит на номер"],
    [{ status: "ERROR", status_code: 200, status_text: "Неправильный api_id" }, true, "200: Неправильный api_id"],
    [{ status: "ERROR", status_code: 201, status_text: "Не хватает средств" }, true, "201: Не хватает средств"],
    [{ status: "ERROR", status_code: 220, status_text: "Сервис недоступен" }, false, "220: Сервис недоступен"],
  ])("%j is final: %s", async (answer, permanent, why) => {
    const server = await aLocalServer(() => answer);
    expect(await smsru.send(aTextMessage(), accountAt(server.baseUrl))).toMatchObject({ outcome: "refused", permanent, why });
  });
});

test.each(troubles)("a service that %s", async (_, answer, outcome) => {
  const server = await aLocalServer(() => answer as never);
  expect(await smsru.send(aTextMessage(), accountAt(server.baseUrl))).toMatchObject(outcome);
});

test("an answer without the number may hide a message that left", async () => {
  const server = await aLocalServer(() => ({ status: "OK", status_code: 100, sms: {} }));
  expect(await smsru.send(aTextMessage(), accountAt(server.baseUrl))).toMatchObject({ outcome: "unconfirmed" });
});

test.each([
  [103, "delivered"],
  [110, "delivered"],
  [102, "under_way"],
  [104, "failed"],
  [150, "failed"],
  [777, "failed"],
] as const)("code %d is %s", async (code, stage) => {
  const server = await aLocalServer(() => ({ status: "OK", status_code: 100, sms: { "202647-1": { status: "OK", status_code: code } } }));
  expect(await smsru.status?.({ providerId: "202647-1", to: "" }, accountAt(server.baseUrl))).toMatchObject({
    stage,
    providerStatus: String(code),
  });
});

test("a message that it knows no more is no news", async () => {
  const server = await aLocalServer(() => ({ status: "OK", status_code: 100, sms: { "202647-1": { status: "ERROR", status_code: -1 } } }));
  expect(await smsru.status?.({ providerId: "202647-1", to: "" }, accountAt(server.baseUrl))).toBeNull();
});

test("a report is signed over its lines, in their order", () => {
  const entries = ["sms_status\n202647-1\n103\n1782469893", "sms_status\n202647-2\n104\n1782469894", "callcheck_status\n1\n401\n1", "test"];
  const sign = (lines: string[]) =>
    createHash("sha256")
      .update(key + lines.join(""))
      .digest("hex");
  const body = (lines: string[], hash: string) =>
    new URLSearchParams([...lines.map((line, i) => [`data[${i}]`, line]), ["hash", hash]] as never).toString();
  const account = accountAt("https://sms.ru");
  const good = { headers: {}, rawBody: body(entries, sign(entries)) };
  expect(smsru.hook?.verify(good, account)).toBe(true);
  expect(smsru.hook?.verify({ headers: {}, rawBody: body(entries, sign(entries.slice(1))) }, account)).toBe(false);
  expect(smsru.hook?.verify({ headers: {}, rawBody: "data[0]=x" }, account)).toBe(false);
  expect(smsru.hook?.read(good).deliveries).toMatchObject([
    { providerId: "202647-1", stage: "delivered" },
    { providerId: "202647-2", stage: "failed" },
  ]);
  expect(smsru.hook?.reply).toBe("100");
});

test("keys are looked at, and the address for reports is told, without a message", async () => {
  const server = await aLocalServer(({ path }) =>
    path.startsWith("/auth") ? { status: "OK", status_code: 100 } : { status: "ERROR", status_code: 301 },
  );
  expect(await smsru.test(accountAt(server.baseUrl))).toBeNull();
  expect(await smsru.subscribe?.(accountAt(server.baseUrl))).toMatchObject({ code: "messenger.not_subscribed" });
  expect(formOf(server.seen[1] as never)).toMatchObject({ url: "https://orders.example.com/api/hooks/messages/abc" });
});
