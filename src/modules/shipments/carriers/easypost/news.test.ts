import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aBookedRef } from "@/testing/booking-request";
import { foldTracking } from "../../tracking";
import { bought, detail, draft, event, number, refusal, shipmentId, tracker } from "./fixtures/answers";
import { anEasypost, secrets } from "./fixtures/shop.fixture";
import { easypost } from "./index";
import { instantOf } from "./instant";
import { EasypostSecrets, EasypostSettings } from "./settings";
import { statusOf } from "./status";
import { eventsIn } from "./track";
import { read, Tracker } from "./wire";

const ref = aBookedRef({ carrierReference: shipmentId, trackingNumber: number });
const byId = `GET /shipments/${shipmentId}`;

describe("the way of a parcel", () => {
  const tracked = async (changes: object) => {
    const { account } = await anEasypost({ [byId]: bought({ tracker: tracker(changes) }) });
    return (await easypost.track?.(ref, account)) ?? [];
  };

  test("is told in our words, oldest first, at exact times", async () => {
    const events = await tracked({
      tracking_details: [
        detail("in_transit", "arrived_at_facility", "2026-11-24T04:00:00-07:00"),
        detail("pre_transit", "label_created", "2026-11-23T09:00:00Z", { tracking_location: null }),
        detail("brand_new", "thing", "2026-11-24T12:00:00"),
        detail("available_for_pickup", "arrived_at_pickup_location", "2026-11-25T09:00:00Z", { message: "" }),
        detail("in_transit", "unknown", null),
      ],
    });
    expect(events.map(({ status, occurredAt, location, note, code }) => [status, occurredAt.toISOString(), location, note, code])).toEqual([
      ["pre_transit", "2026-11-23T09:00:00.000Z", null, "pre_transit there", "pre_transit label_created"],
      ["in_transit", "2026-11-24T11:00:00.000Z", "DENVER, CO", "in_transit there", "in_transit arrived_at_facility"],
      ["unknown", "2026-11-24T12:00:00.000Z", "DENVER, CO", "brand_new there", "brand_new thing"],
      ["ready_for_pickup", "2026-11-25T09:00:00.000Z", "DENVER, CO", null, "available_for_pickup arrived_at_pickup_location"],
    ]);
  });

  test("back to the sender ends at the sender's", async () => {
    const events = await tracked({
      tracking_details: [
        detail("failure", "refused", "2026-11-24T09:00:00Z"),
        detail("in_transit", "return", "2026-11-25T09:00:00Z"),
        detail("delivered", "arrived_at_destination", "2026-11-28T09:00:00Z"),
      ],
    });
    expect(events.map(({ status }) => status)).toEqual(["failed_attempt", "return_to_sender", "returned"]);
    expect(foldTracking(events)?.status).toBe("returned");
    const marked = await tracked({ is_return: true, tracking_details: [detail("delivered", "", "2026-11-28T09:00:00Z")] });
    expect(marked).toMatchObject([{ status: "returned", code: "delivered" }]);
  });

  test("is the last word where a carrier tells no history, and nothing where nothing is known", async () => {
    expect(await tracked({ status: "delivered", updated_at: "2026-11-28T09:00:00Z" })).toMatchObject([
      { status: "delivered", occurredAt: new Date("2026-11-28T09:00:00Z") },
    ]);
    expect(await tracked({})).toEqual([]);
    const { account } = await anEasypost();
    expect(await easypost.track?.(ref, account)).toEqual([]);
    const early = await anEasypost({ [byId]: draft() });
    expect(await easypost.track?.(ref, early.account)).toEqual([]);
  });

  test("knows a loss from a failed delivery, and takes no name of its own for a status", () => {
    expect(["failure", "cancelled", "error", "unknown", "toString"].map((status) => statusOf(status))).toEqual([
      "failed_attempt",
      "unknown",
      "unknown",
      "unknown",
      "unknown",
    ]);
    expect(statusOf("failure", "lost")).toBe("lost");
  });
});

test("times are read with any offset, and nothing else is a time", () => {
  const times = [
    "2026-11-22T12:00:05+03:00",
    "2026-11-22T09:00:05.608716Z",
    "2026-11-22T09:00:05",
    "",
    "2026-13-45T99:00:00Z",
    "1700000000",
  ];
  expect(times.map((time) => instantOf(time)?.toISOString() ?? null)).toEqual([
    "2026-11-22T09:00:05.000Z",
    "2026-11-22T09:00:05.608Z",
    "2026-11-22T09:00:05.000Z",
    null,
    null,
    null,
  ]);
});

