import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import { holdOrder } from "@/modules/orders/commands/hold-order";
import { orders } from "@/modules/orders/tables";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop } from "@/testing/orders";
import { attentionOf, frameCounts } from "./attention-queries";
import { feedOf } from "./feed-queries";
import { salesOf, spanOf, stageTimesOf } from "./sales-queries";
import { runningLow, todayOf, workOf } from "./today-queries";

test(
  "counts an order placed at half past midnight on that day in every view (C-17)",
  inRollback(async (db) => {
    // 21:30 UTC on the 21st is 00:30 on the 22nd in Moscow.
    const { ctx } = await aShop(db, { now: () => new Date("2026-11-22T09:00:00Z") });
    await aProduct(ctx, { sku: "A", stock: { KZN: 50 } });
    await anOrder(ctx, { lines: { A: 1 }, unitPrice: 1_000, shippingPrice: 0, placedAt: "2026-11-21T21:30:00Z" });
    await anOrder(ctx, { lines: { A: 2 }, unitPrice: 1_000, shippingPrice: 0, placedAt: "2026-11-21T20:30:00Z" });
    const sales = await salesOf(ctx, { from: "2026-11-21", to: "2026-11-22" });
    expect(sales.days.map(({ day, totalMinor }) => [day, totalMinor])).toEqual([
      ["2026-11-21", 2_000],
      ["2026-11-22", 1_000],
    ]);
    expect(sales.total).toMatchObject({ orders: 2, totalMinor: 3_000, units: 3, averageMinor: 1_500 });
    expect((await salesOf(ctx, { from: "2026-11-22", to: "2026-11-22" })).before).toEqual({ orders: 1, totalMinor: 2_000 });
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
    const sales = await salesOf(ctx, {});
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

test(
  "measures each stage by its median, and only for orders that finished it",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 9 } });
    for (const minutes of [10, 20, 60]) {
      const { id } = await anOrder(ctx, { lines: { A: 1 } });
      const reservedAt = new Date();
      await db
        .update(orders)
        .set({ reservedAt, pickingAt: new Date(reservedAt.getTime() + minutes * 60_000) })
        .where(eq(orders.id, id));
    }
    const wait = (await stageTimesOf(ctx, {})).find((stage) => stage.stage === "wait");
    expect(wait).toMatchObject({ orders: 3, medianMinutes: 20 });
  }),
);

test(
  "a period is at most two years and never ends before it begins",
  inRollback(async (db) => {
    const { ctx } = await aShop(db, { now: () => new Date("2026-11-22T09:00:00Z") });
    expect(await spanOf(ctx, { from: "1970-01-01", to: "2026-11-22" })).toMatchObject({ from: "2024-11-22" });
    expect(await spanOf(ctx, { from: "2026-12-31", to: "2026-11-22" })).toMatchObject({ from: "2026-10-24", to: "2026-11-22" });
  }),
);
