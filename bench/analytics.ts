// npm run bench -- analytics [--orders 1000000] [--server postgres://…]: the questions of every page of analytics at ten thousand orders
// and at a million, and how long it takes to count all of them anew.
import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { addDays, dayOf } from "@/lib/dates";
import type { AskBreakdown } from "@/modules/analytics/figures/ask";
import { figureChoices } from "@/modules/analytics/figures/choice-queries";
import { orderCosts } from "@/modules/analytics/figures/cost-queries";
import { salesFigures } from "@/modules/analytics/figures/sales-queries";
import { beginRebuild } from "@/modules/analytics/rollups/begin-rebuild";
import { rebuildAnalytics } from "@/modules/analytics/rollups/rebuild";
import { figuresOf } from "@/modules/analytics/rollups/state-queries";
import { type Context, systemContext } from "@/platform/context";
import { createDb } from "@/platform/db";
import { percentile } from "@/testing/percentile";
import { startPostgres } from "../src/cli/embedded/postgres.mjs";
import { type Seeded, shopOf } from "./lists/shop-of";

const few = 10_000;
const samples = 40;

type Page = { name: string; ask: (ctx: Context, days: { from: string; to: string }) => Promise<unknown> };

const sales = (name: string, more: AskBreakdown = { by: "channel" }): Page => ({
  name,
  ask: async (ctx, days) => [await figureChoices(ctx), await salesFigures(ctx, { ...more, ...days })],
});

const pages: Page[] = [
  sales("overview, channels"),
  sales("of one channel", { by: "channel", channel: "site" }),
  sales("by warehouse", { by: "warehouse" }),
  sales("by region", { by: "region" }),
  sales("by responsible", { by: "responsible" }),
  sales("by category", { by: "category" }),
  sales("by article", { by: "product" }),
  sales("buyers", { by: "buyer" }),
  { name: "cost of an order", ask: async (ctx, days) => [await figureChoices(ctx), await orderCosts(ctx, days)] },
];
const lengths = [7, 30, 90, 365];

/** Asks each page's questions over many periods, on both databases. Rebuilds the figures of the larger one first, and tells how long it took. */
export async function analyticsBenchmark(args: string[]): Promise<void> {
  const options = { orders: { type: "string", default: "1000000" }, server: { type: "string" } } as const;
  const { values } = parseArgs({ args, options });
  const many = Number(values.orders);
  const server = values.server ? null : await startPostgres({ dataDir: path.resolve(".data-bench") });
  const address = values.server ?? server?.adminUrl ?? "";
  try {
    const small = await measureShop(await shopOf(address, few));
    const big = await measureShop(await shopOf(address, many));
    console.table(
      Object.fromEntries(
        big.measured.map((one, i) => {
          const base = small.measured[i];
          const key = `${one.name}, ${one.days} days`;
          const ratio = base && base.p95 > 0 ? Math.round((one.p95 / base.p95) * 10) / 10 : null;
          return [key, { [`p50 ${few}`]: base?.p50, [`p95 ${few}`]: base?.p95, [`p50 ${many}`]: one.p50, [`p95 ${many}`]: one.p95, ratio }];
        }),
      ),
    );
    process.stdout.write(
      `milliseconds of all questions of a page; target: p95 under 200 and at most 1.5 times that of ${few} orders; load average ${loadavg()[0]?.toFixed(2)}\n` +
        `counting anew: ${few} orders in ${small.rebuildSeconds} s, ${many} in ${big.rebuildSeconds} s; target: a million within 300 s\n`,
    );
    mkdirSync("bench/results", { recursive: true });
    writeFileSync(`bench/results/analytics-${new Date().toISOString().replaceAll(":", "-")}.json`, JSON.stringify({ small, big }, null, 2));
  } finally {
    await server?.stop();
  }
}

async function measureShop({ pool, organizationId }: Seeded) {
  const ctx = systemContext(createDb(pool), organizationId);
  const began = performance.now();
  await beginRebuild(ctx);
  while ((await figuresOf(ctx)).building) await rebuildAnalytics(ctx);
  const rebuildSeconds = Math.round((performance.now() - began) / 100) / 10;
  process.stdout.write(`counted anew in ${rebuildSeconds} s\n`);
  await pool.query("vacuum analyze analytics_orders, analytics_lines, analytics_days, analytics_product_days, analytics_products");
  const today = dayOf(new Date(), "Europe/Moscow");
  const measured: { name: string; days: number; p50: number; p95: number }[] = [];
  for (const { name, ask } of pages)
    for (const days of lengths) {
      const times: number[] = [];
      for (let n = 0; n < samples; n++) {
        const to = addDays(today, -n);
        const from = performance.now();
        await ask(ctx, { from: addDays(to, 1 - days), to });
        times.push(performance.now() - from);
      }
      const rounded = (part: number) => Math.round(percentile(times, part) * 10) / 10;
      measured.push({ name, days, p50: rounded(0.5), p95: rounded(0.95) });
    }
  await pool.end();
  return { rebuildSeconds, measured };
}
