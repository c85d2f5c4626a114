import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anOrderFor, aRunningShop, auditOf, inItsDatabase, type RunningShop, stockUp } from "@/testing/running-shop";
import { traffic } from "@/testing/traffic";

let shop: RunningShop;

beforeAll(async () => {
  shop = await aRunningShop();
  await stockUp(shop, { TEE: 100_000 });
});

afterAll(() => shop?.remove());

test("S37: after a kill -9 under load the same folder serves again, with every accepted order once", async () => {
  const orders = traffic({ urls: [shop.url], apiKey: shop.apiKey, sku: "TEE", clients: 4, pauseMs: 20 });
  await sleep(2_500);
  const accepted = new Set(orders.accepted());
  await shop.kill();
  await orders.stop();
  for (const externalId of orders.accepted()) accepted.add(externalId);
  expect(accepted.size).toBeGreaterThan(10);

  shop = await aRunningShop({ dataDir: shop.dataDir, apiKey: shop.apiKey });
  const kept = await externalIds(shop);
  expect(kept.length).toBe(new Set(kept).size);
  expect([...accepted].filter((externalId) => !kept.includes(externalId))).toEqual([]);

  // Whoever got no answer asks again: the order is made now or was made then, once.
  const unanswered = [...new Set(orders.attempts.map(({ externalId }) => externalId))].filter((externalId) => !accepted.has(externalId));
  for (const externalId of unanswered) {
    const again = await shop.api("POST", "/api/v1/orders", anOrderFor(externalId, [["TEE", 1]]), { "idempotency-key": externalId });
    expect([200, 201]).toContain(again.status);
  }
  const now = await externalIds(shop);
  expect(now.length).toBe(accepted.size + unanswered.length);
  expect(await auditOf(shop)).toEqual([]);
});

async function externalIds(running: RunningShop): Promise<string[]> {
  const { rows } = await inItsDatabase(running, (db) => db.execute<{ external_id: string }>("select external_id from orders"));
  return rows.map(({ external_id }) => external_id);
}
