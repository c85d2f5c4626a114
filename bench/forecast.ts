// npm run bench -- forecast [--products 20000] [--days 500] [--server postgres://…]: the nightly forecast of a whole catalogue.
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import { forecastJob } from "@/modules/purchasing/forecasts/forecast-job";
import { listForecasts } from "@/modules/purchasing/forecasts/forecast-queries";
import { openRun } from "@/modules/purchasing/forecasts/request-forecast";
import { runById } from "@/modules/purchasing/forecasts/run-queries";
import { listProposals } from "@/modules/purchasing/replenishment/proposal-queries";
import { whatIf } from "@/modules/purchasing/replenishment/what-if-queries";
import { type Context, systemContext } from "@/platform/context";
import { createDb, createPool } from "@/platform/db";
import { aShop } from "@/testing/orders";
import { percentile } from "@/testing/percentile";
import { startPostgres } from "../src/cli/embedded/postgres.mjs";
import { freshDatabase } from "./fresh-database";

const limitMinutes = 15;
const looks = 20;

/** How long a forecast of everything takes, what a product costs, how long the process is deaf meanwhile, and what its pages ask then. */
export async function forecastBenchmark(args: string[]): Promise<void> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({ args, options: { products: text, days: text, server: text } });
  const [products, days] = [Number(values.products ?? 20_000), Number(values.days ?? 500)];
  const server = values.server ? null : await startPostgres({ dataDir: path.resolve(".data-bench") });
  const url = await freshDatabase(values.server ?? server?.adminUrl ?? "", "dirigent_forecast");
  process.env["DATABASE_URL"] = url;
  process.env["NEXTAUTH_SECRET"] ??= randomBytes(32).toString("hex");
  const seeding = createPool(url, { max: 1, query_timeout: 0, statement_timeout: 0 });
  await seed((await aShop(createDb(seeding))).ctx, { products, days });
  const { rows } = await seeding.query<{ id: string; lines: string }>(
    "select id, (select count(*) from order_lines) as lines from organizations limit 1",
  );
  await seeding.end();

  const pool = createPool(url, { max: 8 });
  const ctx = systemContext(createDb(pool), rows[0]?.id ?? "");
  const deaf = monitorEventLoopDelay({ resolution: 10 });
  const began = performance.now();
  const cpu = process.cpuUsage();
  deaf.enable();
  const runId = await openRun(ctx);
  await forecastJob(ctx, { runId });
  deaf.disable();
  const spent = process.cpuUsage(cpu);
  const minutes = (performance.now() - began) / 60_000;
  const run = await runById(ctx, runId);
  const result = {
    products,
    lines: Number(rows[0]?.lines),
    minutes: round(minutes, 2),
    "thread's ms each": round(run.workMs / products, 1),
    "all of Node's core ms each": round((spent.user + spent.system) / 1_000 / products, 1),
    "deaf p99 ms": round(deaf.percentile(99) / 1e6, 0),
    mase: round(run.mase ?? 0, 3),
    "mase of last week's figures": round(run.maseSeasonal ?? 0, 3),
    ...(await timesOf({
      list: () => listForecasts(ctx, {}),
      "list by cover": () => listForecasts(ctx, { sort: "cover" }),
      "running low": () => listForecasts(ctx, { view: "risk" }),
      "dead stock": () => listForecasts(ctx, { view: "dead", sort: "capital" }),
      proposals: () => listProposals(ctx, {}),
      "what if": () => whatIf(ctx, { serviceLevel: 0.98 }),
    })),
    "load average": round(loadavg()[0] ?? 0, 2),
    isInTime: minutes <= limitMinutes,
  };
  console.table(result);
  mkdirSync("bench/results", { recursive: true });
  writeFileSync(`bench/results/forecast-${new Date().toISOString().replaceAll(":", "-")}.json`, JSON.stringify(result, null, 2));
  await pool.end();
  await server?.stop();
}

const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;

async function timesOf(questions: Record<string, () => Promise<unknown>>): Promise<Record<string, number>> {
  const times: Record<string, number> = {};
  for (const [name, ask] of Object.entries(questions)) {
    const spent: number[] = [];
    for (let look = 0; look < looks; look++) {
      const began = performance.now();
      await ask();
      spent.push(performance.now() - began);
    }
    times[`${name} p95 ms`] = round(percentile(spent, 0.95), 0);
  }
  return times;
}

/**
 * A catalogue as shops have it: every fifth product sells daily with a weekly pattern, the others now and then; each has stock in one or
 * both warehouses, and a ledger in which it came and ran out. Many lines in one order: what is measured reads lines.
 */
async function seed({ db, actor }: Context, { products, days }: { products: number; days: number }): Promise<void> {
  const own = sql`${actor.organizationId}::uuid`;
  const ordersADay = 100;
  await db.execute(sql`
    insert into products (organization_id, id, sku, name, price_minor, cost_minor, currency)
    select ${own}, gen_random_uuid(), 'S' || n, 'Product ' || n, 10000 + n % 977 * 100, 4000 + n % 977 * 40, 'RUB' from generate_series(1, ${products}) n`);
  await db.execute(sql`
    insert into orders (organization_id, id, number, channel_id, status, payment_status, fulfilment_status, placed_at, currency, customer_name, payment_terms, tracking_token)
    select ${own}, gen_random_uuid(), d || '-' || n, c.id, 'closed', 'paid', 'delivered', now() - d * interval '1 day', 'RUB', 'Nobody', 'prepaid', d || '-' || n
    from generate_series(1, ${days}) d, generate_series(0, ${ordersADay - 1}) n, channels c where c.organization_id = ${own} and c.code = 'site'`);
  await db.execute(
    sql`create temporary table numbered as select id, substring(sku from 2)::int as n from products where organization_id = ${own}`,
  );
  await db.execute(sql`
    insert into order_lines (organization_id, id, order_id, position, placed_at, product_id, sku, name, quantity, unit_price_minor, total_minor)
    select ${own}, gen_random_uuid(), o.id, p.n, o.placed_at, p.id, 'S' || p.n, 'Product', units, 10000, units * 10000
    from numbered p cross join generate_series(1, ${days}) d
    cross join lateral (select case
      when p.n % 5 = 0 then floor((1 + p.n % 9) * (0.6 + (d % 7) * 0.12) * (0.5 + random()))::int
      when p.n % 5 = 1 then case when random() < 0.3 then 1 + floor(random() * 4)::int else 0 end
      else case when random() < 0.06 then 1 + floor(random() * 2)::int else 0 end end as units) u
    join orders o on o.organization_id = ${own} and o.number = d || '-' || (p.n % ${ordersADay})
    where units > 0`);
  await db.execute(sql`
    insert into stock_levels (organization_id, warehouse_id, product_id, on_hand)
    select ${own}, w.id, p.id, (random() * 60)::int from numbered p join warehouses w on w.organization_id = ${own} and (w.code = 'MSK' or p.n % 2 = 0)`);
  await db.execute(sql`
    insert into stock_movements (organization_id, id, created_at, warehouse_id, product_id, kind, quantity, on_hand_after, reserved_after, cause_kind, cause_id, cause_key, by)
    select ${own}, gen_random_uuid(), now() - d * interval '7 days', l.warehouse_id, l.product_id, 'adjusted', 0, case when (d + p.n) % 13 = 0 then 0 else 20 end, 0, 'seed', l.product_id, 'seed ' || d, '{}'
    from generate_series(1, ${Math.floor(days / 7)}) d, stock_levels l join numbered p on p.id = l.product_id where l.organization_id = ${own}`);
  await db.execute(sql`analyze`);
}