describe("a notice", () => {
  const account = { settings: EasypostSettings.parse({}), secrets: EasypostSecrets.parse(secrets) };
  const bytes = (body: unknown) => Buffer.from(JSON.stringify(body) ?? "");
  const signed = (rawBody: Uint8Array, secret = secrets.webhookSecret.normalize("NFKD")) => ({
    headers: { "x-hmac-signature": `hmac-sha256-hex=${createHmac("sha256", secret).update(rawBody).digest("hex")}` },
    query: {},
    rawBody,
  });
  const body = bytes(event("tracker.updated", tracker({ tracking_details: [detail("in_transit", "", "2026-11-24T09:00:00Z")] })));

  test("counts when its bytes are signed with our secret, in whatever form that is written", () => {
    expect(easypost.hook?.verify(signed(body), account)).toBe(true);
    const upper = signed(body);
    upper.headers["x-hmac-signature"] = upper.headers["x-hmac-signature"].replace(/=.*/, (hex) => hex.toUpperCase());
    expect(easypost.hook?.verify(upper, account)).toBe(true);
    for (const composed of [secrets.webhookSecret.normalize("NFC"), secrets.webhookSecret.normalize("NFD")])
      expect(easypost.hook?.verify(signed(body), { ...account, secrets: { ...account.secrets, webhookSecret: composed } })).toBe(true);
  });

  test("does not count when it is changed, signed with another secret, or not at all", () => {
    const verify = easypost.hook?.verify ?? (() => true);
    expect(verify({ ...signed(body), rawBody: bytes(event("tracker.updated", {})) }, account)).toBe(false);
    expect(verify(signed(body, "another"), account)).toBe(false);
    for (const given of ["", "hmac-sha256-hex=", "hmac-sha256-hex=00", createHmac("sha256", "x").update(body).digest("base64")])
      expect(verify({ headers: { "x-hmac-signature": given }, query: {}, rawBody: body }, account)).toBe(false);
    expect(verify({ headers: {}, query: {}, rawBody: body }, account)).toBe(false);
    expect(verify(signed(body, ""), { ...account, secrets: { apiKey: "k" } })).toBe(false);
  });

  test("tells the events of the parcel that it names, by shipment or number", () => {
    const news = (told: unknown) => easypost.hook?.read({ headers: {}, query: {}, rawBody: bytes(told) });
    expect(easypost.hook?.read({ headers: {}, query: {}, rawBody: body })).toMatchObject({
      topic: "tracker.updated",
      news: [{ carrierReference: shipmentId, trackingNumber: number, events: [{ status: "in_transit" }] }],
    });
    const alone = news(event("tracker.created", tracker({ shipment_id: null })));
    expect(alone?.news).toEqual([{ trackingNumber: number, events: [] }]);
    expect(news(event("batch.updated", { id: "batch_1", object: "Batch" }))).toEqual({ topic: "batch.updated", news: [] });
    expect(news(event("tracker.updated", null))).toEqual({ topic: "tracker.updated", news: [] });
    expect(news("rubbish")).toEqual({ topic: "", news: [] });
  });
});

describe("a subscription", () => {
  const url = "https://shop.example/api/hooks/carrier/t";
  const hookAt = (address: string) => ({ id: "hook_1", object: "Webhook", mode: "test", url: address, disabled_at: null });

  test("is made once, with the secret to sign with, and renewed with the secret of now", async () => {
    const { account, sent } = await anEasypost({
      "GET /webhooks": { webhooks: [hookAt("https://other.example")] },
      "POST /webhooks": { status: 201, body: hookAt(url) },
    });
    expect(await easypost.subscribe?.(url, account)).toBeNull();
    expect(sent("POST /webhooks")).toEqual([{ webhook: { url, webhook_secret: secrets.webhookSecret } }]);
    const again = await anEasypost({ "GET /webhooks": { webhooks: [hookAt(url)] }, "PATCH /webhooks/hook_1": hookAt(url) });
    expect(await easypost.subscribe?.(url, again.account)).toBeNull();
    expect(again.sent("PATCH /webhooks/hook_1")).toEqual([{ webhook_secret: secrets.webhookSecret }]);
  });

  test("needs a secret, a good key and EasyPost's consent", async () => {
    const bare = await anEasypost({}, {}, { webhookSecret: undefined });
    expect(await easypost.subscribe?.(url, bare.account)).toEqual({ code: "carrier.needs_hook_secret" });
    const wrong = await anEasypost({ "GET /webhooks": { status: 401 } });
    expect(await easypost.subscribe?.(url, wrong.account)).toEqual({ code: "carrier.keys_refused" });
    const no = await anEasypost({ "GET /webhooks": { webhooks: [] }, "POST /webhooks": refusal(422, "WEBHOOK.URL.INVALID", "Bad url") });
    expect(await easypost.subscribe?.(url, no.account)).toMatchObject({ code: "carrier.said_no", params: { message: "Bad url" } });
  });
});

test("a connection is good when the key is taken", async () => {
  const { account, seen } = await anEasypost();
  expect(await easypost.testConnection?.(account)).toBeNull();
  expect(seen[0]?.path).toBe("/v2/shipments?page_size=1");
  for (const [status, code] of [
    [401, "carrier.keys_refused"],
    [422, "carrier.said_no"],
  ] as const) {
    const refused = await anEasypost({ "GET /shipments": { status } });
    expect(await easypost.testConnection?.(refused.account)).toMatchObject({ code });
  }
});

test("whatever comes from outside is read or left, and never breaks", () => {
  const hook = easypost.hook;
  const account = { settings: EasypostSettings.parse({}), secrets: EasypostSecrets.parse(secrets) };
  const anything = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(fc.uint8Array(), anything, anything, fc.string(), (noise, one, other, header) => {
      for (const rawBody of [
        noise,
        Buffer.from(JSON.stringify(event("tracker.updated", tracker({ status: one, tracking_details: other })))),
      ]) {
        const delivery = { headers: { "x-hmac-signature": header }, query: {}, rawBody };
        expect(hook?.verify(delivery, account)).toBe(false);
        expect(hook?.read(delivery)).toHaveProperty("news");
      }
      const told = read(Tracker, { tracking_details: [{ status: one, datetime: other }], updated_at: one, status: other });
      if (told) expect(Array.isArray(eventsIn(told))).toBe(true);
      expect(statusOf(header, JSON.stringify(one))).toMatch(/^[a-z_]+$/);
    }),
  );
});
