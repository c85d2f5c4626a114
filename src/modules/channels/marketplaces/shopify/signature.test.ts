import "@shopify/shopify-api/adapters/node";
import { createHmac } from "node:crypto";
import { ApiVersion, LogSeverity, shopifyApi } from "@shopify/shopify-api";
import { expect, test } from "vitest";
import { fixtureText } from "./fixtures";
import { inspect, verify } from "./signature";

const text = fixtureText("order-paid");
const rawBody = Buffer.from(text);
const secrets = { webhookSecret: "шепот" };
const headers = {
  "x-shopify-topic": "orders/create",
  "x-shopify-webhook-id": "b54557e4-0001",
  "x-shopify-hmac-sha256": createHmac("sha256", "шепот").update(rawBody).digest("base64"),
};

test("a signature of the raw body is accepted, and of nothing else", () => {
  expect(verify({ headers, rawBody, secrets })).toBe("ok");
  expect(verify({ headers, rawBody: Buffer.from(`${text} `), secrets })).toBe("bad_signature");
  expect(verify({ headers, rawBody, secrets: { webhookSecret: "другой" } })).toBe("bad_signature");
  expect(verify({ headers: {}, rawBody, secrets })).toBe("bad_signature");
  expect(verify({ headers, rawBody, secrets: {} })).toBe("bad_signature");
});

test("Shopify's own library and we agree on which deliveries are Shopify's", async () => {
  const official = shopifyApi({
    apiKey: "k",
    apiSecretKey: "шепот",
    hostName: "example.com",
    apiVersion: ApiVersion.January26,
    isEmbeddedApp: false,
    scopes: [],
    logger: { level: LogSeverity.Error },
  });
  const all = { ...headers, "x-shopify-shop-domain": "a.myshopify.com", "x-shopify-api-version": "2026-01" };
  const theirs = async (body: string, given: Record<string, string>) => {
    const rawRequest = { method: "POST", url: "/hooks", headers: given } as never;
    return (await official.webhooks.validate({ rawBody: body, rawRequest })).valid;
  };
  const ours = (body: string, given: Record<string, string>) => verify({ headers: given, rawBody: Buffer.from(body), secrets }) === "ok";
  const forged = { ...all, "x-shopify-hmac-sha256": createHmac("sha256", "x").update(rawBody).digest("base64") };
  for (const [body, given] of [
    [text, all],
    [text, forged],
    [text.replace("132.80", "132.81"), all],
  ] as const)
    expect(ours(body, given)).toBe(await theirs(body, given));
  expect(ours(text, all)).toBe(true);
});

test("an order is told from what else comes to the address", () => {
  const seen = (topic: string, body: unknown = { id: 1, order_id: 820982911946154 }) =>
    inspect({ headers: { ...headers, "x-shopify-topic": topic }, rawBody: Buffer.from(JSON.stringify(body)) });
  for (const topic of ["orders/create", "orders/updated", "orders/paid", "orders/cancelled", "orders/fulfilled"])
    expect(seen(topic).kind).toBe("order");
  for (const topic of ["refunds/create", "fulfillments/create", "fulfillments/update", "order_transactions/create"])
    expect(seen(topic)).toMatchObject({ kind: "notice", externalId: "820982911946154" });
  expect(seen("orders/edited", { order_edit: { order_id: 7 } })).toMatchObject({ kind: "notice", externalId: "7" });
  expect(seen("refunds/create", {})).toMatchObject({ kind: "ignored", reason: { code: "channel.no_order_id" } });
  expect(seen("orders/delete")).toMatchObject({ kind: "ignored", reason: { code: "channel.deleted_at_channel" } });
  expect(seen("inventory_levels/update")).toMatchObject({ kind: "ignored", reason: { code: "channel.other_topic" } });
});

test("a delivery has one id over all its retries; without a topic the body says what it is", () => {
  expect(inspect({ headers, rawBody })).toMatchObject({ deliveryId: "b54557e4-0001", kind: "order", topic: "orders/create" });
  expect(inspect({ headers: {}, rawBody })).toMatchObject({ kind: "order" });
  expect(inspect({ headers: {}, rawBody }).deliveryId).toBe(inspect({ headers: {}, rawBody }).deliveryId);
  expect(inspect({ headers: {}, rawBody: Buffer.from('{"id":5,"order_id":820982911946154508}') })).toMatchObject({
    kind: "notice",
    externalId: "820982911946154508",
  });
});
