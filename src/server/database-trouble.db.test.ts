import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Pool, PoolClient } from "pg";
import { afterEach, expect, test, vi } from "vitest";
import { newId } from "@/lib/ids";
import { sendMessage } from "@/modules/notifications/commands/send-message";
import { shipFulfilment } from "@/modules/shipments/commands/ship-fulfilment";
import { createDb, createPool, type Db, pool } from "@/platform/db";
import { createMailer } from "@/platform/mail/mailer";
import { processWide } from "@/platform/process";
import { bookBreaches } from "@/testing/book-breaches";
import { testDb, testUrl, withDatabase, withOwnDatabase } from "@/testing/database";
import { eventually } from "@/testing/eventually";
import { testApp } from "@/testing/http-app";
import { aLabelShop, customerOf } from "@/testing/label-shop";
import { aMailServer } from "@/testing/mail-server";
import { aProduct, aShop } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { aPackedParcel } from "@/testing/parcel-task";
import { anOrderFor } from "@/testing/running-shop";
import { aTcpProxy, type TcpProxy } from "@/testing/tcp-proxy";
import { readiness } from "./readiness";

// A part of the real limits; with those, src/server/database-trouble.proof.ts.
const [connectMs, queryMs, answerMs] = [2_000, 2_500, 3_000];
const connections = 8;

vi.setConfig({ testTimeout: 60_000 });

let link: TcpProxy | undefined;
afterEach(() => link?.pass());

/** A shop whose server reaches its database over a link of ours. Health asks the process's own pool, so it is that. */
async function aServer() {
  const { ctx } = await aShop(await testDb());
  await aProduct(ctx, { sku: "TEE", stock: { MSK: 10_000 } });
  const key = await aKey(ctx);
  link ??= await aTcpProxy(await testUrl());
  const { url } = link;
  const own = processWide("pool", () =>
    createPool(url, { max: connections, connectionTimeoutMillis: connectMs, query_timeout: queryMs, statement_timeout: queryMs }),
  );
  readiness().phase = "ready";
  const app = testApp(createDb(own), { answersWithinMs: answerMs });
  const ask = async (path: string, init: RequestInit = {}) => {
    const startedAt = performance.now();
    const { status, headers } = await app.request(path, init);
    return { status, retryAfter: headers.get("retry-after"), tookMs: performance.now() - startedAt };
  };
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const place = () =>
    ask("/api/v1/orders", {
      method: "POST",
      headers: { ...headers, "idempotency-key": newId() },
      body: JSON.stringify(anOrderFor(newId(), [["TEE", 1]])),
    });
  const list = () => ask("/api/v1/orders?limit=5", { headers });
  // Every connection is open, and the key is known.
  await eventually(async () => (await place()).status === 201);
  await Promise.all(Array.from({ length: connections }, () => own.query("select pg_sleep(0.05)")));
  return { ctx, link, ask, place, list, own };
}

type Asked = Awaited<ReturnType<Awaited<ReturnType<typeof aServer>>["list"]>>;

function expectRefusedInTime(answers: readonly Asked[], withinMs: number): void {
  const late = answers.filter(({ tookMs }) => tookMs > withinMs);
  expect(late.map(({ status, tookMs }) => `${status} after ${Math.round(tookMs)} ms`)).toEqual([]);
  for (const { status, retryAfter } of answers) if (status >= 300) expect([status, retryAfter !== null]).toEqual([503, true]);
}

const times = <T>(n: number, run: (i: number) => Promise<T>) => Promise.all(Array.from({ length: n }, (_, i) => run(i)));

// Breaks with: a connection that did not answer is kept (its rollback waits as long again, and whoever gets it next), seen: 503
// after 5,000 ms, and requests fail after the link is back. Breaks with: orders that queue behind a silent batch wait on, seen.
test("S40: on a link that swallows everything requests end in time with 503, and none hangs once it is back", async () => {
  const { ctx, link, ask, place, list } = await aServer();
  // Some are in the middle of their transactions when the link goes silent, the others come while it is.
  link.pass(() => Math.random() * 30);
  const under = times(20, (i) => (i % 10 === 9 ? list() : place()));
  const onlooker = await testDb();
  await eventually(async () => (await openTransactions(onlooker)) > 0);
  link.blackHole();
  const during = times(20, async (i) => {
    await sleep(i * 20);
    return i % 3 === 0 ? list() : place();
  });
  const [ready, live] = await Promise.all([ask("/readyz"), ask("/livez")]);
  expect([ready.status, live.status]).toEqual([503, 200]);
  expectRefusedInTime([...(await under), ...(await during)], answerMs + 1_000);
  expect((await during).every(({ status }) => status === 503)).toBe(true);

  link.pass();
  // What was asked last is given up by then, and its connections with it.
  await sleep(queryMs);
  for (let round = 0; round < 10; round++) {
    const after = await times(4, (i) => (i % 2 === 0 ? list() : place()));
    expect(after.map(({ status }) => status).filter((status) => status > 201)).toEqual([]);
  }
  expect((await ask("/readyz")).status).toBe(200);
  expect(await bookBreaches(ctx)).toEqual([]);
});

