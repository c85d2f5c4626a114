import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { bytes, fixture } from "./fixtures";
import { inspect, verify } from "./signature";

const rawBody = bytes(fixture("order-paid"));
const secrets = { webhookSecret: "тайна" };
const signature = createHmac("sha256", "тайна").update(rawBody).digest("base64");
const headers = { "x-wc-webhook-topic": "order.updated", "x-wc-webhook-delivery-id": "d-1", "x-wc-webhook-signature": signature };

test("a signature of the raw body is accepted, and of nothing else", () => {
  expect(verify({ headers, rawBody, secrets })).toBe("ok");
  expect(verify({ headers, rawBody: Buffer.concat([rawBody, Buffer.from(" ")]), secrets })).toBe("bad_signature");
  expect(verify({ headers, rawBody, secrets: { webhookSecret: "другая" } })).toBe("bad_signature");
  expect(verify({ headers: { ...headers, "x-wc-webhook-signature": "" }, rawBody, secrets })).toBe("bad_signature");
  expect(verify({ headers: {}, rawBody, secrets })).toBe("bad_signature");
  expect(verify({ headers, rawBody, secrets: {} })).toBe("bad_signature");
  expect(verify({ headers: { ...headers, "x-wc-webhook-signature": "x".repeat(10_000) }, rawBody, secrets })).toBe("bad_signature");
});

test("an order is told from what else comes to the address", () => {
  const kind = (topic: string, body: Uint8Array = rawBody) => inspect({ headers: { "x-wc-webhook-topic": topic }, rawBody: body }).kind;
  expect(["order.created", "order.updated", "order.restored", "Order.Updated"].map((topic) => kind(topic))).toEqual([
    "order",
    "order",
    "order",
    "order",
  ]);
  expect(["order.deleted", "product.updated", "customer.created", "action.wc_x"].map((topic) => kind(topic, bytes({ id: 1 })))).toEqual([
    "ignored",
    "ignored",
    "ignored",
    "ignored",
  ]);
  expect(inspect({ headers: {}, rawBody: bytes("webhook_id=42") })).toMatchObject({ kind: "ping", topic: "ping" });
  expect(inspect({ headers: {}, rawBody })).toMatchObject({ kind: "order" });
});

test("a delivery keeps its id; without one the same content has the same id", () => {
  expect(inspect({ headers, rawBody }).deliveryId).toBe("d-1");
  const { "x-wc-webhook-delivery-id": _id, ...nameless } = headers;
  const first = inspect({ headers: nameless, rawBody });
  expect(inspect({ headers: nameless, rawBody })).toEqual(first);
  expect(inspect({ headers: nameless, rawBody: bytes("{}") }).deliveryId).not.toBe(first.deliveryId);
});

test("two orders of one second share WooCommerce's delivery id but not the fingerprint", () => {
  const other = inspect({ headers, rawBody: bytes(fixture("order-pickup")) });
  expect(other.deliveryId).toBe("d-1");
  expect(other.fingerprint).not.toBe(inspect({ headers, rawBody }).fingerprint);
});
