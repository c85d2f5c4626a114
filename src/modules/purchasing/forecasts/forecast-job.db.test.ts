import { and, asc, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { addDays, dayOf } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import { inRollback } from "@/testing/database";
import { soldDaily } from "@/testing/demand-history";
import { aBundle, aProduct, aShop, eventsOf } from "@/testing/orders";
import { createPromotion } from "../demand/put-promotion";
import { stockPlans } from "../replenishment/tables";
import { forecastJob } from "./forecast-job";
import { forecastOf } from "./product-queries";
import { openRun, requestForecast } from "./request-forecast";
import { lastRun, runById } from "./run-queries";
import { demandForecasts, forecastRuns, pastForecasts } from "./tables";

const now = () => new Date("2026-11-24T09:00:00Z");
const today = "2026-11-24";

async function forecasts(ctx: Context) {
  const rows = await ctx.db
    .select({ sku: products.sku, forecast: demandForecasts })
    .from(demandForecasts)
    .innerJoin(products, and(eq(products.organizationId, demandForecasts.organizationId), eq(products.id, demandForecasts.productId)))
    .where(eq(demandForecasts.organizationId, ctx.actor.organizationId))
    .orderBy(asc(products.sku));
  return new Map(rows.map(({ sku, forecast }) => [sku, forecast]));
}

async function run(ctx: Context, more: { products?: number } = {}): Promise<string> {
  const runId = await openRun(ctx);
  await forecastJob(ctx, { runId, ...more });
  return runId;
}

test(
  "everything that is sold is forecast by what was asked for, a part of it at a time, and the run tells what it came to",
  inRollback(async (db) => {
    const { ctx, warehouses } = await aShop(db, { now });
    for (const sku of ["A", "B", "C", "D"]) await aProduct(ctx, { sku, priceMinor: 10_000, stock: { KZN: 100 } });
    await soldDaily(ctx, { sku: "A", days: 120, units: (day) => 10 + (day % 3) });
    await soldDaily(ctx, { sku: "B", days: 10, units: () => 2 });
    await soldDaily(ctx, { sku: "D", days: 120, units: (day) => (day % 9 === 0 ? 1 : 0) });
    const runId = await run(ctx, { products: 2 });

    const [a, b, c, d] = [...(await forecasts(ctx)).values()];
    expect(a).toMatchObject({
      pattern: "smooth",
      abc: "A",
      xyz: "X",
      fromDay: today,
      firstDemandOn: addDays(today, -120),
      lastDemandOn: addDays(today, -1),
    });
    expect(a?.perDay).toBeCloseTo(11, 0);
    expect([a?.mean.length, a?.lower.length, a?.upper.length]).toEqual([90, 90, 90]);
    expect(a?.mase).toBeLessThan(a?.maseSeasonal ?? 0);
    expect(b).toMatchObject({ pattern: "new", readyOn: addDays(today, 11), mase: null });
    expect(c).toMatchObject({ pattern: "none", perDay: 0, readyOn: null, lastDemandOn: null });
    expect(d?.pattern).toBe("intermittent");
    expect(await runById(ctx, runId)).toMatchObject({ status: "done", products: 4, done: 4, forecast: 2, tested: 2 });
    expect((await eventsOf(ctx)).filter(({ type }) => type === "forecast.made")).toMatchObject([{ data: { products: 4, forecast: 2 } }]);
    // Where nothing was sent yet, the warehouse that has it sells it.
    const plans = await db.select().from(stockPlans).where(eq(stockPlans.organizationId, ctx.actor.organizationId));
    expect(plans.map(({ warehouseId, share }) => [warehouseId, share])).toEqual(new Array(4).fill([warehouses.KZN, 1]));
    expect(plans.find(({ productId }) => productId === a?.productId)?.reorderPoint).toBeGreaterThan(11 * 15);
  }),
);

test(
  "what was cancelled, is a draft or is sent by its channel is no demand; a part of a bundle is",
  inRollback(async (db) => {
    const { ctx } = await aShop(db, { now });
    await aProduct(ctx, { sku: "A" });
    await aBundle(ctx, { sku: "KIT", parts: { A: 3 } });
    await soldDaily(ctx, { sku: "A", days: 30, units: () => 1 });
    await soldDaily(ctx, { sku: "A", days: 30, units: () => 100, status: "cancelled" });
    await soldDaily(ctx, { sku: "A", days: 30, units: () => 100, status: "draft" });
    await soldDaily(ctx, { sku: "A", days: 30, units: () => 100, fulfilledBy: "channel" });
    await soldDaily(ctx, { sku: "KIT", days: 30, units: () => 1 });
    await run(ctx);
    const found = await forecasts(ctx);
    expect([...found.keys()]).toEqual(["A"]);
    expect(found.get("A")).toMatchObject({ units: 120 });
    expect(found.get("A")?.perDay).toBeCloseTo(4);
  }),
);

test(
  "days without goods and of promotions are marked on the product's page, and teach nothing",
  inRollback(async (db) => {
    const { ctx } = await aShop(db, { now });
    const { id } = await aProduct(ctx, { sku: "A" });
    const [from, until] = [addDays(today, -20), addDays(today, -11)];
    await soldDaily(ctx, { sku: "A", days: 100, units: (day) => (day >= 80 && day < 90 ? 0 : day === 95 ? 80 : day === 60 ? 200 : 12) });
    await createPromotion(ctx, {
      name: "Чёрная пятница",
      firstDay: addDays(today, -5),
      lastDay: addDays(today, -5),
      forAll: false,
      skus: ["A"],
    });
    for (const [at, onHand] of [
      [addDays(today, -99), 500],
      [from, 0],
      [addDays(until, 1), 300],
    ] as const)
      await db
        .execute(sql`
        insert into stock_levels (organization_id, warehouse_id, product_id) select organization_id, id, ${id}::uuid from warehouses
          where organization_id = ${ctx.actor.organizationId}::uuid and code = 'KZN' on conflict do nothing`)
        .then(() =>
          db.execute(sql`
          insert into stock_movements (organization_id, id, created_at, warehouse_id, product_id, kind, quantity, on_hand_after, reserved_after, cause_kind, cause_id, cause_key, by)
          select organization_id, ${newId()}::uuid, (${at}::date)::timestamp at time zone 'Europe/Moscow', id, ${id}::uuid, 'adjusted', 0, ${onHand}, 0, 'test', id, ${at}, '{}'
          from warehouses where organization_id = ${ctx.actor.organizationId}::uuid and code = 'KZN'`),
        );
    await run(ctx);
    const { past, forecast } = await forecastOf(ctx, "A");
    expect(past.filter(({ isOut }) => isOut).map(({ day }) => day)).toEqual(Array.from({ length: 10 }, (_, i) => addDays(from, i)));
    expect(past.filter(({ isPromotion }) => isPromotion)).toMatchObject([{ day: addDays(today, -5), asked: 80, learnt: 12 }]);
    expect(past.filter(({ isPeak }) => isPeak)).toMatchObject([{ day: addDays(today, -40), asked: 200 }]);
    expect(forecast).toMatchObject({ filled: 11, damped: 1 });
    expect(forecast?.perDay).toBeLessThan(16);
  }),
);

test(
  "a run that was cut off goes on after the last product that it wrote, and one that is in other hands is left to them",
  inRollback(async (db) => {
    const { ctx } = await aShop(db, { now });
    for (const sku of ["A", "B", "C"]) {
      await aProduct(ctx, { sku });
      await soldDaily(ctx, { sku, days: 40, units: () => 3 });
    }
    const { runId } = await requestForecast(ctx);
    await expect(requestForecast(ctx)).rejects.toMatchObject({
      kind: "conflict",
      reason: { code: "forecast.running" },
      details: { runId },
    });
    const [first] = await db
      .select({ id: products.id })
      .from(products)
      .where(eq(products.organizationId, ctx.actor.organizationId))
      .orderBy(asc(products.id))
      .limit(1);
    await db.update(forecastRuns).set({ lastProductId: first?.id, done: 1 }).where(eq(forecastRuns.id, runId));
    await forecastJob(ctx, { runId });
    expect(await runById(ctx, runId)).toMatchObject({ status: "done", done: 3 });
    expect((await forecasts(ctx)).size).toBe(2);
    // Done is done: the job again changes nothing.
    await forecastJob(ctx, { runId });
    expect(await lastRun(ctx)).toMatchObject({ id: runId, done: 3 });
  }),
);

test(
  "the first forecast of a week is kept, and later told what was really asked for",
  inRollback(async (db) => {
    const clock = { at: now() };
    const { ctx } = await aShop(db, { now: () => clock.at });
    await aProduct(ctx, { sku: "A" });
    await soldDaily(ctx, { sku: "A", days: 90, units: () => 5 });
    await run(ctx);
    const kept = () =>
      db.select().from(pastForecasts).where(eq(pastForecasts.organizationId, ctx.actor.organizationId)).orderBy(asc(pastForecasts.fromDay));
    expect(await kept()).toMatchObject([{ fromDay: today, naive: 35, facts: [] }]);
    clock.at = new Date("2026-11-26T09:00:00Z");
    await run(ctx);
    expect(await kept()).toHaveLength(1);
    clock.at = new Date("2026-12-02T09:00:00Z");
    await soldDaily(ctx, { sku: "A", days: 8, units: () => 6 });
    await run(ctx);
    const [first, second] = await kept();
    expect(first).toMatchObject({ facts: [42] });
    expect(first?.weeks[0]).toBeCloseTo(35, 0);
    expect(second?.fromDay).toBe("2026-12-02");
    expect((await forecastOf(ctx, "A")).compared).toMatchObject([{ facts: [42] }, { facts: [] }]);
    // A product that is sold no more is forgotten with the next run.
    await db.update(products).set({ active: false }).where(eq(products.organizationId, ctx.actor.organizationId));
    await run(ctx);
    expect((await forecasts(ctx)).size).toBe(0);
  }),
);

test(
  "another organization's run and product are nobody's, and its orders are none of this one's demand",
  inRollback(async (db) => {
    const { ctx } = await aShop(db, { now });
    const { ctx: other } = await aShop(db, { now });
    for (const shop of [ctx, other]) await aProduct(shop, { sku: "A" });
    await soldDaily(other, { sku: "A", days: 60, units: () => 9 });
    const runId = await run(other);
    await run(ctx);
    expect((await forecasts(ctx)).get("A")).toMatchObject({ pattern: "none", units: 0 });
    await expect(runById(ctx, runId)).rejects.toMatchObject({ kind: "not_found" });
    await forecastJob(ctx, { runId });
    expect((await forecasts(other)).get("A")).toMatchObject({ units: 540 });
    await expect(forecastOf(ctx, "B")).rejects.toMatchObject({ kind: "not_found" });
    expect(dayOf(now(), "Europe/Moscow")).toBe(today);
  }),
);

test(
  "a run that failed goes on no more once a later one was begun: what that one wrote stays",
  inRollback(async (db) => {
    const { ctx } = await aShop(db, { now });
    for (const sku of ["A", "B", "C"]) await aProduct(ctx, { sku, stock: { KZN: 10 } });
    const first = await openRun(ctx);
    await db.update(forecastRuns).set({ status: "failed" }).where(eq(forecastRuns.id, first));
    const second = await run(ctx);
    const written = [...(await forecasts(ctx)).values()];
    expect(written.map(({ runId }) => runId)).toEqual([second, second, second]);
    await forecastJob(ctx, { runId: first });
    expect([...(await forecasts(ctx)).values()]).toEqual(written);
    expect(await runById(ctx, first)).toMatchObject({ status: "superseded", done: 0 });
    expect(await lastRun(ctx)).toMatchObject({ id: second, status: "done" });
  }),
);

test(
  "a product that was sold a year ago and never since is forecast like any other",
  inRollback(async (db) => {
    const { ctx } = await aShop(db, { now });
    await aProduct(ctx, { sku: "OLD", stock: { KZN: 10 } });
    await soldDaily(ctx, { sku: "OLD", days: 400, units: (day) => (day < 60 ? 4 : 0) });
    await run(ctx);
    expect((await forecasts(ctx)).get("OLD")?.perDay).toBeLessThan(0.1);
    expect(await lastRun(ctx)).toMatchObject({ status: "done" });
  }),
);
