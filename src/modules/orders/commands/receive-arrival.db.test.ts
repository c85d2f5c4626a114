import { describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { arrivalById } from "@/modules/inventory/arrivals/arrival-queries";
import { cancelArrival } from "@/modules/inventory/commands/cancel-arrival";
import { changeArrival } from "@/modules/inventory/commands/change-arrival";
import { listMovements } from "@/modules/inventory/ledger-queries";
import { levelsOfSku } from "@/modules/inventory/level-queries";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { anArrival, inDays } from "@/testing/arrivals";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { aBundle, actingAs, anOrder, aProduct, aShop, eventsOf, stockOf } from "@/testing/orders";
import { actorOf } from "@/testing/organization";
import { readOrders } from "../queries";
import { receiveArrival } from "./receive-arrival";

const incoming = async (ctx: Context, sku: string, warehouse = "MSK") =>
  (await levelsOfSku(ctx, sku)).find((level) => level.warehouse === warehouse)?.incoming;
const lineOf = async (ctx: Context, orderId: string) => (await readOrders(ctx, [orderId]))[0]?.lines[0];

describe("an expected arrival", () => {
  test(
    "is incoming until it is there, and then goes to those who wait, in parts when there is not enough",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      const first = await anOrder(ctx, { lines: { A: 3 } });
      const second = await anOrder(ctx, { lines: { A: 4 } });
      const arrivalId = await anArrival(ctx, { sku: "A", quantity: 10 });
      expect(await incoming(ctx, "A")).toBe(10);

      expect(await receiveArrival(ctx, { arrivalId, quantity: 5 })).toEqual({ filled: 5 });
      expect(await lineOf(ctx, first.id)).toMatchObject({ reserved: 3, backordered: 0 });
      expect(await lineOf(ctx, second.id)).toMatchObject({ reserved: 2, backordered: 2 });
      expect(await incoming(ctx, "A")).toBe(5);
      expect((await listMovements(ctx, { sku: "A" })).items.at(-1)).toMatchObject({
        kind: "received",
        quantity: 5,
        causeKind: "arrival",
        causeId: arrivalId,
      });

      await receiveArrival(ctx, { arrivalId, quantity: 5 });
      expect(await arrivalById(ctx, arrivalId)).toMatchObject({ status: "received", received: 10, outstanding: 0 });
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 10, reserved: 7 });
      expect(await incoming(ctx, "A")).toBe(0);
      expect(await bookBreaches(ctx)).toEqual([]);
      const types = (await eventsOf(ctx)).map((event) => event.type);
      expect(types.filter((type) => type.startsWith("arrival."))).toEqual(["arrival.announced", "arrival.received", "arrival.received"]);
    }),
  );

  test(
    "is booked once for each receipt, however often it is told",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      const arrivalId = await anArrival(ctx, { sku: "A", quantity: 5 });
      for (let i = 0; i < 3; i++) await receiveArrival(ctx, { arrivalId, quantity: 5, receipt: "box 1" });
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 5 });
    }),
  );

  test(
    "changes its day and quantity, and is given up without touching what has come",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      const arrivalId = await anArrival(ctx, { sku: "A", quantity: 10 });
      await receiveArrival(ctx, { arrivalId, quantity: 2 });
      await changeArrival(ctx, { arrivalId, quantity: 6, expectedAt: inDays(9) });
      expect(await incoming(ctx, "A")).toBe(4);
      await cancelArrival(ctx, { arrivalId });
      expect(await incoming(ctx, "A")).toBe(0);
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 2 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "is refused: too much, too little, stale, over, a bundle",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      await aBundle(ctx, { sku: "KIT", parts: { A: 1 } });
      await expect(anArrival(ctx, { sku: "KIT", quantity: 1 })).rejects.toMatchObject({ reason: { code: "stock.bundle_has_no_stock" } });
      await expect(anArrival(ctx, { sku: "A", quantity: 1, warehouse: "XXX" })).rejects.toMatchObject({
        reason: { code: "warehouse.unknown" },
      });
      const arrivalId = await anArrival(ctx, { sku: "A", quantity: 3 });
      await expect(receiveArrival(ctx, { arrivalId, quantity: 4 })).rejects.toMatchObject({
        reason: { code: "arrival.more_than_expected", params: { most: 3 } },
      });
      await receiveArrival(ctx, { arrivalId, quantity: 2 });
      await expect(changeArrival(ctx, { arrivalId, quantity: 1 })).rejects.toMatchObject({ reason: { code: "arrival.below_received" } });
      await expect(cancelArrival(ctx, { arrivalId, version: 1 })).rejects.toMatchObject({ kind: "stale" });
      await cancelArrival(ctx, { arrivalId });
      await expect(receiveArrival(ctx, { arrivalId, quantity: 1 })).rejects.toMatchObject({ reason: { code: "arrival.wrong_status" } });
    }),
  );

  test(
    "of another organization does not exist, and a viewer and people of another warehouse may not touch it",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      const arrivalId = await anArrival(ctx, { sku: "A", quantity: 3 });
      const { ctx: stranger } = await aShop(db);
      for (const act of [
        receiveArrival(stranger, { arrivalId, quantity: 1 }),
        changeArrival(stranger, { arrivalId, quantity: 1 }),
        cancelArrival(stranger, { arrivalId }),
      ])
        await expect(act).rejects.toMatchObject({ kind: "not_found" });
      const elsewhere = actingAs(ctx, { warehouseIds: [warehouses.KZN] });
      await expect(receiveArrival(elsewhere, { arrivalId, quantity: 1 })).rejects.toMatchObject({
        reason: { code: "warehouse.not_yours" },
      });

      const viewer = callerFactory(appRouter)({ ...actorOf(ctx, "viewer"), ip: null }).arrivals;
      const picker = callerFactory(appRouter)({ ...actorOf(ctx, "picker"), ip: null }).arrivals;
      const forbidden = { code: "FORBIDDEN" };
      await expect(viewer.receive({ arrivalId, quantity: 1 })).rejects.toMatchObject(forbidden);
      await expect(picker.change({ arrivalId, quantity: 1 })).rejects.toMatchObject(forbidden);
      await expect(picker.cancel({ arrivalId })).rejects.toMatchObject(forbidden);
      await expect(picker.announce({ warehouse: "MSK", sku: "A", quantity: 1, expectedAt: inDays(1) })).rejects.toMatchObject(forbidden);
      expect(await picker.receive({ arrivalId, quantity: 1 })).toEqual({ filled: 0 });
    }),
  );
});

// Fails without the lock on the arrival: all eight receipts were booked.
test(
  "two who unpack the same arrival at once book no more than there is",
  { timeout: 60_000 },
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A" });
    await anOrder(ctx, { lines: { A: 7 } });
    const arrivalId = await anArrival(ctx, { sku: "A", quantity: 10 });
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => receiveArrival(ctx, { arrivalId, quantity: 4 })));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(2);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ reason: { code: "arrival.more_than_expected" } });
    expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 8, reserved: 7 });
    const again = newId();
    await Promise.all(Array.from({ length: 6 }, () => receiveArrival(ctx, { arrivalId, quantity: 2, receipt: again })));
    expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 10 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
