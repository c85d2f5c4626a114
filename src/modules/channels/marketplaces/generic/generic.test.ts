import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { expectNoThrow, expectSoundWhateverChanges } from "@/testing/strange-payloads";
import { generic } from ".";
import { settingsSchema } from "./connection";
import { insalesOrder, intakeOf, ownOrder, ownSettings, read, receivedAt, shipments, tildaForm } from "./fixtures";
import { dateOf } from "./read-fields";
import { tryMapping } from "./try-mapping";

test("an order of a shop of nobody's make is read by its mapping", () => {
  expect(settingsSchema.safeParse(ownSettings).error).toBeUndefined();
  expect(intakeOf(ownOrder(), ownSettings)).toMatchObject({
    externalId: "N-77",
    placedAt: new Date("2026-11-22T08:30:00Z"),
    state: "paid",
    customer: { name: "Иван Пробный", phone: "+79001234567" },
    shippingAddress: { country: "RU", city: "Тверь", line1: "Советская, 3" },
    shippingPriceMinor: 20_000,
    totalMinor: 152_050,
    currency: "RUB",
    lines: [
      { sku: "TEE-BLK-M", quantity: 2, unitPriceMinor: 60_000 },
      { sku: "MUG-WHT", quantity: 1, unitPriceMinor: 12_050 },
    ],
    problems: [],
  });
});

test("amounts may be minor units; a discount of the order is spread over its lines", () => {
  const mapping = { ...ownSettings.mapping, amounts: "minor", total: null, discount: "order.off" };
  const order = intakeOf(ownOrder({ off: 100, ship: { price: 200 } }), { mapping });
  expect(order).toMatchObject({ shippingPriceMinor: 200, totalMinor: 1_200 + 121 + 200 - 100 });
});

test.each([
  ["tilda", tildaForm(), { externalId: "1987001", state: "paid", totalMinor: 210_000, lines: [{ sku: "TEE-BLK-M", quantity: 2 }] }],
  [
    "insales",
    insalesOrder(),
    { externalId: "60000001", externalNumber: "1042", state: "awaiting_payment", totalMinor: 115_000, currency: "RUB" },
  ],
  [
    "megamarket",
    shipments(),
    {
      externalId: "900000000",
      carriedByChannel: true,
      state: "paid",
      shipBy: new Date("2026-11-24T14:00:00Z"),
      place: "500",
      totalMinor: 300_000,
      lines: [{ externalLineId: "1", unitPriceMinor: 200_000, discountMinor: 50_000, taxRate: 22 }, { externalLineId: "2" }],
    },
  ],
])("the preset %s reads its shop's order without a problem", (preset, payload, expected) => {
  expect(intakeOf(payload, { preset })).toMatchObject({ ...expected, problems: [] });
});

test.each([["0"], [""], [null]])("an order of Tilda that nobody has paid waits for its payment (number %j)", (systranid) => {
  const form = new URLSearchParams(tildaForm());
  const payment = { ...JSON.parse(form.get("payment") ?? "{}"), sys: "none", systranid };
  form.set("payment", JSON.stringify(payment));
  const order = intakeOf(form.toString(), { preset: "tilda" });
  expect(order).toMatchObject({ state: "awaiting_payment", paymentMethod: null, paymentReference: null, problems: [] });
});

test("a mapping says what is otherwise than in its preset, and takes away what is wrong in it", () => {
  const order = intakeOf(insalesOrder({ financial_status: "paid", fulfillment_status: "declined" }), {
    preset: "insales",
    mapping: { externalId: "number", status: null },
  });
  expect(order).toMatchObject({ externalId: "1042", state: "paid", rawStatus: "" });
  expect(intakeOf(insalesOrder({ fulfillment_status: "declined" }), { preset: "insales" }).state).toBe("cancelled");
});

test("several orders in one delivery, no mapping, no id and no payload are said, not guessed", () => {
  const why = (payload: unknown, settings: object) =>
    (read(payload, settings as never) as { unreadable?: { code: string } }).unreadable?.code;
  expect(why(shipments(2), { preset: "megamarket" })).toBe("channel.generic.several_orders");
  expect(why(ownOrder(), {})).toBe("channel.generic.not_mapped");
  expect(why({ order: {} }, ownSettings)).toBe("channel.no_order_id");
  expect(why("hello", ownSettings)).toBe("channel.generic.no_payload");
});

test("a mapping is tried on a payload: the order, what is wrong by field, and what each rule found", () => {
  const wrong = ownOrder({ created: "yesterday", items: [{ art: "A", n: "many", cost: "5" }], sum: 205, state: "LOST" });
  const tried = tryMapping(ownSettings, wrong, receivedAt);
  expect(Object.fromEntries(tried.errors.map(({ field, reason }) => [field, reason.code]))).toEqual({
    placedAt: "channel.field_unreadable",
    status: "channel.status_unknown",
    "lines.0.quantity": "channel.field_unreadable",
  });
  expect(tried.found).toContainEqual({ field: "lines.quantity", values: ["many"] });
  expect(tried.found).toContainEqual({ field: "placedAt", values: ["yesterday"] });
  expect(tried.order).toMatchObject({ externalId: "N-77", lines: [{ sku: "A", quantity: 1 }] });

  expect(tryMapping(ownSettings, JSON.stringify(ownOrder()), receivedAt)).toMatchObject({ errors: [], order: { externalId: "N-77" } });
  expect(tryMapping({}, ownOrder(), receivedAt)).toMatchObject({
    order: null,
    errors: [{ reason: { code: "channel.generic.not_mapped" } }],
  });
  expect(tryMapping(ownSettings, "hello", receivedAt)).toMatchObject({ order: null, errors: [{ field: "payload" }] });
});

