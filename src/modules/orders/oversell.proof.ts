import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditStock } from "@/modules/inventory/audit/audit-stock";
import { testDb, testUrl } from "@/testing/database";
import { percentile, tell } from "@/testing/percentile";
import { type Answer, anOrderFor, aRunningShop, type RunningShop, stockUp } from "@/testing/running-shop";
import { seeded } from "@/testing/seed";
import { aTcpProxy } from "@/testing/tcp-proxy";

let doors: [RunningShop, RunningShop];

beforeAll(async () => {
  const databaseUrl = await testUrl();
  const one = await aRunningShop({ databaseUrl });
  doors = [one, await aRunningShop({ databaseUrl, apiKey: one.apiKey })];
});

afterAll(() => Promise.all((doors ?? []).map((door) => door.remove())));

const clean = async () => expect(await auditStock(await testDb())).toEqual([]);

/** One buyer at one of the two doors; nothing waits for stock. */
function buy(externalId: string, lines: [string, number][], door: number) {
  return doors[door % 2 === 0 ? 0 : 1].api("POST", "/api/v1/orders", anOrderFor(externalId, lines, { onShortage: "reject" }));
}

test("S2: fifty times, 200 buyers at two processes and one unit: one gets it", async () => {
  for (let round = 0; round < 50; round++) {
    const sku = `LAST-${round}`;
    await stockUp(doors[0], { [sku]: 1 });
    const answers = await Promise.all(Array.from({ length: 200 }, (_, i) => buy(`L-${round}-${i}`, [[sku, 1]], i)));
    const told = answers.map(({ status, json }) => (status === 201 ? "sold" : `${status} ${json.code}`));
    expect(told.filter((what) => what === "sold").length, `round ${round}`).toBe(1);
    expect(new Set(told)).toEqual(new Set(["sold", "409 insufficient_stock"]));
  }
  await clean();
});

test("S3: 2,000 buyers of one to three in 20 seconds, 100 units: none too many is sold and nobody waits long", async () => {
  const chance = seeded("S3");
  await stockUp(doors[0], { HOT: 100 });
  const buyers = Array.from({ length: 2_000 }, (_, i) => ({ i, quantity: chance.between(1, 3), after: chance.next() * 20_000 }));
  const seen = await Promise.all(
    buyers.map(async ({ i, quantity, after }) => {
      await sleep(after);
      const startedAt = performance.now();
      const { status, json } = await buy(`F-${i}`, [["HOT", quantity]], i);
      return { quantity, status, code: json.code, tookMs: performance.now() - startedAt };
    }),
  );
  expect(new Set(seen.map(({ status, code }) => `${status} ${code ?? ""}`.trim()))).toEqual(new Set(["201", "409 insufficient_stock"]));
  const sold = seen.filter(({ status }) => status === 201).reduce((sum, { quantity }) => sum + quantity, 0);
  const refused = Math.min(...seen.filter(({ status }) => status === 409).map(({ quantity }) => quantity));
  expect(sold).toBeLessThanOrEqual(100);
  expect(100 - sold).toBeLessThan(refused);
  const p99 = percentile(
    seen.map(({ tookMs }) => tookMs),
    0.99,
  );
  tell("S3", { "units sold": sold, "p99 in ms": p99 });
  expect(p99).toBeLessThan(5_000);
  await clean();
});

test("S7: 50 clients order the same products in opposite order for a minute, and nobody sees a deadlock", async () => {
  const chance = seeded("S7");
  const skus = ["D-1", "D-2", "D-3", "D-4"];
  await stockUp(doors[0], Object.fromEntries(skus.map((sku) => [sku, 1_000_000])));
  const before = await deadlocks();
  const until = Date.now() + 60_000;
  const statuses = new Map<number, number>();
  await Promise.all(
    Array.from({ length: 50 }, async (_, client) => {
      for (let n = 0; Date.now() < until; n++) {
        const turned = chance.chance(0.5) ? skus : [...skus].reverse();
        const { status } = await buy(
          `D-${client}-${n}`,
          turned.map((sku) => [sku, 1]),
          client + n,
        );
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    }),
  );
  expect([...statuses.keys()]).toEqual([201]);
  expect((await deadlocks()) - before).toBe(0);
  await clean();
});

// Caught when planted: the finished key is not written, so that each of the fifty makes an order of its own.
test("S15: fifty times fifty requests with one key at two processes make fifty orders", async () => {
  await stockUp(doors[0], { KEY: 1_000 });
  for (let round = 0; round < 50; round++) {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => withKey(doors[i % 2 === 0 ? 0 : 1], "KEY", `key-${round}`)));
    expectOneOrder(answers);
  }
  expect(await reserved("KEY")).toBe(50);
  await clean();
});

// Caught when planted: the key's lock counts as taken, so that those who come meanwhile begin to place an order too.
test("S15: while the first is held open by a slow link to the database, fifty more with its key are told to wait", async () => {
  const link = await aTcpProxy(await testUrl());
  const slow = await aRunningShop({ databaseUrl: link.url, apiKey: doors[0].apiKey });
  try {
    await stockUp(doors[0], { HELD: 1_000 });
    for (let round = 0; round < 10; round++) {
      // The first is past its look at the key when the others come: it takes six round trips and more.
      link.pass(150);
      const first = withKey(slow, "HELD", `held-${round}`);
      await sleep(900);
      const others = await Promise.all(
        Array.from({ length: 50 }, (_, i) => withKey(i % 2 === 0 ? slow : doors[1], "HELD", `held-${round}`)),
      );
      link.pass();
      expectOneOrder([await first, ...others]);
      expect(others.filter(({ status }) => status === 409).length, `round ${round}`).toBeGreaterThan(0);
    }
    expect(await reserved("HELD")).toBe(10);
    await clean();
  } finally {
    await slow.remove();
    await link.close();
  }
});

/** Nothing but the key tells these orders from one another. */
function withKey({ api }: RunningShop, sku: string, key: string): Promise<Answer> {
  return api("POST", "/api/v1/orders", { ...anOrderFor("", [[sku, 1]]), externalId: null }, { "idempotency-key": key });
}

function expectOneOrder(answers: readonly Answer[]): void {
  const made = answers.filter(({ status }) => status === 201);
  expect(new Set(made.map(({ json }) => json.id)).size).toBe(1);
  const others = answers.filter(({ status }) => status !== 201);
  expect(others.filter(({ status, headers }) => status !== 409 || !headers.get("retry-after"))).toEqual([]);
}

async function reserved(sku: string): Promise<number> {
  const { json } = await doors[0].api("GET", `/api/v1/stock?sku=${sku}`);
  return (json.items as { reserved: number }[]).reduce((sum, { reserved }) => sum + reserved, 0);
}

async function deadlocks(): Promise<number> {
  const { rows } = await (await testDb()).execute<{ deadlocks: number }>(
    "select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()",
  );
  return rows[0]?.deadlocks ?? 0;
}
