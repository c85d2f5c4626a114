import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { auditStock } from "@/modules/inventory/audit/audit-stock";
import { testDb, testUrl } from "@/testing/database";
import { eventually } from "@/testing/eventually";
import { restartPostgres } from "@/testing/restart-postgres";
import { aRunningShop, auditOf, inItsDatabase, type RunningShop, stockUp } from "@/testing/running-shop";
import { seeded } from "@/testing/seed";
import { type Attempt, traffic } from "@/testing/traffic";

let running: RunningShop[] = [];

afterEach(async () => {
  await Promise.all(running.map((shop) => shop.remove()));
  running = [];
});

const isAccepted = ({ status }: Attempt) => status === 200 || status === 201;

test("S39: PostgreSQL restarts twice fast and twice immediate under load, and we go on by ourselves", async () => {
  const chance = seeded("S39");
  const shop = await aRunningShop();
  running = [shop];
  await stockUp(shop, { TEE: 1_000_000 });
  const orders = traffic({ urls: [shop.url], apiKey: shop.apiKey, sku: "TEE", clients: 16, pauseMs: 20 });
  for (const mode of ["fast", "immediate", "fast", "immediate"] as const) {
    await sleep(chance.between(3_000, 6_000));
    await restartPostgres(shop.dataDir, mode);
    const upAgainAt = Date.now();
    await eventually(() => orders.attempts.some((attempt) => isAccepted(attempt) && attempt.at - attempt.tookMs >= upAgainAt), 5_000);
  }
  await sleep(3_000);
  await orders.stop();
  const refused = orders.attempts.filter((attempt) => !isAccepted(attempt));
  expect(refused.filter(({ status, retryAfter }) => status !== 503 || !retryAfter)).toEqual([]);
  expect(await ordersIn(shop)).toBe(new Set(orders.accepted()).size);
  expect(await auditOf(shop)).toEqual([]);
});

test("S37: twenty kills at random under load lose no accepted order and double none", async () => {
  const chance = seeded("S37");
  let shop = await aRunningShop();
  running = [shop];
  await stockUp(shop, { TEE: 1_000_000 });
  const { port, apiKey, dataDir } = shop;
  const orders = traffic({ urls: [shop.url], apiKey, sku: "TEE", clients: 4, pauseMs: 100 });
  for (let kill = 0; kill < 20; kill++) {
    await sleep(chance.between(300, 3_000));
    await shop.kill();
    shop = await aRunningShop({ port, apiKey, dataDir });
    running = [shop];
  }
  await sleep(2_000);
  await orders.stop();
  const accepted = new Set(orders.accepted());
  const asked = new Set(orders.attempts.map(({ externalId }) => externalId));
  const kept = await ordersIn(shop);
  // Those still asked for at the end may have been made without an answer.
  expect(kept).toBeGreaterThanOrEqual(accepted.size);
  expect(kept).toBeLessThanOrEqual(asked.size);
  expect(await auditOf(shop)).toEqual([]);
});

test("S43: two processes are restarted one after the other under load, and no order fails", async () => {
  const databaseUrl = await testUrl();
  const one = await aRunningShop({ databaseUrl });
  const two = await aRunningShop({ databaseUrl, apiKey: one.apiKey });
  running = [one, two];
  await stockUp(one, { ROLL: 1_000_000 });
  const orders = traffic({ urls: [one.url, two.url], apiKey: one.apiKey, sku: "ROLL", clients: 8, pauseMs: 10, name: "R" });
  for (const at of [0, 1]) {
    await sleep(3_000);
    const old = running[at] as RunningShop;
    await old.stop();
    expect(await old.ended).toBe(0);
    running[at] = await aRunningShop({ databaseUrl, apiKey: one.apiKey, port: old.port, dataDir: old.dataDir });
  }
  await sleep(3_000);
  await orders.stop();
  expect(orders.attempts.filter((attempt) => !isAccepted(attempt))).toEqual([]);
  expect(await auditStock(await testDb())).toEqual([]);
});

async function ordersIn(shop: RunningShop): Promise<number> {
  const { rows } = await inItsDatabase(shop, (db) => db.execute<{ orders: number }>("select count(*)::int as orders from orders"));
  return rows[0]?.orders ?? 0;
}
