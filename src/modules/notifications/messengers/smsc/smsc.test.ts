import { describe, expect, test } from "vitest";
import { aTextMessage, formOf, troubles } from "@/testing/local-messenger";
import { aLocalServer } from "@/testing/local-server";
import { smsc } from ".";

const accountAt = (baseUrl: string, secrets: object = { apiKey: "k" }) => ({
  settings: smsc.settingsSchema.parse({ baseUrl, sender: "LAVKA" }),
  secrets: smsc.secretsSchema.parse(secrets),
  hookUrl: "",
  fetch,
});

test("a message goes under our own id, by key or by login and password", async () => {
  const server = await aLocalServer(() => ({ id: "0199aa00-0000-7000-8000-000000000001", cnt: 2 }));
  expect(await smsc.send(aTextMessage(), accountAt(server.baseUrl))).toEqual({
    outcome: "sent",
    providerId: "0199aa00-0000-7000-8000-000000000001",
    providerStatus: null,
    parts: 2,
  });
  await smsc.send(aTextMessage(), accountAt(server.baseUrl, { login: "shop", password: "pass" }));
  expect(server.seen.map(({ path }) => path)).toEqual(["/sys/send.php", "/sys/send.php"]);
  expect(formOf(server.seen[0] as never)).toMatchObject({
    apikey: "k",
    phones: "79161234567",
    mes: "Лавка: заказ 10466 собран",
    id: "0199aa00-0000-7000-8000-000000000001",
    sender: "LAVKA",
    charset: "utf-8",
    fmt: "3",
  });
  expect(formOf(server.seen[1] as never)).toMatchObject({ login: "shop", psw: "pass" });
});

test("an account needs a key, or a login with its password", () => {
  expect(smsc.secretsSchema.safeParse({}).success).toBe(false);
  expect(smsc.secretsSchema.safeParse({ login: "shop" }).success).toBe(false);
});

describe("a refusal", () => {
  test.each([
    [1, true],
    [2, true],
    [3, true],
    [4, false],
    [6, true],
    [7, true],
    [9, false],
  ])("error %d is final: %s", async (code, permanent) => {
    const server = await aLocalServer(() => ({ error: "описание", error_code: code }));
    expect(await smsc.send(aTextMessage(), accountAt(server.baseUrl))).toEqual({ outcome: "refused", permanent, why: `${code}: описание` });
  });
});

test.each(troubles)("a service that %s", async (_, answer, outcome) => {
  const server = await aLocalServer(() => answer as never);
  expect(await smsc.send(aTextMessage(), accountAt(server.baseUrl))).toMatchObject(outcome);
});

test("a lost answer is looked up by our id: known, unknown, or not to be asked now", async () => {
  const answers = [
    { body: { status: 0, last_timestamp: 1 }, status: 200 },
    { body: { status: -3 }, status: 200 },
    { error: "message not found", error_code: 3 },
    "hang up",
    { error: "duplicate request, wait a minute", error_code: 9 },
    { error: "authorise error", error_code: 2 },
  ] as const;
  let asked = 0;
  const server = await aLocalServer(() => answers[asked++] as never);
  const find = () => smsc.find?.(aTextMessage(), accountAt(server.baseUrl));
  expect(await find()).toMatchObject({ outcome: "sent", providerId: aTextMessage().key });
  expect(await find()).toBeNull();
  expect(await find()).toBeNull();
  for (let i = 0; i < 3; i++) expect(await find()).toMatchObject({ outcome: "unconfirmed" });
  expect(formOf(server.seen[0] as never)).toMatchObject({ phone: "79161234567", id: aTextMessage().key });
});

test.each([
  [1, "delivered"],
  [2, "delivered"],
  [-1, "under_way"],
  [0, "under_way"],
  [3, "failed"],
  [25, "failed"],
  [99, "under_way"],
] as const)("status %d is %s", async (status, stage) => {
  const server = await aLocalServer(() => ({ status: 200, body: { status, last_date: "28.12.2026 19:20:22" } }));
  expect(await smsc.status?.({ providerId: "x", to: "+79161234567" }, accountAt(server.baseUrl))).toMatchObject({ stage });
});

test("wrong keys are told in its own words", async () => {
  const server = await aLocalServer(() => ({ error: "authorise error", error_code: 2 }));
  expect(await smsc.test(accountAt(server.baseUrl))).toEqual({ code: "messenger.keys_refused", params: { why: "2: authorise error" } });
});
