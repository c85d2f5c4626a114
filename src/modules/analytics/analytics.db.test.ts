import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import { holdOrder } from "@/modules/orders/commands/hold-order";
import { listOrderIds } from "@/modules/orders/list-orders";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop } from "@/testing/orders";
import { attentionOf, frameCounts } from "./attention-queries";
import { feedOf } from "./feed-queries";
import { AskFigures } from "./figures/ask";
import { spanOf } from "./figures/figure-queries";
import { salesFigures } from "./figures/sales-queries";
import { runningLow } from "./pace/running-low";
import { rebuildIfDue } from "./rollups/begin-rebuild";
import { rebuildAnalytics } from "./rollups/rebuild";
import { todayOf, workOf } from "./today-queries";

/** Everything that has happened is counted. */
async function counted(ctx: Context): Promise<void> {
  await rebuildIfDue(ctx);
  await rebuildAnalytics(ctx);
}

test(
  "counts an order placed at half past midnight on that day in every view (C-17)",
  inRollback(async (db) => {
    // 21:30 UTC on the 21st is 00:30 on the 22nd in Moscow.
    const { ctx } = await aShop(db, { now: () => new Date("2026-11-22T09:00:00Z") });
    await aProduct(ctx, { sku: "A", stock: { KZN: 50 } });
    const midnight = await anOrder(ctx, { lines: { A: 1 }, unitPrice: 1_000, shippingPrice: 0, placedAt: "2026-11-21T21:30:00Z" });
    await anOrder(ctx, { lines: { A: 2 }, unitPrice: 1_000, shippingPrice: 0, placedAt: "2026-11-21T20:30:00Z" });
    await counted(ctx);
    const sales = await salesFigures(ctx, { from: "2026-11-21", to: "2026-11-22" });
    expect(sales.days.map(({ day, totalMinor }) => [day, totalMinor])).toEqual([
      ["2026-11-21", 2_000],
      ["2026-11-22", 1_000],
    ]);
    expect(sales.total).toMatchObject({ orders: 2, totalMinor: 3_000, units: 3 });
    expect((await salesFigures(ctx, { from: "2026-11-22", to: "2026-11-22" })).before).toMatchObject({ orders: 1, totalMinor: 2_000 });
    // The list that a figure of the day opens holds the same order.
    const listed = await listOrderIds(ctx, {
      view: "sold",
      placedAfter: "2026-11-22T00:00:00+03:00",
      placedBefore: "2026-11-23T00:00:00+03:00",
    });
    expect(listed.items.map(({ id }) => id)).toEqual([midnight.id]);
  }),
);

test(
  "sums equal the raw orders of the period, without cancelled ones and other organizations'",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const other = await aShop(db);
    for (const shop of [ctx, other.ctx]) await aProduct(shop, { sku: "A", stock: { KZN: 50 } });
    await anOrder(other.ctx, { lines: { A: 9 } });
    for (const units of [1, 2, 3]) await anOrder(ctx, { lines: { A: units } });
    const cancelled = await anOrder(ctx, { lines: { A: 4 } });
    await cancelOrder(ctx, { orderId: cancelled.id, reason: "buyer" });
    const raw = await db.select().from(orders).where(eq(orders.organizationId, ctx.actor.organizationId));
    const kept = raw.filter((order) => order.status !== "cancelled");
    await counted(ctx);
    const sales = await salesFigures(ctx, {});
    expect(sales.total.totalMinor).toBe(kept.reduce((sum, order) => sum + order.totalMinor, 0));
    const today = await todayOf(ctx);
    expect(today).toMatchObject({ orders: kept.length, totalMinor: sales.total.totalMinor, leftToShip: 3 });
    expect(today.hours.at(0)).toMatchObject({ hour: 0 });
  }),
);

test(
  "names what needs a person, and counts the work of each warehouse",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 2 } });
    const held = await anOrder(ctx, { lines: { A: 1 } });
    await holdOrder(ctx, { orderId: held.id, reason: "buyer_request", note: null, until: null });
    const short = await anOrder(ctx, { lines: { A: 5 } });
    const attention = await attentionOf(ctx);
    expect(attention).toEqual([
      expect.objectContaining({ kind: "held", detail: "buyer_request", count: 1, numbers: [held.number] }),
      expect.objectContaining({ kind: "shortage", count: 1, numbers: [short.number] }),
    ]);
    expect(await frameCounts(ctx)).toMatchObject({ attention: 2, orders: 2, picking: 2 });
    expect((await workOf(ctx)).map((w) => w.code).sort()).toEqual(["KZN", "MSK"]);
    expect(await runningLow(ctx)).toMatchObject([{ sku: "A", available: 0, daysLeft: 0 }]);
    expect((await feedOf(ctx))[0]).toMatchObject({ number: short.number });
  }),
);

test("a period has days of the calendar and of our times only", () => {
  for (const day of ["2026-02-30", "2026-13-01", "0000-01-01", "9999-12-31", "yesterday", ""])
    expect([day, AskFigures.safeParse({ from: day }).success, AskFigures.safeParse({ to: day }).success]).toEqual([day, false, false]);
  expect(AskFigures.safeParse({ from: "2024-02-29", to: "2100-01-01" }).success).toBe(true);
});

test(
  "a period is at most two years and never ends before it begins",
  inRollback(async (db) => {
    const { ctx } = await aShop(db, { now: () => new Date("2026-11-22T09:00:00Z") });
    expect(await spanOf(ctx, { from: "1970-01-01", to: "2026-11-22" })).toMatchObject({ from: "2024-11-22" });
    expect(await spanOf(ctx, { from: "2026-12-31", to: "2026-11-22" })).toMatchObject({ from: "2026-10-24", to: "2026-11-22" });
  }),
);
