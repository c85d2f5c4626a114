import { describe, expect, test } from "vitest";
import { aTextMessage, troubles } from "@/testing/local-messenger";
import { aLocalServer } from "@/testing/local-server";
import { telegram } from ".";

const accountAt = (baseUrl: string) => ({
  settings: telegram.settingsSchema.parse({ baseUrl, username: "shop_bot" }),
  secrets: telegram.secretsSchema.parse({ token: "123456:AAbb-cc_dd" }),
  hookUrl: "https://orders.example.com/api/hooks/messages/abc",
  fetch,
});
const refusal = (error_code: number, description: string, parameters: object = {}) => ({
  status: error_code,
  body: { ok: false, error_code, description, parameters },
});

test("a message goes to its chat, cut at the longest that is taken", async () => {
  const server = await aLocalServer(() => ({ ok: true, result: { message_id: 7, chat: { id: 42, type: "private" }, date: 1 } }));
  const message = aTextMessage({ to: "42", text: "я".repeat(5000) });
  expect(await telegram.send(message, accountAt(server.baseUrl))).toEqual({
    outcome: "sent",
    providerId: "7",
    providerStatus: null,
    parts: null,
  });
  expect(server.seen[0]).toMatchObject({ path: "/bot123456:AAbb-cc_dd/sendMessage", body: { chat_id: "42", text: "я".repeat(4096) } });
});

describe("a refusal", () => {
  test.each([
    [refusal(403, "Forbidden: bot was blocked by the user"), { permanent: true, gone: true }],
    [refusal(400, "Bad Request: chat not found"), { permanent: true, gone: true }],
    [refusal(400, "Bad Request: message text is empty"), { permanent: true, gone: false }],
    [refusal(401, "Unauthorized"), { permanent: true, gone: false }],
    [refusal(429, "Too Many Requests: retry after 5", { retry_after: 5 }), { permanent: false, retryAfterMs: 5000, gone: false }],
  ])("%j", async (answer, meant) => {
    const server = await aLocalServer(() => answer);
    expect(await telegram.send(aTextMessage({ to: "42" }), accountAt(server.baseUrl))).toMatchObject({ outcome: "refused", ...meant });
  });
});

test.each(troubles)("a service that %s", async (_, answer, outcome) => {
  const server = await aLocalServer(() => answer as never);
  expect(await telegram.send(aTextMessage({ to: "42" }), accountAt(server.baseUrl))).toMatchObject(outcome);
});

test("the bot's name and its address for updates are checked, and updates carry the word that only it was told", async () => {
  const server = await aLocalServer(({ path }) =>
    path.endsWith("getMe") ? { ok: true, result: { username: "Shop_Bot" } } : { ok: true, result: true },
  );
  const account = accountAt(server.baseUrl);
  expect(await telegram.test(account)).toBeNull();
  expect(await telegram.test({ ...account, settings: { ...account.settings, username: "@other_bot" } })).toMatchObject({
    code: "messenger.another_bot",
  });
  expect(await telegram.subscribe?.(account)).toBeNull();
  const { url, secret_token } = (server.seen.at(-1)?.body ?? {}) as { url: string; secret_token: string };
  expect(url).toBe(account.hookUrl);
  const rawBody = JSON.stringify({ update_id: 1 });
  expect(telegram.hook?.verify({ headers: { "x-telegram-bot-api-secret-token": secret_token }, rawBody }, account)).toBe(true);
  expect(telegram.hook?.verify({ headers: { "x-telegram-bot-api-secret-token": `${secret_token.slice(1)}0` }, rawBody }, account)).toBe(
    false,
  );
  expect(telegram.hook?.verify({ headers: {}, rawBody }, account)).toBe(false);
});

test.each([
  [
    { message: { chat: { id: 42, type: "private", first_name: "Иван" }, text: "/start 0123abcd" } },
    [{ chatId: "42", name: "Иван", asks: "start", word: "0123abcd" }],
  ],
  [{ message: { chat: { id: 42, type: "private" }, text: "/stop" } }, [{ chatId: "42", name: null, asks: "stop", word: null }]],
  [{ my_chat_member: { chat: { id: 42, type: "private" }, new_chat_member: { status: "kicked" } } }, [{ chatId: "42", asks: "stop" }]],
  [{ message: { chat: { id: -100, type: "group" }, text: "/start 0123abcd" } }, []],
  [{ message: { chat: { id: 42, type: "private" }, text: "/start ../../etc" } }, []],
  [{ message: { chat: { id: 42, type: "private" }, text: "Когда привезут?" } }, []],
  [{ edited_message: {} }, []],
] as const)("%j", (update, chats) => {
  expect(telegram.hook?.read({ headers: {}, rawBody: JSON.stringify({ update_id: 1, ...update }) }).chats).toMatchObject(chats);
});

test("what is no update is no news", () => {
  expect(telegram.hook?.read({ headers: {}, rawBody: "<html>" })).toEqual({ deliveries: [], chats: [] });
});
