import { describe, expect, test } from "vitest";
import { aTextMessage, formOf, troubles } from "@/testing/local-messenger";
import { aLocalServer } from "@/testing/local-server";
import { twilio, twilioSignature } from ".";

const sid = "AC0123456789abcdef0123456789abcdef";
const accountAt = (baseUrl: string, settings: object = { from: "+15005550006" }) => ({
  settings: twilio.settingsSchema.parse({ baseUrl, accountSid: sid, ...settings }),
  secrets: { authToken: "12345" },
  hookUrl: "https://orders.example.com/api/hooks/messages/abc",
  fetch,
});
const created = (over: object = {}) => ({
  status: 201,
  body: { sid: "SM1", status: "queued", num_segments: "2", error_code: null, ...over },
});

test("a message leaves with the address for its reports, signed in by sid and token", async () => {
  const server = await aLocalServer(() => created());
  expect(await twilio.send(aTextMessage(), accountAt(server.baseUrl))).toEqual({
    outcome: "sent",
    providerId: "SM1",
    providerStatus: "queued",
    parts: 2,
  });
  const [seen] = server.seen;
  expect(seen?.path).toBe(`/2010-04-01/Accounts/${sid}/Messages.json`);
  expect(seen?.headers.authorization).toBe(`Basic ${Buffer.from(`${sid}:12345`).toString("base64")}`);
  expect(formOf(seen as never)).toEqual({
    To: "+79161234567",
    From: "+15005550006",
    Body: "Лавка: заказ 10466 собран",
    StatusCallback: "https://orders.example.com/api/hooks/messages/abc",
  });
});

test("a messaging service chooses its sender, and counts parts later", async () => {
  const server = await aLocalServer(() => created({ num_segments: "0", status: "accepted" }));
  const account = accountAt(server.baseUrl, { messagingServiceSid: "MG1" });
  expect(await twilio.send(aTextMessage({ senderName: "Pots" }), account)).toMatchObject({ outcome: "sent", parts: null });
  expect(formOf(server.seen[0] as never)).toMatchObject({ MessagingServiceSid: "MG1" });
  expect(formOf(server.seen[0] as never)).not.toHaveProperty("From");
});

describe("a refusal", () => {
  test.each([
    [400, 21211, true, false],
    [400, 21610, true, true],
    [401, 20003, true, false],
    [429, 20429, false, false],
    [400, 30022, false, false],
  ])("%d %d is final: %s, ends the consent: %s", async (status, code, permanent, gone) => {
    const server = await aLocalServer(() => ({ status, body: { code, message: "No", more_info: "https://example.com", status } }));
    const outcome = await twilio.send(aTextMessage(), accountAt(server.baseUrl));
    expect(outcome).toMatchObject({ outcome: "refused", permanent, gone, why: `${code}: No` });
  });
});

test.each(troubles)("a service that %s", async (_, answer, outcome) => {
  const server = await aLocalServer(() => answer as never);
  expect(await twilio.send(aTextMessage(), accountAt(server.baseUrl))).toMatchObject(outcome);
});

test("a lost answer is looked up among the number's last messages, by text and time", async () => {
  const { text } = aTextMessage();
  const before = { sid: "SM0", body: text, date_created: "Sat, 21 Nov 2026 09:00:01 +0000", status: "delivered" };
  const other = { sid: "SM2", body: "other", date_created: "Sun, 22 Nov 2026 09:00:02 +0000", status: "sent" };
  const ours = { sid: "SM3", body: text, date_created: "Sun, 22 Nov 2026 09:00:03 +0000", status: "sent", num_segments: "1" };
  const answers = [{ messages: [other, before] }, { messages: [other, ours, before] }, { status: 500, body: {} }];
  let asked = 0;
  const server = await aLocalServer(() => answers[asked++] as never);
  const find = () => twilio.find?.(aTextMessage(), accountAt(server.baseUrl));
  expect(await find()).toBeNull();
  expect(await find()).toMatchObject({ outcome: "sent", providerId: "SM3", providerStatus: "sent", parts: 1 });
  expect(await find()).toMatchObject({ outcome: "unconfirmed" });
  expect(server.seen[0]?.path).toContain("To=%2B79161234567");
});

test("its signature is the documented one", () => {
  const params = { CallSid: "CA1234567890ABCDE", Digits: "1234", From: "+14158675309", To: "+18005551212", Caller: "+14158675309" };
  const url = "https://mycompany.com/myapp.php?foo=1&bar=2";
  expect(twilioSignature("12345", url, new URLSearchParams(params))).toBe("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
});

test("a report counts with its own signature only", () => {
  const account = accountAt("https://api.twilio.com");
  const form = new URLSearchParams({
    MessageSid: "SM1",
    MessageStatus: "undelivered",
    ErrorCode: "30006",
    To: "+79161234567",
    AccountSid: sid,
  });
  const signed = { headers: { "x-twilio-signature": twilioSignature("12345", account.hookUrl, form) }, rawBody: form.toString() };
  expect(twilio.hook?.verify(signed, account)).toBe(true);
  expect(twilio.hook?.verify({ ...signed, rawBody: signed.rawBody.replace("undelivered", "delivered") }, account)).toBe(false);
  expect(twilio.hook?.verify({ ...signed, headers: {} }, account)).toBe(false);
  expect(twilio.hook?.read(signed).deliveries).toEqual([
    { providerId: "SM1", stage: "failed", providerStatus: "undelivered", why: "30006" },
  ]);
});

test("an unknown status decides nothing", async () => {
  const server = await aLocalServer(() => ({ sid: "SM1", status: "partially_delivered" }));
  expect(await twilio.status?.({ providerId: "SM1", to: "" }, accountAt(server.baseUrl))).toMatchObject({
    stage: "under_way",
    providerStatus: "partially_delivered",
  });
});

test("an account without a sender is refused at its field", () => {
  expect(twilio.settingsSchema.safeParse({ accountSid: sid }).error?.issues).toMatchObject([{ path: ["from"], message: "sender_needed" }]);
});