// Breaks with: no limit for the whole answer, seen: 503 or 201 after seven slow round trips.
test("S40: on a link that delays everything requests end in time, and what was placed meanwhile is whole", async () => {
  const { ctx, link, place, list } = await aServer();
  link.pass(500);
  expectRefusedInTime(await times(12, (i) => (i % 3 === 0 ? list() : place())), answerMs + 1_000);
  link.pass();
  await sleep(4_000);
  expect((await times(4, place)).map(({ status }) => status)).toEqual(Array(4).fill(201));
  expect(await bookBreaches(ctx)).toEqual([]);
});

test("S40: connections that are reset or cut cost 503 at most, and the next ones serve", async () => {
  const { ctx, link, place } = await aServer();
  for (const trouble of [link.cut, link.reset]) {
    const under = times(20, place);
    await sleep(20);
    trouble();
    expectRefusedInTime(await under, answerMs + 1_000);
    link.pass();
    // Until the resets have come through.
    await sleep(100);
    expect((await times(4, place)).map(({ status }) => status)).toEqual(Array(4).fill(201));
  }
  expect(await bookBreaches(ctx)).toEqual([]);
});

// Breaks with: orders that queue behind a batch without a connection wait on, seen: 503 after twice the limit.
test("S41: with every connection held 200 requests are told so in time, health answers, and then all goes on", async () => {
  const { ctx, ask, place, list, own } = await aServer();
  const held = await holdAll(own);
  const asked = times(200, (i) => (i % 20 === 0 ? list() : place()));
  expect((await ask("/livez")).status).toBe(200);
  const ready = await ask("/readyz");
  expect([ready.status, ready.tookMs < 3_500]).toEqual([503, true]);
  const answers = await asked;
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  expectRefusedInTime(answers, connectMs + 1_200);
  for (const client of held) client.release();
  await eventually(async () => (await place()).status === 201, 5_000);
  expect(await bookBreaches(ctx)).toEqual([]);
});

const holdAll = (own: Pool): Promise<PoolClient[]> => Promise.all(Array.from({ length: connections }, () => own.connect()));

test(
  "S41: every connection of ours has its limits",
  withDatabase(async ({ db }) => {
    const shown = async (name: string) => {
      const { rows } = await db.execute<Record<string, string>>(sql`select current_setting(${name}) as value`);
      return rows[0]?.value;
    };
    const limits = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"];
    expect(await Promise.all(limits.map(shown))).toEqual(["10s", "5s", "15s"]);
    expect(pool().options).toMatchObject({ connectionTimeoutMillis: connectMs });
    const ours = createPool(await testUrl());
    expect(ours.options).toMatchObject({ connectionTimeoutMillis: 5_000, query_timeout: 12_000, max: 20 });
    await ours.end();
  }),
);

/** Whether any transaction of a database stands open at this moment while nobody asks it anything. */
async function openTransactions(db: Db): Promise<number> {
  const { rows } = await db.execute<{ open: number }>(sql`select count(*)::int as open from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'`);
  return rows[0]?.open ?? 0;
}

// Breaks with: the booking is called inside the transaction that claims it, seen: 1 open at the call.
test(
  "S41: while a carrier or a mail server is called no transaction is open",
  withOwnDatabase(async ({ db, url }) => {
    const onlooker = createPool(url, { max: 1 });
    const seen: number[] = [];
    const look = async () => void seen.push(await openTransactions(createDb(onlooker)));
    const carrier = await aLabelShop();
    const mail = await aMailServer({ onMailFrom: (_address, _session, done) => void look().then(() => done()) });
    const realFetch = globalThis.fetch;
    globalThis.fetch = async (...call) => {
      await look();
      return realFetch(...call);
    };
    const mailer = createMailer({ url: mail.url, from: "orders@example.com", withinMs: 5_000 });
    try {
      const { ctx, fulfilmentId, order } = await aPackedParcel(db);
      await shipFulfilment(ctx, { fulfilmentId }, customerOf(carrier.url, { canFind: true }));
      await sendMessage(ctx, { orderId: order.id, event: "accepted" }, mailer);
      expect([carrier.sold.length, mail.received.length]).toEqual([1, 1]);
      expect(seen.length).toBeGreaterThanOrEqual(2);
      expect(seen.filter((open) => open > 0)).toEqual([]);
    } finally {
      globalThis.fetch = realFetch;
      mailer.close();
      await Promise.all([carrier.close(), mail.close(), onlooker.end()]);
    }
  }),
);
