import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { channels } from "@/modules/channels/tables";
import { readWholeOrders } from "@/server/order-view";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { aBundle, anOrderRequest, aProduct, aShop, eventsOf, stockOf } from "@/testing/orders";
import { orders } from "../tables";
import { placeOrder, placeOrders } from "./place-orders";

const placedOf = async (...args: Parameters<typeof placeOrder>) => {
  const placed = await placeOrder(...args);
  if (placed.outcome !== "placed") throw new Error(placed.outcome);
  return placed.order;
};

describe("placing an order", () => {
  test(
    "reserves at the nearest warehouse, confirms and announces it",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 10, KZN: 10 } });
      const order = await placedOf(ctx, { order: anOrderRequest({ lines: { A: 2 }, externalId: "E-1" }) });
      expect(order).toMatchObject({ status: "confirmed", paymentStatus: "paid", fulfilmentStatus: "reserved", number: "10001" });
      expect(order.fulfilments).toMatchObject([{ warehouse: "KZN", status: "planned", lines: [{ sku: "A", quantity: 2 }] }]);
      expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 10, reserved: 2 });
      expect((await eventsOf(ctx, order.id)).map((e) => e.type)).toEqual(["order.placed", "fulfilment.planned"]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "is refused on a channel that is switched off, and writes nothing; an order that was placed before is found",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 10 } });
      const known = await placedOf(ctx, { order: anOrderRequest({ lines: { A: 1 }, externalId: "E-off" }) });
      await db.update(channels).set({ active: false }).where(eq(channels.organizationId, ctx.actor.organizationId));
      await expect(placeOrder(ctx, { order: anOrderRequest({ lines: { A: 1 }, externalId: "E-new" }) })).rejects.toMatchObject({
        kind: "invalid",
        reason: { code: "order.channel_inactive" },
        details: { errors: [{ path: "channel" }] },
      });
      expect(await placeOrder(ctx, { order: anOrderRequest({ lines: { A: 1 }, externalId: "E-off" }) })).toMatchObject({
        orderId: known.id,
      });
      expect(await stockOf(ctx, "A", "MSK")).toMatchObject({ reserved: 1 });
    }),
  );

  test(
    "answers exactly what reading the order gives afterwards",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 1 } });
      const order = await placedOf(ctx, {
        order: anOrderRequest({ lines: { A: 3, GHOST: 1 }, payment: "unpaid", externalId: "E-2", tags: ["gift"] }),
      });
      expect(order.holds.map((hold) => hold.reason).sort()).toEqual(["awaiting_payment", "unknown_sku"]);
      const [read] = await readWholeOrders(ctx, [order.id]);
      expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(order)));
    }),
  );

  test(
    "keeps what is short waiting, holds it, or refuses it, as the channel asked (C-01)",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 2 } });
      await expect(placeOrder(ctx, { order: anOrderRequest({ lines: { A: 3 }, onShortage: "reject" }) })).rejects.toMatchObject({
        kind: "conflict",
        reason: { code: "order.insufficient_stock" },
        details: { short: [{ sku: "A", missing: 1 }] },
      });
      expect(await db.select().from(orders).where(eq(orders.organizationId, ctx.actor.organizationId))).toHaveLength(0);
      const held = await placedOf(ctx, { order: anOrderRequest({ lines: { A: 3 }, onShortage: "hold" }) });
      expect(held).toMatchObject({ status: "new", holds: [{ reason: "out_of_stock" }], lines: [{ reserved: 0, backordered: 0 }] });
      const waiting = await placedOf(ctx, { order: anOrderRequest({ lines: { A: 3 } }) });
      expect(waiting).toMatchObject({ status: "confirmed", fulfilmentStatus: "backordered", lines: [{ reserved: 2, backordered: 1 }] });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "sums the demand of one SKU over its lines, and of a bundle with its part (S4, C-03)",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 1 } });
      await aBundle(ctx, { sku: "KIT", parts: { A: 1 } });
      const twice = anOrderRequest({ lines: { A: 1 }, onShortage: "reject" });
      await expect(placeOrder(ctx, { order: { ...twice, lines: [...twice.lines, ...twice.lines] } })).rejects.toMatchObject({
        reason: { code: "order.insufficient_stock" },
      });
      await expect(placeOrder(ctx, { order: anOrderRequest({ lines: { KIT: 1, A: 1 }, onShortage: "reject" }) })).rejects.toMatchObject({
        reason: { code: "order.insufficient_stock" },
      });
      expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 0 });
    }),
  );

  test(
    "gives every order of a batch its own outcome, and knows a channel's order again",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 3 } });
      const wish = (externalId: string, units: number) => ({
        order: anOrderRequest({ lines: { A: units }, externalId, onShortage: "reject" }),
      });
      const results = await placeOrders(ctx, [
        wish("1", 2),
        wish("2", 2),
        wish("1", 2),
        wish("3", 1),
        { order: { ...wish("4", 1).order, channel: "nowhere" } },
      ]);
      expect(results.map((r) => r.outcome)).toEqual(["placed", "refused", "known", "placed", "refused"]);
      const again = await placeOrders(ctx, [wish("1", 7)]);
      expect(again).toMatchObject([{ outcome: "known" }]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "holds what a channel has already sold instead of refusing it",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      const order = await placedOf(ctx, { sold: true, order: anOrderRequest({ lines: { GHOST: 1 }, onShortage: "reject" }) });
      expect(order.holds).toMatchObject([{ reason: "unknown_sku" }]);
      const theirs = await placedOf(ctx, { sold: true, fulfilledBy: "channel", order: anOrderRequest({ lines: { GHOST: 1 } }) });
      expect(theirs).toMatchObject({ fulfilledBy: "channel", holds: [], fulfilments: [] });
    }),
  );

  test(
    "takes emoji, right-to-left text, SQL and HTML as the words they are",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 3 } });
      const name = `<b>'; drop table orders; --</b> 🫖 שלום \\ "`;
      const order = await placedOf(ctx, {
        order: anOrderRequest({ lines: { A: 1 }, note: name, customer: { name, email: null, phone: null, locale: "en" } }),
      });
      const [read] = await readWholeOrders(ctx, [order.id]);
      expect(read).toMatchObject({ note: name, customer: { name } });
    }),
  );
});

