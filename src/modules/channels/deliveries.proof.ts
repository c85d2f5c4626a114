import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditStock } from "@/modules/inventory/audit/audit-stock";
import { testDb, testUrl } from "@/testing/database";
import { eventually } from "@/testing/eventually";
import { percentile, tell } from "@/testing/percentile";
import { anOrderFor, aRunningShop, type RunningShop, stockUp } from "@/testing/running-shop";
import { seeded } from "@/testing/seed";
import { eachOf, send, wooDelivery } from "@/testing/woo-deliveries";
import { fixture } from "./marketplaces/woocommerce/fixtures";

const [secret, otherSecret] = ["only-for-proofs", "of-another-shop"];
let doors: [RunningShop, RunningShop];
let worker: RunningShop | null = null;
let hooks: { one: string; two: string; other: string };

beforeAll(async () => {
  const databaseUrl = await testUrl();
  const web = { DIRIGENT_ROLE: "web" };
  const one = await aRunningShop({ databaseUrl, env: web });
  doors = [one, await aRunningShop({ databaseUrl, apiKey: one.apiKey, env: web })];
  await stockUp(one, { "TEE-BLK-M": 5_000_000, "MUG-WHT": 5_000_000 });
  const path = await connect("woo", secret);
  hooks = { one: doors[0].url + path, two: doors[1].url + path, other: doors[0].url + (await connect("other", otherSecret)) };
});

afterAll(() => Promise.all([worker, ...(doors ?? [])].map((shop) => shop?.remove())));

async function connect(code: string, webhookSecret: string): Promise<string> {
  const { api } = doors[0];
  await api("PUT", `/api/v1/channels/${code}`, { name: code, kind: "woocommerce" });
  const { json } = await api("PUT", `/api/v1/connections/${code}`, {
    kind: "woocommerce",
    channel: code,
    settings: {},
    secrets: { webhookSecret },
  });
  return new URL(String(json.webhookUrl)).pathname;
}

const anOrder = (id: number, fields: Record<string, unknown> = {}) => fixture("order-paid", { id, number: String(id), ...fields });

// Breaks with: a delivery's id is not looked at; an older telling is not told from a newer one.
test("S20: a thousand deliveries of 20 copies each, out of order and at two processes, have one effect each", async () => {
  const chance = seeded("S20");
  const told = (id: number) => [
    wooDelivery(anOrder(id, { status: "on-hold", date_paid: null, date_modified_gmt: "2026-11-22T08:01:00" }), secret, {
      topic: "order.created",
    }),
    wooDelivery(anOrder(id, { date_modified_gmt: "2026-11-22T08:09:00" }), secret),
  ];
  const copies = Array.from({ length: 500 }, (_, n) => told(500_000 + n)).flatMap((pair) =>
    pair.flatMap((one) => Array.from({ length: 20 }, () => one)),
  );
  for (let n = copies.length - 1; n > 0; n--) {
    const other = chance.between(0, n);
    [copies[n], copies[other]] = [copies[other] as (typeof copies)[number], copies[n] as (typeof copies)[number]];
  }
  const answers = await eachOf(copies, 40, (copy, n) => send(n % 2 === 0 ? hooks.one : hooks.two, copy));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await waiting()).toBe(1_000);

  const startedAt = Date.now();
  await takenIn();
  tell("S20", { "deliveries taken in per second": 1_000 / ((Date.now() - startedAt) / 1_000) });
  expect(await stand(sql`external_id >= '500000'`)).toEqual({ orders: 500, paid: 500, payments: 500, reserved: 1_500 });
  expect(await auditStock(await testDb())).toEqual([]);
});

