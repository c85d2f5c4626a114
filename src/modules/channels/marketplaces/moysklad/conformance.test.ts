import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { aLocalVendor } from "@/testing/local-vendor";
import { moysklad } from ".";

// A folder of real payloads, `<counterpart>/samples/*`, that is no part of the project; without it there is nothing to check.
const folder = process.env["DIRIGENT_SAMPLES"];
const receivedAt = new Date();

const translated = (body: unknown) =>
  moysklad.translate({ rawBody: Buffer.from(JSON.stringify(body)), topic: "order", receivedAt, settings: {} });
const isOrder = (value: unknown): value is { id: string } =>
  (value as { meta?: { type?: string } } | null)?.meta?.type === "customerorder" && typeof (value as { id?: unknown }).id === "string";

/** What a sample is for us; one that is nothing we know fails the test. */
async function understood(name: string, text: string): Promise<string> {
  const body = JSON.parse(text) as Record<string, unknown> | Record<string, unknown>[];
  const orders = (Array.isArray(body) ? body : isOrder(body) ? [body] : Array.isArray(body["rows"]) ? body["rows"] : []).filter(isOrder);
  if (orders.length > 0) {
    for (const order of orders) expect(translated(order), name).toMatchObject({ order: { externalId: order.id } });
    return "order";
  }
  if (Array.isArray(body) && body.some((row) => "storeId" in row)) {
    // Of the figures that the report can give, ours asks for "stock"; the sample tells "freeStock".
    const renamed = body.map(({ freeStock, ...row }) => ({ stock: freeStock, ...row }));
    const vendor = await aLocalVendor(moysklad, { answer: () => renamed });
    const inStores = renamed.filter((row) => (row as Record<string, unknown>)["storeId"] !== null);
    expect(await moysklad.masterStock?.figures(vendor.line), name).toHaveLength(inStores.length);
    return "stock";
  }
  if (!Array.isArray(body) && ("events" in body || "reportUrl" in body)) {
    const { kind, reason } = moysklad.inspect({ headers: {}, query: {}, rawBody: Buffer.from(text) });
    expect(kind === "stock" || reason !== null || kind === "notice", name).toBe(true);
    return "webhook";
  }
  // What we ask, metadata, and other reports: nothing that is an order.
  for (const one of Array.isArray(body) ? body : [body]) {
    const href = (one as { meta?: { href?: string; type?: string } }).meta;
    // An order may be named by its link alone.
    if (href?.type === "customerorder")
      expect(translated(one), name).toMatchObject({ order: { externalId: expect.stringMatching(/^[\da-f-]{36}$/) } });
    else expect(translated(one), name).toHaveProperty("unreadable.code");
  }
  return "other";
}

test.runIf(folder)("every sample is understood for what it is", async () => {
  const at = path.join(path.resolve(folder ?? "."), "moysklad", "samples");
  const kinds: Record<string, number> = {};
  for (const name of readdirSync(at)) {
    const kind = await understood(name, readFileSync(path.join(at, name), "utf8"));
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  for (const kind of ["order", "stock", "webhook"]) expect(kinds[kind], kind).toBeGreaterThan(0);
});
