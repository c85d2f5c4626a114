// npm run bench -- intake [--deliveries 10000] [--server postgres://…]: stored webhooks, taken in by the real worker.
import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { connectionByCode } from "@/modules/channels/connection-queries";
import { fixture } from "@/modules/channels/marketplaces/woocommerce/fixtures";
import { intake } from "@/modules/channels/tables";
import { auditStock } from "@/modules/inventory/audit/audit-stock";
import { listOrders } from "@/modules/orders/list-orders";
import type { Context } from "@/platform/context";
import { createDb, createPool, inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { startWorker } from "@/server/worker";
import { anOrganization } from "@/testing/organization";
import { percentile } from "@/testing/percentile";
import { aConnectedShop, aStockedWarehouse } from "@/testing/shop-connection";
import { startPostgres } from "../src/cli/embedded/postgres.mjs";
import { freshDatabase } from "./fresh-database";

const target = 300;
const atOnce = 500;

/** How fast stored deliveries of distinct orders become orders, and what somebody who looks at a list meanwhile waits. */
export async function intakeBenchmark(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { deliveries: { type: "string", default: "10000" }, server: { type: "string" } } });
  const server = values.server ? null : await startPostgres({ dataDir: path.resolve(".data-bench") });
  const url = await freshDatabase(values.server ?? server?.adminUrl ?? "", "dirigent_intake");
  process.env["DATABASE_URL"] = url;
  process.env["NEXTAUTH_SECRET"] ??= randomBytes(32).toString("hex");
  const pool = createPool(url, { max: 4 });
  const db = createDb(pool);
  const { ctx } = await anOrganization(db, "Bench");
  await aStockedWarehouse(ctx, { "TEE-BLK-M": 5_000_000, "MUG-WHT": 5_000_000 });
  await aConnectedShop(ctx);
  const deliveries = Number(values.deliveries);
  await store(ctx, deliveries);

  const startedAt = performance.now();
  const cpuBefore = process.cpuUsage();
  const worker = await startWorker();
  const pages = await untilTakenIn(ctx);
  const seconds = (performance.now() - startedAt) / 1_000;
  const load = loadavg()[0]?.toFixed(2);
  const cpu = process.cpuUsage(cpuBefore);
  await worker.stop();
  const [counted] = (await db.execute<{ orders: number }>(sql`select count(*)::int as orders from orders`)).rows;
  const breaches = await auditStock(db);
  const result = {
    deliveries,
    orders: counted?.orders ?? 0,
    "per second": Math.round(deliveries / seconds),
    "Node's processor ms each": Math.round((cpu.user + cpu.system) / deliveries / 10) / 100,
    "list p50 ms": Math.round(percentile(pages, 0.5)),
    "list p95 ms": Math.round(percentile(pages, 0.95)),
    "load average": load,
    breaches: breaches.length,
  };
  console.table([result]);
  process.stdout.write(`target: ${target} a second, the list below 500 ms\n`);
  mkdirSync("bench/results", { recursive: true });
  writeFileSync(`bench/results/intake-${new Date().toISOString().replaceAll(":", "-")}.json`, JSON.stringify(result, null, 2));
  await pool.end();
  await server?.stop();
}

/** As receiving them does, many in one transaction. */
async function store(ctx: Context, deliveries: number): Promise<void> {
  const { id: connectionId, organizationId, code } = await theConnection(ctx);
  for (let from = 0; from < deliveries; from += atOnce) {
    const rows = Array.from({ length: Math.min(atOnce, deliveries - from) }, (_, n) => {
      const id = 100_000 + from + n;
      const buyer = { ...(fixture("order-paid")["billing"] as object), email: `buyer-${id}@example.com`, phone: `+7916${id}0` };
      const body = Buffer.from(JSON.stringify(fixture("order-paid", { id, number: String(id), billing: buyer })));
      return {
        ...{
          organizationId,
          id: newId(),
          connectionId,
          deliveryId: `d-${id}`,
          topic: "order.updated",
          receivedAt: ctx.now(),
          headers: {},
          body,
        },
        fingerprint: createHash("sha256").update(body).digest("hex"),
      };
    });
    await inTransaction(ctx, async (ctx) => {
      await ctx.db.insert(intake).values(rows);
      const data = { connection: code, topic: "order.updated" };
      await record(ctx, ...rows.map(({ id }) => ({ type: "intake.received", subject: { kind: "intake", id }, data })));
    });
  }
}

async function theConnection(ctx: Context) {
  const { id, code } = await connectionByCode(ctx, "woo");
  return { id, code, organizationId: ctx.actor.organizationId };
}

/** Looks at the first page of orders again and again; answers how long each look took, in milliseconds. */
async function untilTakenIn(ctx: Context): Promise<number[]> {
  const pages: number[] = [];
  for (;;) {
    const at = performance.now();
    await listOrders(ctx, {});
    pages.push(performance.now() - at);
    const { rows } = await ctx.db.execute(sql`select 1 from intake where status = 'received' limit 1`);
    if (rows.length === 0) return pages;
    await sleep(200);
  }
}
