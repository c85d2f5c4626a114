import { describe, expect, test } from "vitest";
import { reportShort } from "@/modules/fulfilment/commands/report-short";
import { inTransaction } from "@/platform/db";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { aBundle, anOrder, aProduct, aShop, stockOf } from "@/testing/orders";
import { aPickTask } from "@/testing/pick-task";
import { lockOrder } from "../lock-order";
import { readOrders } from "../queries";
import { adjustStock } from "./adjust-stock";

describe("a shelf in check", () => {
  test(
    "is settled by whoever counts it, also when nothing lies there",
    inRollback(async (db) => {
      const { ctx, fulfilmentId } = await aPickTask(db);
      const count = (onHand: number) => adjustStock(ctx, { warehouse: "KZN", reason: "count", lines: [{ sku: "B", onHand }] });
      await reportShort(ctx, { fulfilmentId, lines: [{ sku: "B", quantity: 1 }] });
      await count(10);
      expect(await stockOf(ctx, "B", "KZN")).toEqual({ onHand: 10, reserved: 1, inCheck: 0, putBack: 0 });
      expect(await bookBreaches(ctx)).toEqual([]);
      await count(0);
      expect(await stockOf(ctx, "B", "KZN")).toEqual({ onHand: 0, reserved: 0, inCheck: 0, putBack: 0 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "loses the units in check first, and keeps them when others arrive",
    inRollback(async (db) => {
      const { ctx, fulfilmentId } = await aPickTask(db);
      const change = (delta: number) => adjustStock(ctx, { warehouse: "KZN", reason: "lost", lines: [{ sku: "A", delta }] });
      await reportShort(ctx, { fulfilmentId, lines: [{ sku: "A", quantity: 2 }] });
      await change(5);
      expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 15, inCheck: 2 });
      await change(-1);
      expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 14, inCheck: 1 });
      await change(-14);
      expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 0, inCheck: 0 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );
});

test(
  "a bundle that must give way frees all of its parts, also those that were not counted",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
    await aProduct(ctx, { sku: "B", stock: { KZN: 5 } });
    await aBundle(ctx, { sku: "KIT", parts: { A: 1, B: 1 } });
    const order = await anOrder(ctx, { lines: { KIT: 3 } });
    await adjustStock(ctx, { warehouse: "KZN", reason: "count", lines: [{ sku: "A", onHand: 1 }] });
    expect(await stockOf(ctx, "B", "KZN")).toMatchObject({ onHand: 5, reserved: 1 });
    expect((await readOrders(ctx, [order.id]))[0]?.lines).toMatchObject([{ reserved: 1, backordered: 2 }]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "counts below what is reserved come to an end while orders pour in",
  { timeout: 60_000 },
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 200 } });
    let isOpen = true;
    const buyers = Array.from({ length: 8 }, async () => {
      while (isOpen) await anOrder(ctx, { lines: { A: 2 } });
    });
    for (let round = 0; round < 8; round++)
      await adjustStock(ctx, { warehouse: "KZN", reason: "count", lines: [{ sku: "A", onHand: 20 + (round % 3) * 10 }] });
    isOpen = false;
    await Promise.all(buyers);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "no more units can be kept than a counter holds, however they come",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { MSK: 1 } });
    const lines = Array.from({ length: 1_000 }, () => ({ sku: "A", delta: 10_000_000 }));
    await expect(adjustStock(ctx, { warehouse: "MSK", reason: "x", lines })).rejects.toMatchObject({
      kind: "conflict",
      reason: { code: "stock.above_most" },
    });
    expect(await stockOf(ctx, "A", "MSK")).toMatchObject({ onHand: 1 });
  }),
);

// Planted and caught: tried again only outside a transaction, a loss under a key was answered 500.
test(
  "a loss finds the newest order that must wait, though it came in while another was locked",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 3 } });
    const first = await anOrder(ctx, { lines: { A: 1 } });
    const lines = [{ sku: "A", delta: -1 }];
    const [losing, second] = await inTransaction(ctx, async (busy) => {
      await lockOrder(busy, first.id);
      const losing = inTransaction(ctx, (ctx) => adjustStock(ctx, { warehouse: "KZN", reason: "lost", lines }));
      await new Promise((resolve) => setTimeout(resolve, 300));
      return [{ done: losing }, await anOrder(ctx, { lines: { A: 2 } })] as const;
    });
    await losing.done;
    expect((await readOrders(ctx, [second.id]))[0]?.lines).toMatchObject([{ reserved: 1, backordered: 1 }]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
