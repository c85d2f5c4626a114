import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { aLocalVendor } from "@/testing/local-vendor";
import { yandexMarket } from ".";
import { failureOf } from "./connection";

// A folder of real payloads, `<counterpart>/samples/*`, that is no part of the project; without it there is nothing to check.
const folder = process.env["DIRIGENT_SAMPLES"];
const receivedAt = new Date();
type Sample = { name: string; text: string; body: Record<string, unknown> };

const samples = (): Sample[] => {
  const at = path.join(path.resolve(folder ?? "."), "yandex-market", "samples");
  return readdirSync(at).map((name) => {
    const text = readFileSync(path.join(at, name), "utf8");
    return { name, text, body: JSON.parse(text) };
  });
};

const read = (body: unknown) =>
  yandexMarket.translate({ rawBody: Buffer.from(JSON.stringify(body)), topic: "order", receivedAt, settings: {} });
const hasItems = (value: unknown) => typeof value === "object" && value !== null && "items" in value;

/** Documentation fills numbers with 0: an item of none is one that was removed. */
function expectOrder(order: unknown, name: string): void {
  const { id, items } = order as { id: unknown; items: { offerId: string; count: number }[] };
  expect(read(order), name).toMatchObject({
    order: {
      externalId: String(id),
      currency: "RUB",
      lines: items.filter(({ count }) => count > 0).map(({ offerId }) => ({ sku: offerId })),
    },
  });
}

/** What each sample is for us; one that is nothing we know fails the test. */
async function understood({ name, text, body }: Sample): Promise<string> {
  const delivery = yandexMarket.inspect({ headers: {}, query: {}, rawBody: Buffer.from(text) });
  if ("notificationType" in body) {
    expect(["ping", "notice"], name).toContain(delivery.kind);
    return delivery.kind;
  }
  if ("cart" in body) {
    expect(delivery.kind, name).toBe("ignored");
    return "cart";
  }
  if (hasItems(body["order"])) {
    expect(delivery.kind, name).toBe("order");
    expectOrder(body["order"], name);
    return "order";
  }
  if (Array.isArray(body["orders"])) {
    for (const order of body["orders"]) expectOrder(order, name);
    return "orders";
  }
  const result = body["result"] as Record<string, unknown> | undefined;
  if (Array.isArray(result?.["warehouses"])) {
    const vendor = await aLocalVendor(yandexMarket, {
      settings: { campaignId: 1 },
      answer: ({ path }) => (path.includes("page_token") ? { result: {} } : { status: 200, body: text }),
    });
    expect(await yandexMarket.stock?.read?.(vendor.line, [{ sku: "string", barcode: null, key: {}, place: "" }]), name).toEqual([0]);
    return "stocks";
  }
  if (Array.isArray(body["errors"])) {
    expect(failureOf({ status: 400, headers: {}, body, bytes: Buffer.from(text) }), name).toMatchObject({ words: "string" });
    return "error";
  }
  if (body["status"] === "OK" && Object.keys(body).length === 1) return "agreement";
  // What we ask, and what stands beside orders: boxes, status, stock, the buyer, labels, carriers, our own answer to a ping.
  const ours = ["boxes", "skus", "offerIds", "order", "result", "version", "error"];
  expect(
    Object.keys(body).some((key) => ours.includes(key)),
    name,
  ).toBe(true);
  expect(read(body), name).toHaveProperty("unreadable.code");
  return "other";
}

test.runIf(folder)("every sample is understood for what it is", async () => {
  const kinds: Record<string, number> = {};
  for (const sample of samples()) {
    const kind = await understood(sample);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  for (const kind of ["ping", "notice", "order", "orders", "stocks", "error"]) expect(kinds[kind], kind).toBeGreaterThan(0);
});

test.runIf(folder)("amounts of the recorded orders add up", () => {
  const [recorded] = samples().filter(({ name }) => name === "order-accept-subsidy.json");
  expect(read(recorded?.body)).toMatchObject({ order: { currency: "RUB", totalMinor: 600_000, shippingPriceMinor: 35_000 } });
});
