import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { shopify } from ".";

// A folder of real payloads, `<counterpart>/samples/*`, that is no part of the project; without it there is nothing to check.
const folder = process.env["DIRIGENT_SAMPLES"];
const receivedAt = new Date();
const at = path.join(path.resolve(folder ?? "."), "shopify", "samples");
const samples = () => readdirSync(at).map((name) => ({ name, rawBody: readFileSync(path.join(at, name)) }));
const read = (rawBody: Uint8Array) => shopify.translate({ rawBody, topic: "order", receivedAt, settings: {} });

/** The topic that a sample would come under, by its name and content. */
function topicOf(name: string, body: Record<string, unknown>): string {
  if ("line_items" in body && "financial_status" in body) return "orders/create";
  for (const topic of ["refunds", "fulfillments", "order_transactions", "inventory_levels"])
    if (name.includes(topic)) return `${topic}/create`;
  return "";
}

test.runIf(folder)("every sample is read as an order or inspected for what it is", () => {
  const kinds: Record<string, number> = {};
  for (const { name, rawBody } of samples()) {
    const body = JSON.parse(rawBody.toString());
    const topic = topicOf(name, body.order ?? body);
    const { kind } = shopify.inspect({ headers: topic ? { "x-shopify-topic": topic } : {}, query: {}, rawBody });
    const translation = read(rawBody);
    if (topic === "orders/create") {
      expect(kind, name).toBe("order");
      expect(translation, name).toHaveProperty("order.externalId", String((body.order ?? body).id));
      expect(translation, name).toHaveProperty("order.lines.0.externalLineId");
    } else {
      expect(translation, name).toHaveProperty("unreadable.code", "channel.not_an_order");
      if (topic) expect(kind, name).toBe(topic.startsWith("inventory") ? "ignored" : "notice");
    }
    kinds[topic || "other"] = (kinds[topic || "other"] ?? 0) + 1;
  }
  expect(kinds["orders/create"]).toBeGreaterThanOrEqual(5);
});

test.runIf(folder)("orders that were recorded in shops add up to their totals", () => {
  for (const { name, rawBody } of samples().filter(({ name }) => name.startsWith("webhook-orders-create"))) {
    const translation = read(rawBody);
    expect("order" in translation && translation.order.problems.map(({ reason }) => reason.code), name).not.toContain(
      "channel.total_mismatch",
    );
  }
});

test.runIf(folder)("the signature of the recorded vector is accepted", () => {
  const vector = JSON.parse(readFileSync(path.join(at, "hmac-vector.json"), "utf8"));
  const rawBody = readFileSync(path.join(at, path.basename(vector.body_file)));
  const headers = { "x-shopify-hmac-sha256": String(vector.expected) };
  expect(shopify.verify({ headers, query: {}, rawBody, secrets: { webhookSecret: String(vector.secret) } })).toBe("ok");
});
