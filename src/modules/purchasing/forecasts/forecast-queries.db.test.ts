import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { encodeCursor } from "@/platform/http/cursor";
import { inRollback } from "@/testing/database";
import { soldDaily } from "@/testing/demand-history";
import { aProduct, aShop } from "@/testing/orders";
import { forecastJob } from "./forecast-job";
import { listForecasts } from "./forecast-queries";
import { forecastSorts } from "./inputs";
import { openRun } from "./request-forecast";

const now = () => new Date("2026-11-24T09:00:00Z");

test(
  "the list comes whole by every order, page by page; views tell what runs low and what is dead; a made-up cursor is refused",
  inRollback(async (db) => {
    const { ctx } = await aShop(db, { now });
    const stock = { A: 500, B: 3, C: 40, D: 7 };
    for (const [sku, units] of Object.entries(stock)) await aProduct(ctx, { sku, priceMinor: 10_000, stock: { KZN: units } });
    await soldDaily(ctx, { sku: "A", days: 80, units: (day) => 4 + (day % 2) });
    await soldDaily(ctx, { sku: "B", days: 80, units: (day) => 1 + (day % 3) });
    await soldDaily(ctx, { sku: "C", days: 80, units: (day) => (day < 2 ? 1 : 0) });
    const own = sql`organization_id = ${ctx.actor.organizationId}::uuid`;
    await db.execute(sql`update products set cost_minor = 1000, created_at = '2025-01-01' where ${own} and sku <> 'C'`);
    await forecastJob(ctx, { runId: await openRun(ctx) });

    const walk = async (sort: (typeof forecastSorts)[number]) => {
      const skus: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await listForecasts(ctx, { sort, limit: 1, cursor });
        skus.push(...page.items.map(({ sku }) => sku));
        if (!page.nextCursor) return skus;
        cursor = page.nextCursor;
      }
    };
    for (const sort of forecastSorts) {
      const whole = (await listForecasts(ctx, { sort })).items.map(({ sku }) => sku);
      expect([sort, await walk(sort)]).toEqual([sort, whole]);
      expect(new Set(whole).size).toBe(whole.length);
    }
    const { items } = await listForecasts(ctx, {});
    expect(items.map(({ sku }) => sku).slice(0, 2)).toEqual(["A", "B"]);
    expect(items.find(({ sku }) => sku === "A")).toMatchObject({ free: 500, capitalMinor: 500_000, abc: "A" });
    expect(items.find(({ sku }) => sku === "B")?.risk).toBeGreaterThan(0.9);
    expect((await listForecasts(ctx, { view: "risk" })).items.map(({ sku }) => sku)).toEqual(["B"]);
    // Never asked for, and long there; what was asked for 79 days ago is not dead yet.
    expect((await listForecasts(ctx, { view: "dead", sort: "capital" })).items.map(({ sku }) => sku)).toEqual(["D"]);
    expect((await listForecasts(ctx, { q: "товар c" })).items.map(({ sku }) => sku)).toEqual(["C"]);
    const made = encodeCursor(["soon", items[0]?.productId ?? ""]);
    await expect(listForecasts(ctx, { cursor: made })).rejects.toMatchObject({ reason: { code: "cursor.invalid" } });
  }),
);
