// npm run bench: prints a table and writes bench/results/<time>.json.

import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { createPool } from "@/platform/db";
import { startApp } from "@/testing/app";
import { findRunning } from "../src/cli/embedded/postgres.mjs";
import { analyticsBenchmark } from "./analytics";
import { forecastBenchmark } from "./forecast";
import { intakeBenchmark } from "./intake";
import { listsBenchmark } from "./lists/run";
import { liveBenchmark } from "./live";
import { ordersBenchmark } from "./orders";
import { routingBenchmark } from "./routing";
import { trackBenchmark } from "./track";

if (process.argv[2] === "lists") {
  await listsBenchmark(process.argv.slice(3));
  process.exit();
}

if (process.argv[2] === "intake") {
  await intakeBenchmark(process.argv.slice(3));
  process.exit();
}

if (process.argv[2] === "analytics") {
  await analyticsBenchmark(process.argv.slice(3));
  process.exit();
}

if (process.argv[2] === "forecast") {
  await forecastBenchmark(process.argv.slice(3));
  process.exit();
}

if (process.argv[2] === "track") {
  await trackBenchmark();
  process.exit();
}

const apiKey = `drg_${randomBytes(32).toString("hex")}`;
// First, while nothing else of ours runs.
const routing = routingBenchmark();
printRouting(routing);
if (process.argv[2] === "routing") process.exit();
const app = await startApp({
  env: {
    DIRIGENT_ADMIN_EMAIL: "owner@bench.example",
    DIRIGENT_ADMIN_PASSWORD: randomBytes(16).toString("hex"),
    DIRIGENT_ORGANIZATION: "Bench",
    DIRIGENT_API_KEY: apiKey,
    LOG_LEVEL: "warn",
  },
  readyWithinMs: 300_000,
});
try {
  const databaseUrl = await findRunning(app.dataDir);
  if (!databaseUrl) throw new Error("the embedded database is not running");
  const pool = createPool(databaseUrl);
  const { rows } = await pool.query<{ id: string }>("select id from organizations limit 1");
  await pool.end();
  const load = loadavg()[0]?.toFixed(2);
  const target = { url: app.url, apiKey, databaseUrl, organizationId: rows[0]?.id ?? "" };
  const orders = await ordersBenchmark(target);
  print(orders);
  const live = await liveBenchmark(target);
  printLive(live);
  mkdirSync("bench/results", { recursive: true });
  writeFileSync(
    `bench/results/${new Date().toISOString().replaceAll(":", "-")}.json`,
    JSON.stringify({ loadAverage: load, routing, orders, live }, null, 2),
  );
} finally {
  await app.remove();
}

function print({
  compared,
  roundTrips,

  relayLagMs,
  figuresLagMs,
  deadlocks,
  breaches,
}: Awaited<ReturnType<typeof ordersBenchmark>>): void {
  console.table(
    compared.map(({ what, clients, app, raw, ratio, statements, load }) => ({
      what,
      clients,
      "orders/s": app.perSecond,
      "raw orders/s": raw?.perSecond ?? "",
      ratio: ratio ?? "",
      "p50 ms": app.p50,
      "p95 ms": app.p95,
      "p99 ms": app.p99,
      "raw p95 ms": raw?.p95 ?? "",
      "statements/order": statements,
      failures: app.failures,
      "load average": load,
    })),
  );
  process.stdout.write(
    `targets: ratio 0.5 at 16 clients, above 1 at 64, 0.8 on one SKU, 0.5 in batches\n` +
      `a lone order: ${roundTrips} statements of the whole process, with the relay and the jobs that follow from it; placing itself takes 6: begin, facts, levels, numbers, rows, commit\n` +
      `relay behind by ${relayLagMs} ms at worst, figures by ${figuresLagMs} ms (target: 5000); ${deadlocks} deadlocks; ${breaches} breaches of the books\n`,
  );
}

function printLive({ sockets, perSecond, missed, p50, p95, p99, worst }: Awaited<ReturnType<typeof liveBenchmark>>): void {
  console.table([
    { what: `commit to ${sockets} sockets`, "events/s": perSecond, "p50 ms": p50, "p95 ms": p95, "p99 ms": p99, "worst ms": worst, missed },
  ]);
  process.stdout.write("target: p95 under 250 ms\n");
}

function printRouting(measured: ReturnType<typeof routingBenchmark>): void {
  console.table(
    measured.map(({ what, warehouses, perSecond, p50Microseconds, p99Microseconds }) => ({
      what: `routing over ${warehouses} warehouses, ${what}`,
      "orders/s and core": perSecond,
      "p50 µs": p50Microseconds,
      "p99 µs": p99Microseconds,
      "load average": loadavg()[0]?.toFixed(2),
    })),
  );
  process.stdout.write("target: 5000 orders planned per second and core\n");
}
