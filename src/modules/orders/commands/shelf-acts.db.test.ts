import { describe, expect, test } from "vitest";
import { reportShort } from "@/modules/fulfilment/commands/report-short";
import { listMovements } from "@/modules/inventory/ledger-queries";
import { levelsOfSku } from "@/modules/inventory/level-queries";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { actingAs, anOrder, aProduct, aShop, stockOf } from "@/testing/orders";
import { aPickTask } from "@/testing/pick-task";
import { readOrders } from "../queries";
import { inventoryRouter } from "../stock-router";
import { adjustStock } from "./adjust-stock";
import { changeCondition } from "./change-condition";
import { countStock } from "./count-stock";
import { writeOffStock } from "./write-off-stock";

const levelOf = async (ctx: Context, sku: string, warehouse = "MSK") =>
  (await levelsOfSku(ctx, sku)).find((level) => level.warehouse === warehouse);

describe("a count", () => {
  test(
    "posts the difference to what the books said when the shelf was counted, and keeps what moved since",
    inRollback(async (db) => {
      let now = new Date("2026-11-20T08:00:00Z");
      const { ctx } = await aShop(db, { now: () => now });
      await aProduct(ctx, { sku: "A", stock: { MSK: 50 } });
      const countedAt = "2026-11-20T09:00:00Z";
      now = new Date("2026-11-20T10:00:00Z");
      await adjustStock(ctx, { warehouse: "MSK", reason: "delivered", lines: [{ sku: "A", delta: 20 }] });
      now = new Date("2026-11-20T11:00:00Z");
      await countStock(ctx, { warehouse: "MSK", reason: "shelf 1", countedAt, lines: [{ sku: "A", onHand: 47 }] });
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 67 });
      const { items } = await listMovements(ctx, { sku: "A", kind: "counted" });
      expect(items).toMatchObject([{ quantity: -3, onHandAfter: 67, causeKind: "count", reason: "shelf 1" }]);
      expect(await bookBreaches(ctx)).toEqual([]);

      const late = countStock(ctx, { warehouse: "MSK", reason: null, countedAt, lines: [{ sku: "A", onHand: 47 }] });
      await expect(late).rejects.toMatchObject({ kind: "conflict", reason: { code: "stock.counted_since" } });
      const early = countStock(ctx, {
        warehouse: "MSK",
        reason: null,
        countedAt: "2026-11-21T00:00:00Z",
        lines: [{ sku: "A", onHand: 1 }],
      });
      await expect(early).rejects.toMatchObject({ kind: "invalid", reason: { code: "stock.count_in_future" } });
    }),
  );

  test(
    "that agrees is noted, and one below what is reserved makes the newest order wait",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 10 } });
      const older = await anOrder(ctx, { lines: { A: 4 } });
      const newer = await anOrder(ctx, { lines: { A: 4 } });
      await countStock(ctx, { warehouse: "MSK", reason: null, lines: [{ sku: "A", onHand: 10 }] });
      expect((await listMovements(ctx, { sku: "A", kind: "counted" })).items).toMatchObject([{ quantity: 0, onHandAfter: 10 }]);
      await countStock(ctx, { warehouse: "MSK", reason: null, lines: [{ sku: "A", onHand: 5 }] });
      const lines = async (id: string) => (await readOrders(ctx, [id]))[0]?.lines;
      expect(await lines(older.id)).toMatchObject([{ reserved: 4, backordered: 0 }]);
      expect(await lines(newer.id)).toMatchObject([{ reserved: 1, backordered: 3 }]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "settles what was in check",
    inRollback(async (db) => {
      const { ctx, fulfilmentId } = await aPickTask(db);
      await reportShort(ctx, { fulfilmentId, lines: [{ sku: "B", quantity: 1 }] });
      await countStock(ctx, { warehouse: "KZN", reason: null, lines: [{ sku: "B", onHand: 0 }] });
      expect(await stockOf(ctx, "B", "KZN")).toMatchObject({ onHand: 0, inCheck: 0 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );
});

describe("a condition", () => {
  test(
    "sets units apart, moves them on, and gives them back to those who wait",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 5 } });
      const change = (from: "sellable" | "damaged" | "quarantine", to: "sellable" | "damaged" | "quarantine", quantity: number) =>
        changeCondition(ctx, { warehouse: "MSK", reason: "look at it", lines: [{ sku: "A", quantity, from, to }] });
      await change("sellable", "quarantine", 3);
      expect(await levelOf(ctx, "A")).toMatchObject({ onHand: 5, quarantine: 3, available: 2 });
      const order = await anOrder(ctx, { lines: { A: 4 } });
      await change("quarantine", "damaged", 1);
      expect(await levelOf(ctx, "A")).toMatchObject({ onHand: 5, quarantine: 2, damaged: 1, reserved: 2 });
      await change("quarantine", "sellable", 2);
      expect(await levelOf(ctx, "A")).toMatchObject({ onHand: 5, quarantine: 0, damaged: 1, reserved: 4 });
      expect((await readOrders(ctx, [order.id]))[0]?.lines).toMatchObject([{ reserved: 4, backordered: 0 }]);
      await expect(change("damaged", "sellable", 2)).rejects.toMatchObject({
        kind: "conflict",
        reason: { code: "stock.not_so_many", params: { condition: "damaged", most: 1 } },
      });
      // What is set apart was promised: the order waits again.
      await change("sellable", "damaged", 3);
      expect((await readOrders(ctx, [order.id]))[0]?.lines).toMatchObject([{ reserved: 1, backordered: 3 }]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "of units in check ends when they are found, or lost",
    inRollback(async (db) => {
      const { ctx, fulfilmentId } = await aPickTask(db);
      await reportShort(ctx, { fulfilmentId, lines: [{ sku: "A", quantity: 2 }] });
      expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 10, inCheck: 2 });
      await changeCondition(ctx, {
        warehouse: "KZN",
        reason: "found",
        lines: [{ sku: "A", quantity: 1, from: "in_check", to: "sellable" }],
      });
      await writeOffStock(ctx, { warehouse: "KZN", why: "lost", note: null, lines: [{ sku: "A", quantity: 1, from: "in_check" }] });
      expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 9, inCheck: 0 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );
});