describe("placing under contention", () => {
  test(
    "sells the last unit once to 200 buyers (S2, C-01)",
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "LAST", stock: { MSK: 1 } });
      const results = await Promise.all(
        Array.from({ length: 200 }, () => placeOrders(ctx, [{ order: anOrderRequest({ lines: { LAST: 1 }, onShortage: "reject" }) }])),
      );
      const outcomes = results.flat().map((r) => (r.outcome === "refused" ? r.refusal.reason.code : r.outcome));
      expect(outcomes.filter((o) => o === "placed")).toHaveLength(1);
      expect(outcomes.filter((o) => o === "order.insufficient_stock")).toHaveLength(199);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "never oversells a flash sale of mixed quantities (S3)",
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "HOT", stock: { MSK: 30, KZN: 20 } });
      const results = await Promise.all(
        Array.from({ length: 120 }, async (_, i) => {
          const units = 1 + (i % 3);
          const [result] = await placeOrders(ctx, [{ order: anOrderRequest({ lines: { HOT: units }, onShortage: "reject" }) }]);
          return { units, sold: result?.outcome === "placed" };
        }),
      );
      const sold = results.filter((r) => r.sold).reduce((sum, r) => sum + r.units, 0);
      const smallestRefused = Math.min(...results.filter((r) => !r.sold).map((r) => r.units));
      expect(sold).toBeLessThanOrEqual(50);
      expect(50 - sold).toBeLessThan(smallestRefused);
      expect(await stockOf(ctx, "HOT")).toMatchObject({ reserved: sold });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "orders of the same SKUs in opposite order never deadlock (S7, C-09)",
    withDatabase(async ({ db, pool }) => {
      const { ctx } = await aShop(db);
      for (const sku of ["A", "B", "C"]) await aProduct(ctx, { sku, stock: { MSK: 500, KZN: 500 } });
      const deadlocks = async () =>
        Number((await pool.query("select deadlocks from pg_stat_database where datname = current_database()")).rows[0]?.deadlocks);
      const before = await deadlocks();
      const request = anOrderRequest({ lines: { A: 1, B: 1, C: 1 } });
      const results = await Promise.all(
        Array.from({ length: 60 }, (_, i) =>
          placeOrders(ctx, [{ order: { ...request, lines: i % 2 ? request.lines : [...request.lines].reverse() } }]),
        ),
      );
      expect(results.flat().every((r) => r.outcome === "placed")).toBe(true);
      expect(await deadlocks()).toBe(before);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "one order comes out of many that bring the same external id at once (S9)",
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 50 } });
      const results = await Promise.all(
        Array.from({ length: 20 }, () => placeOrders(ctx, [{ order: anOrderRequest({ lines: { A: 1 }, externalId: "SAME" }) }])),
      );
      const ids = new Set(results.flat().map((r) => (r.outcome === "placed" ? r.order.id : r.outcome === "known" ? r.orderId : "refused")));
      expect(ids.size).toBe(1);
      expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 1 });
    }),
  );
});