// Breaks with: the unique key of channel and external id is dropped.
test("S9: 200 orders, each by two webhooks, the API, and a replay at the same moment: each is one order", async () => {
  await takenIn();
  const [one, two] = doors;
  const statuses = await eachOf(
    Array.from({ length: 200 }, (_, n) => String(900_000 + n)),
    10,
    async (externalId) => {
      const body = { ...anOrderFor(externalId, [["TEE-BLK-M", 2]]), channel: "woo" };
      const lines = [...(body.lines as object[]), { sku: "MUG-WHT", quantity: 1, unitPrice: 30_000, discount: 0, taxRate: 22 }];
      const [, , ...placed] = await Promise.all([
        send(hooks.one, wooDelivery(anOrder(Number(externalId)), secret, { topic: "order.created" })),
        send(hooks.two, wooDelivery(anOrder(Number(externalId)), secret)),
        ...[one, two, one].map(({ api }) => api("POST", "/api/v1/orders", { ...body, lines })),
      ]);
      const { json } = await two.api("GET", "/api/v1/connections/woo/intake?limit=4");
      await Promise.all((json.items as { id: string }[]).map(({ id }) => one.api("POST", `/api/v1/connections/woo/intake/${id}/replay`)));
      return placed.map(({ status }) => status);
    },
  );
  expect(statuses.flat().filter((status) => status !== 200 && status !== 201)).toEqual([]);
  await takenIn();
  expect(await stand(sql`external_id >= '900000'`)).toEqual({ orders: 200, paid: 200, payments: 200, reserved: 600 });
  expect(await auditStock(await testDb())).toEqual([]);
});

// Breaks with: the order is placed before the delivery is answered; the signature is taken over the parsed body.
test("S19: with 10,000 deliveries waiting every valid one is acknowledged in time, and nothing else is taken in", async () => {
  // Nobody takes them in now: they wait.
  await worker?.remove();
  await eachOf(
    Array.from({ length: 10_000 }, (_, n) => n),
    32,
    (n) => send(n % 2 === 0 ? hooks.one : hooks.two, wooDelivery(anOrder(100_000 + n), secret)),
  );
  expect(await waiting()).toBe(10_000);

  const acknowledged = await eachOf(
    Array.from({ length: 2_000 }, (_, n) => n),
    16,
    (n) => send(n % 2 === 0 ? hooks.one : hooks.two, wooDelivery(anOrder(200_000 + n), secret)),
  );
  const times = acknowledged.map(({ tookMs }) => tookMs);
  tell("S19", { "p50 in ms": percentile(times, 0.5), "p99 in ms": percentile(times, 0.99), "slowest in ms": Math.max(...times) });
  expect(new Set(acknowledged.map(({ status }) => status))).toEqual(new Set([200]));
  expect(percentile(times, 0.99)).toBeLessThan(1_000);

  const refused = Array.from({ length: 200 }, (_, n) => [...wrong(300_000 + n)]).flat();
  const answers = await eachOf(refused, 16, ([address, delivery]) => send(address, delivery));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
  expect((await send(`${doors[0].url}/api/hooks/${"0".repeat(40)}`, wooDelivery(anOrder(1), secret))).status).toBe(404);
  expect(await waiting()).toBe(12_000);
});

/** One order in every way that proves nothing. */
function* wrong(id: number): Iterable<[string, ReturnType<typeof wooDelivery>]> {
  const good = wooDelivery(anOrder(id), secret);
  const { "x-wc-webhook-signature": signature = "", ...unsigned } = good.headers;
  yield [hooks.one, wooDelivery(anOrder(id), "a guess")];
  yield [hooks.one, { ...good, headers: unsigned }];
  yield [hooks.one, { ...good, headers: { ...unsigned, "x-wc-webhook-signature": signature.slice(0, -2) } }];
  yield [hooks.one, { ...good, body: JSON.stringify(JSON.parse(good.body), null, 1) }];
  yield [hooks.other, good];
}

async function waiting(): Promise<number> {
  return count(sql`select count(*)::int as n from intake where status = 'received'`);
}

/** Everything that has come is dealt with, by a worker of its own. */
async function takenIn(): Promise<void> {
  worker ??= await aRunningShop({ databaseUrl: await testUrl(), apiKey: doors[0].apiKey, env: { DIRIGENT_ROLE: "worker" } });
  await eventually(async () => (await waiting()) === 0, 20 * 60_000);
  expect(await count(sql`select count(*)::int as n from intake where status = 'failed'`)).toBe(0);
}

async function count(query: SQL): Promise<number> {
  const { rows } = await (await testDb()).execute<{ n: number }>(query);
  return rows[0]?.n ?? 0;
}

/** How the orders of the shop stand that a condition names. */
async function stand(of: SQL) {
  const { rows } = await (await testDb()).execute(
    sql`with own as (select id, payment_status from orders where external_id is not null and ${of})
      select (select count(*)::int from own) as orders, (select count(*)::int from own where payment_status = 'paid') as paid,
        (select count(*)::int from payments p join own o on o.id = p.order_id) as payments,
        (select sum(l.reserved)::int from order_lines l join own o on o.id = l.order_id) as reserved`,
  );
  return rows[0];
}