describe("a write-off", () => {
  test(
    "takes units of a condition off the books, and what is promised waits",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 6 } });
      await changeCondition(ctx, { warehouse: "MSK", reason: "torn", lines: [{ sku: "A", quantity: 2, from: "sellable", to: "damaged" }] });
      const order = await anOrder(ctx, { lines: { A: 4 } });
      await writeOffStock(ctx, {
        warehouse: "MSK",
        why: "damaged",
        note: "wet box",
        lines: [
          { sku: "A", quantity: 2, from: "damaged" },
          { sku: "A", quantity: 1, from: "sellable" },
        ],
      });
      expect(await levelOf(ctx, "A")).toMatchObject({ onHand: 3, damaged: 0, reserved: 3 });
      expect((await readOrders(ctx, [order.id]))[0]?.lines).toMatchObject([{ reserved: 3, backordered: 1 }]);
      expect((await listMovements(ctx, { sku: "A", kind: "written_off" })).items).toMatchObject([
        { quantity: -1, condition: "sellable", reason: "damaged: wet box", causeKind: "write_off" },
        { quantity: -2, condition: "damaged", conditionDelta: -2 },
      ]);
      expect(await bookBreaches(ctx)).toEqual([]);
      const more = writeOffStock(ctx, { warehouse: "MSK", why: "lost", note: null, lines: [{ sku: "A", quantity: 4, from: "sellable" }] });
      await expect(more).rejects.toMatchObject({ reason: { code: "stock.not_so_many" } });
    }),
  );

  test(
    "is not for viewers and pickers, not for another's warehouse, and knows no other organization's goods",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 6, KZN: 1 } });
      const caller = callerFactory(inventoryRouter);
      const lines = [{ sku: "A", quantity: 1 }];
      for (const role of ["viewer", "picker"] as const) {
        const as = caller({ ...actingAs(ctx, { role }), ip: null });
        await expect(as.writeOff({ warehouse: "MSK", why: "lost", lines })).rejects.toMatchObject({ code: "FORBIDDEN" });
        await expect(as.count({ warehouse: "MSK", lines: [{ sku: "A", onHand: 1 }] })).rejects.toMatchObject({ code: "FORBIDDEN" });
        const apart = [{ sku: "A", quantity: 1, from: "sellable" as const, to: "damaged" as const }];
        await expect(as.changeCondition({ warehouse: "MSK", reason: "x", lines: apart })).rejects.toMatchObject({ code: "FORBIDDEN" });
      }
      const ofKazan = caller({ ...actingAs(ctx, { role: "operator", warehouseIds: [warehouses.KZN] }), ip: null });
      await expect(ofKazan.writeOff({ warehouse: "MSK", why: "lost", lines })).rejects.toMatchObject({ code: "UNPROCESSABLE_CONTENT" });
      await ofKazan.writeOff({ warehouse: "KZN", why: "lost", lines });
      const neighbour = await aShop(db);
      await expect(caller({ ...neighbour.ctx, ip: null }).writeOff({ warehouse: "MSK", why: "lost", lines })).rejects.toMatchObject({
        code: "UNPROCESSABLE_CONTENT",
      });
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 6 });
    }),
  );
});

test(
  "counts, write-offs, conditions and orders at once leave books that agree",
  { timeout: 60_000 },
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { MSK: 60 } });
    const many = (times: number, run: () => Promise<unknown>) => Array.from({ length: times }, () => run().catch(() => {}));
    await Promise.all([
      ...many(12, () => anOrder(ctx, { lines: { A: 3 } })),
      ...many(5, () =>
        writeOffStock(ctx, { warehouse: "MSK", why: "lost", note: null, lines: [{ sku: "A", quantity: 2, from: "sellable" }] }),
      ),
      ...many(5, () =>
        changeCondition(ctx, { warehouse: "MSK", reason: "x", lines: [{ sku: "A", quantity: 3, from: "sellable", to: "damaged" }] }),
      ),
      ...many(5, () =>
        changeCondition(ctx, { warehouse: "MSK", reason: "x", lines: [{ sku: "A", quantity: 1, from: "damaged", to: "sellable" }] }),
      ),
      ...many(3, () => countStock(ctx, { warehouse: "MSK", reason: null, lines: [{ sku: "A", onHand: 40 }] })),
    ]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
