import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { woocommerce } from ".";

// A folder of real payloads, `<counterpart>/samples/*`, that is no part of the project; without it there is nothing to check.
const folder = process.env["DIRIGENT_SAMPLES"];
const receivedAt = new Date();

const samplesOf = () => {
  const samples = path.join(path.resolve(folder ?? "."), "woocommerce", "samples");
  return readdirSync(samples).map((name) => ({
    name,
    text: readFileSync(path.join(samples, name), "utf8"),
    path: path.join(samples, name),
  }));
};

/** The orders in a sample, however deep: lists, batches and single ones. */
function ordersIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(ordersIn);
  if (typeof value !== "object" || value === null) return [];
  const record = value as Record<string, unknown>;
  if ("line_items" in record && "status" in record) return [record];
  return Object.values(record).flatMap(ordersIn);
}

test.runIf(folder)("every order in the samples is read", () => {
  let read = 0;
  for (const { name, text } of samplesOf()) {
    const payload: unknown = JSON.parse(text);
    for (const order of ordersIn(payload)) {
      const translation = woocommerce.translate({
        rawBody: Buffer.from(JSON.stringify(order)),
        topic: "order.updated",
        receivedAt,
        settings: {},
      });
      expect(translation, name).toHaveProperty("order.externalId", String(order["id"]));
      read++;
    }
    // What is no order says so instead of throwing.
    if (ordersIn(payload).length === 0)
      expect(woocommerce.translate({ rawBody: Buffer.from(text), topic: "", receivedAt, settings: {} }), name).toHaveProperty(
        "unreadable.code",
      );
  }
  expect(read).toBeGreaterThan(0);
});

test.runIf(folder)("the signature of the recorded vector is accepted", () => {
  const samples = samplesOf();
  const vector = JSON.parse(samples.find(({ name }) => name === "hmac-vector.json")?.text ?? "{}");
  const body = samples.find(({ name }) => name === path.basename(vector.body_file));
  const delivery = {
    headers: { "x-wc-webhook-signature": String(vector.expected) },
    query: {},
    rawBody: readFileSync(body?.path ?? ""),
    secrets: { webhookSecret: String(vector.secret) },
  };
  expect(woocommerce.verify(delivery)).toBe("ok");
});