test.each([
  ["2026-11-22T12:00:00Z", "2026-11-22T12:00:00.000Z"],
  ["2026-11-22 12:00", "2026-11-22T09:00:00.000Z"],
  ["22.11.2026 12:00:30", "2026-11-22T09:00:30.000Z"],
  ["2026-11-22T12:00:00+0500", "2026-11-22T07:00:00.000Z"],
  ["2026-11-22", "2026-11-21T21:00:00.000Z"],
  ["1795348800", "2026-11-22T12:00:00.000Z"],
  ["1795348800000", "2026-11-22T12:00:00.000Z"],
])("the time %s is %s", (text, expected) => {
  expect(dateOf(text, "+03:00")?.toISOString()).toBe(expected);
});

const body = JSON.stringify({ ...ownOrder(), auth: { key: "shared-secret" } });
const secret = "shared-secret";
const verified = (
  signature: unknown,
  more: { headers?: Record<string, string>; query?: Record<string, string>; secrets?: Record<string, string> } = {},
) => generic.verify({ headers: {}, query: {}, rawBody: Buffer.from(body), secrets: { secret }, settings: { signature }, ...more });

test("a delivery proves who sent it as the settings say, and a signature that is not understood is never none", () => {
  const hmac = (encoding: "hex" | "base64") => createHmac("sha256", secret).update(body).digest(encoding);
  expect(verified(undefined)).toBe("ok");
  expect(verified({ kind: "hmac_sha256", header: "X-Sign" }, { headers: { "x-sign": hmac("hex").toUpperCase() } })).toBe("ok");
  const prefixed = { kind: "hmac_sha256", header: "X-Sign", encoding: "base64", prefix: "sha256=" };
  expect(verified(prefixed, { headers: { "x-sign": `sha256=${hmac("base64")}` } })).toBe("ok");
  expect(verified(prefixed, { headers: { "x-sign": hmac("hex") } })).toBe("bad_signature");
  expect(verified({ kind: "hmac_sha256", header: "X-Sign" })).toBe("bad_signature");
  expect(verified({ kind: "shared_key", in: "field", name: "auth.key" })).toBe("ok");
  expect(verified({ kind: "shared_key", in: "query", name: "key" }, { query: { key: secret } })).toBe("ok");
  expect(verified({ kind: "shared_key", in: "header", name: "Authorization" }, { headers: { authorization: `Bearer ${secret}` } })).toBe(
    "ok",
  );
  expect(verified({ kind: "shared_key", in: "header", name: "X-Key" }, { headers: { "x-key": "other" } })).toBe("bad_signature");
  expect(verified({ kind: "shared_key", in: "field", name: "auth.key" }, { secrets: {} })).toBe("bad_signature");
  expect(verified({ kind: "sha1" })).toBe("bad_signature");
});

test("a test of the address is answered and not stored; a marketplace reads its own word of success", () => {
  const inspected = (text: string) => generic.inspect({ headers: {}, query: {}, rawBody: Buffer.from(text) });
  expect(inspected("test=test")).toMatchObject({ kind: "ping" });
  expect(generic.reply?.(inspected(JSON.stringify(shipments())), receivedAt)).toEqual({ data: {}, meta: {}, success: 1 });
  expect(generic.reply?.(inspected(body), receivedAt)).toEqual({ received: true });
});

test("a connection says what is missing before the first order", async () => {
  const problem = async (settings: object, secrets = {}) => (await generic.testConnection({ settings, secrets } as never))?.code ?? null;
  expect(await problem({})).toBe("channel.generic.not_mapped");
  expect(await problem({ preset: "tilda" })).toBeNull();
  expect(await problem({ preset: "tilda", signature: { kind: "shared_key", in: "field", name: "k" } })).toBe(
    "channel.generic.secret_missing",
  );
});

test.each([
  ["own", ownOrder(), ownSettings],
  ["insales", insalesOrder(), { preset: "insales" }],
  ["megamarket", shipments(), { preset: "megamarket" }],
])(
  "no change to an order of %s makes the adapter throw or lose its sums",
  (_, order, settings) =>
    expectSoundWhateverChanges(order, (rawBody) => generic.translate({ rawBody, topic: "order", receivedAt, settings }), receivedAt),
  60_000,
);

test("no bytes make the adapter throw", () => {
  expectNoThrow((rawBody) => generic.translate({ rawBody, topic: "order", receivedAt, settings: ownSettings }));
  expectNoThrow((rawBody) => generic.inspect({ headers: {}, query: {}, rawBody }));
});
