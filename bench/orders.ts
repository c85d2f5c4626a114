// Orders per second through POST /api/v1/orders, beside the raw limit of this machine in the same run.
import { randomUUID } from "node:crypto";
import { loadavg } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { auditStock } from "@/modules/inventory/audit/audit-stock";
import { createApiKey } from "@/modules/organizations/commands/create-api-key";
import { systemContext } from "@/platform/context";
import { createDb, createPool } from "@/platform/db";
import { type Load, load } from "./load";
import { settle } from "./orders/settle";
import { anOrder, prepare, type Target, wanted } from "./orders/shop";
import { startRaw } from "./orders/start-raw";
import { watchMetrics } from "./orders/watch-metrics";

const largestBatch = 500;

/** One way of placing, through the app and by the raw server, in turns; the medians by orders per second. */
export type Compared = {
  what: string;
  clients: number;
  app: Load;
  raw: Load | null;
  ratio: number | null;
  statements: number;
  load: string;
};
export type OrdersResult = {
  compared: Compared[];
  /** Statements of the whole process for an order that comes alone: with the relay and the jobs that follow from it. */
  roundTrips: number;
  /** How far the relay was behind at worst while orders came in. */
  relayLagMs: number;
  /** How far the figures of analytics were behind, at worst. */
  figuresLagMs: number;
  deadlocks: number;
  breaches: number;
};

type Way = {
  what: string;
  clients: number;
  path: string;
  body: () => unknown;
  orders: number;
  expect: number;
  keys: readonly string[];
  raw: boolean;
};

/** Every way of placing that the targets name, each in as many rounds. */
export async function ordersBenchmark(target: Target, { seconds = 5, rounds = 2 } = {}): Promise<OrdersResult> {
  await prepare(target);
  const pool = createPool(target.databaseUrl, { max: 2, query_timeout: 0, statement_timeout: 0 });
  const keys = await ownKeys(target, pool, 64);
  const deadlocksBefore = await deadlocksOf(pool);
  const one = { path: "/api/v1/orders", body: () => anOrder(), orders: 1, expect: 201 };
  const together = [target.apiKey];
  const single: Way = { ...one, what: "three lines", clients: 1, keys: together, raw: true };
  const ways: Way[] = [
    ...[4, 16, 64].flatMap((clients): Way[] => [
      { ...one, what: "three lines", clients, keys: together, raw: true },
      // Orders are grouped by who sends them: a key of its own for each client, and nothing is grouped.
      { ...one, what: "three lines, ungrouped", clients, keys, raw: false },
    ]),
    { ...one, what: "all on one SKU", clients: 16, body: () => anOrder(wanted), keys: together, raw: true },
    {
      ...one,
      what: `batches of ${largestBatch}`,
      clients: 1,
      path: "/api/v1/orders/batch",
      body: () => ({ orders: Array.from({ length: largestBatch }, () => anOrder()) }),
      orders: largestBatch,
      expect: 200,
      keys: together,
      raw: true,
    },
  ];
  await run(target.url, { ...single, clients: 16 }, 3);
  const watch = watchMetrics(target.url);
  const roundTrips = await loneOrder(target, single);
  const compared: Compared[] = [];
  for (const way of ways) compared.push(await compare(target, pool, way, watch, { seconds, rounds }));
  const lags = watch.stop();
  const breaches = (await auditStock(createDb(pool), target.organizationId)).length;
  const deadlocks = (await deadlocksOf(pool)) - deadlocksBefore;
  await pool.end();
  return { compared, roundTrips, ...lags, deadlocks, breaches };
}

async function compare(
  target: Target,
  pool: ReturnType<typeof createPool>,
  way: Way,
  watch: ReturnType<typeof watchMetrics>,
  { seconds, rounds }: { seconds: number; rounds: number },
): Promise<Compared> {
  const app: Load[] = [];
  const raw: Load[] = [];
  let statements = 0;
  for (let round = 0; round < rounds; round++) {
    await settle(pool);
    const from = await watch.statements();
    app.push(await run(target.url, way, seconds));
    statements += (await watch.statements()) - from;
    if (!way.raw) continue;
    const server = await startRaw(target);
    const bare = { ...way, path: "/" };
    await run(server.url, bare, 1);
    await settle(pool);
    raw.push(await run(server.url, bare, seconds));
    server.process.kill("SIGKILL");
  }
  // A limit that fails is none: large writes of it may meet in a deadlock now and then, no more.
  const broken = raw.find(({ failures, requests }) => failures > requests / 20);
  if (broken) throw new Error(`the raw server failed ${broken.failures} of ${broken.requests} times: its figures would mean nothing`);
  const [a, r] = [median(app), way.raw ? median(raw) : null];
  const placed = app.reduce((sum, { requests }) => sum + requests, 0) * way.orders;
  const { what, clients } = way;
  const ratio = r ? rounded(a.perSecond / r.perSecond) : null;
  process.stdout.write(
    `${what}, ${clients} clients: ${a.perSecond} orders/s${r ? `, raw ${r.perSecond}, ratio ${ratio}` : ""}, p95 ${a.p95} ms\n`,
  );
  return { what, clients, app: a, raw: r, ratio, statements: rounded(statements / placed), load: loadavg()[0]?.toFixed(1) ?? "" };
}

async function run(url: string, { path, clients, body, expect, orders, keys }: Way, seconds: number): Promise<Load> {
  const measured = await load({
    url,
    path,
    clients,
    seconds,
    headers: (client) => ({ authorization: `Bearer ${keys[client % keys.length]}`, "idempotency-key": randomUUID() }),
    body: () => JSON.stringify(body()),
    expect,
  });
  return { ...measured, perSecond: Math.round(measured.perSecond * orders) };
}

async function loneOrder(target: Target, way: Way): Promise<number> {
  const watch = watchMetrics(target.url);
  const seconds = 3;
  // What the relay and the jobs ask by themselves is no part of an order.
  const idle = await watch.statements();
  await sleep(seconds * 1_000);
  const before = await watch.statements();
  const { requests } = await run(target.url, { ...way, clients: 1 }, seconds);
  const after = await watch.statements();
  watch.stop();
  return rounded((after - before - (before - idle)) / requests);
}

async function ownKeys(target: Target, pool: ReturnType<typeof createPool>, count: number): Promise<string[]> {
  const ctx = systemContext(createDb(pool), target.organizationId);
  const made: string[] = [];
  for (let n = 0; n < count; n++)
    made.push((await createApiKey(ctx, { name: `Client ${n}`, scopes: ["orders:write"], expiresInDays: null })).key);
  return made;
}

async function deadlocksOf(pool: ReturnType<typeof createPool>): Promise<number> {
  const { rows } = await pool.query<{ deadlocks: number }>(
    "select deadlocks::int from pg_stat_database where datname = current_database()",
  );
  return rows[0]?.deadlocks ?? 0;
}

const rounded = (figure: number) => Math.round(figure * 100) / 100;

function median(loads: readonly Load[]): Load {
  const sorted = [...loads].sort((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!middle) throw new Error("nothing was measured");
  return middle;
}
