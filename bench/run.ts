// npm run bench: prints a table and writes bench/results/<time>.json.

import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { createPool } from "@/platform/db";
import { startApp } from "@/testing/app";
import { findRunning } from "../src/cli/embedded/postgres.mjs";
import { liveBenchmark } from "./live";
import { ordersBenchmark } from "./orders";

const apiKey = `drg_${randomBytes(32).toString("hex")}`;
const app = await startApp({
  env: { DIRIGENT_API_KEY: apiKey, DIRIGENT_ORGANIZATION: "Bench", LOG_LEVEL: "warn" },
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
    JSON.stringify({ loadAverage: load, orders, live }, null, 2),
  );
} finally {
  await app.remove();
}

function print({ app, raw, ratio, statementsPerOrder }: Awaited<ReturnType<typeof ordersBenchmark>>): void {
  const row = (name: string, l: typeof app) => ({
    what: name,
    "orders/s": l.perSecond,
    "p50 ms": l.p50,
    "p95 ms": l.p95,
    "p99 ms": l.p99,
    failures: l.failures,
  });
  console.table([row("POST /api/v1/orders", app), row("raw: one SQL call", raw)]);
  process.stdout.write(
    `ratio ${ratio} (target 0.35), ${statementsPerOrder} statements per order, each one round trip, BEGIN and COMMIT included\n`,
  );
}

function printLive({ sockets, perSecond, missed, p50, p95, p99, worst }: Awaited<ReturnType<typeof liveBenchmark>>): void {
  console.table([
    { what: `commit to ${sockets} sockets`, "events/s": perSecond, "p50 ms": p50, "p95 ms": p95, "p99 ms": p99, "worst ms": worst, missed },
  ]);
  process.stdout.write("target: p95 under 250 ms\n");
}
