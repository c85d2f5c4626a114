import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { createDb, createPool } from "@/platform/db";
import { bookBreaches } from "@/testing/book-breaches";
import { testDb, testUrl } from "@/testing/database";
import { eventually } from "@/testing/eventually";
import { testApp, testBaseUrl, testSecret } from "@/testing/http-app";
import { aProduct, aShop, type Shop } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { percentile, tell } from "@/testing/percentile";
import { anOrderFor } from "@/testing/running-shop";
import { aTcpProxy, type TcpProxy } from "@/testing/tcp-proxy";

// With the limits that customers have, in a process of its own. Planted bugs: see database-trouble.db.test.ts.
const silentMs = (Number(process.env.SILENT_SECONDS) || 60) * 1_000;
const answerMs = 15_000;

let shop: Shop;
let link: TcpProxy;
let child: ChildProcess;
let url: string;
let headers: Record<string, string>;

beforeAll(async () => {
  shop = await aShop(await testDb());
  await aProduct(shop.ctx, { sku: "TEE", stock: { MSK: 1_000_000 } });
  headers = { authorization: `Bearer ${await aKey(shop.ctx)}`, "content-type": "application/json" };
  link = await aTcpProxy(await testUrl());
  child = fork("src/testing/api-process.ts", {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, DATABASE_URL: link.url, NEXTAUTH_SECRET: testSecret, NEXTAUTH_URL: testBaseUrl, NODE_ENV: "production" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const [{ port }] = (await once(child, "message")) as [{ port: number }];
  url = `http://127.0.0.1:${port}`;
  await eventually(async () => (await place()).status === 201);
});

afterAll(async () => {
  child?.kill("SIGKILL");
  await link?.close();
});

type Asked = { status: number; retryAfter: string | null; tookMs: number };

async function ask(path: string, init: RequestInit = {}): Promise<Asked> {
  const startedAt = performance.now();
  const answer = await fetch(url + path, init);
  await answer.arrayBuffer();
  return { status: answer.status, retryAfter: answer.headers.get("retry-after"), tookMs: performance.now() - startedAt };
}

function place(): Promise<Asked> {
  const body = JSON.stringify(anOrderFor(newId(), [["TEE", 1]]));
  return ask("/api/v1/orders", { method: "POST", headers: { ...headers, "idempotency-key": newId() }, body });
}

/** Four a second, half orders and half reads, for as long as it is said. */
async function load(ms: number): Promise<Asked[]> {
  const asked: Promise<Asked>[] = [];
  for (const until = Date.now() + ms; Date.now() < until; await sleep(250))
    asked.push(asked.length % 2 === 0 ? place() : ask("/api/v1/orders?limit=5", { headers }));
  return Promise.all(asked);
}

function expectInTime(name: string, answers: readonly Asked[]): void {
  const times = answers.map(({ tookMs }) => tookMs);
  const refused = answers.filter(({ status }) => status > 201);
  tell(name, { asked: answers.length, refused: refused.length, "p50 in ms": percentile(times, 0.5), "most in ms": Math.max(...times) });
  expect(refused.filter(({ status, retryAfter }) => status !== 503 || !retryAfter)).toEqual([]);
  expect(Math.max(...times)).toBeLessThan(answerMs + 500);
}

async function expectServedAgain(): Promise<void> {
  const healedAt = Date.now();
  await eventually(async () => (await place()).status === 201, answerMs);
  tell("first answer after healing", { "in ms": Date.now() - healedAt });
  await sleep(Math.max(0, 12_500 - (Date.now() - healedAt)));
  const served = await load(10_000);
  expect(served.filter(({ status }) => status > 201)).toEqual([]);
  expect((await ask("/readyz")).status).toBe(200);
  expect(await bookBreaches(shop.ctx)).toEqual([]);
}

test(`S40: a link to the database that swallows everything for ${silentMs / 1_000} seconds`, async () => {
  const before = load(2_000);
  await sleep(1_000);
  link.blackHole();
  const during = load(silentMs);
  await sleep(3_000);
  const [ready, live] = await Promise.all([ask("/readyz"), ask("/livez")]);
  expect([ready.status, live.status]).toEqual([503, 200]);
  expectInTime("S40 silent", [...(await before), ...(await during)]);
  link.pass();
  await expectServedAgain();
});

test("S40: a link on which every packet takes two seconds", async () => {
  link.pass(2_000);
  expectInTime("S40 slow", await load(silentMs / 2));
  expect((await ask("/livez")).status).toBe(200);
  link.pass();
  await expectServedAgain();
});

test("S41: every connection of a pool with the real limits is held, and 200 requests wait", async () => {
  const own = createPool(await testUrl());
  const app = testApp(createDb(own));
  const request = async () => {
    const startedAt = performance.now();
    const body = JSON.stringify(anOrderFor(newId(), [["TEE", 1]]));
    const { status } = await app.request("/api/v1/orders", { method: "POST", headers: { ...headers, "idempotency-key": newId() }, body });
    return { status, tookMs: performance.now() - startedAt };
  };
  expect((await request()).status).toBe(201);
  const held = await Promise.all(Array.from({ length: own.options.max ?? 0 }, () => own.connect()));
  const waiting = Array.from({ length: 200 }, request);
  expect((await app.request("/livez")).status).toBe(200);
  const answers = await Promise.all(waiting);
  const most = Math.max(...answers.map(({ tookMs }) => tookMs));
  tell("S41", { held: held.length, asked: answers.length, "most in ms": most });
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  expect(most).toBeLessThan(6_500);
  for (const client of held) client.release();
  await eventually(async () => (await request()).status === 201, 5_000);
  await own.end();
  expect(await bookBreaches(shop.ctx)).toEqual([]);
});
