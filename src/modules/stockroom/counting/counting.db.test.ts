import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { products } from "@/modules/catalog/tables";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import { listBinContents } from "@/modules/inventory/bins/bin-queries";
import { moveBetweenBins } from "@/modules/inventory/commands/move-between-bins";
import { lotsOfSku } from "@/modules/inventory/lots/lot-queries";
import { listSerials } from "@/modules/inventory/serials/serial-queries";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import { readOrders } from "@/modules/orders/queries";
import { bookBreaches } from "@/testing/book-breaches";
import { approve, aStockroom, counts, refusalOf, start, tasksOf } from "@/testing/counted-stockroom";
import { inRollback } from "@/testing/database";
import { actingAs, anOrder, aProduct, aShop, inBin, stockOf } from "@/testing/orders";
import { claimBin, releaseBin } from "./claim-bin";
import { countBin } from "./count-bin";
import { countById, reviewOf } from "./count-queries";
import { dueProducts } from "./due-queries";
import { cancelCount, recount } from "./recount";

describe("a count", () => {
  test(
    "is blind, is counted again where it differs, reviewed with its value, and posted by approval",
    inRollback(async (db) => {
      const { ctx, anna, boris } = await aStockroom(db);
      await db
        .update(products)
        .set({ costMinor: 500 })
        .where(and(eq(products.organizationId, ctx.actor.organizationId), eq(products.sku, "A")));
      const { id, bins } = await start(ctx);
      expect(bins).toBe(3);
      const task = await tasksOf(ctx, id);
      expect(JSON.stringify(await countById(anna, id))).not.toContain('"book"');
      await claimBin(anna, task("A-01-1"));
      expect(await countBin(anna, { taskId: task("A-01-1"), lines: [{ code: "A", times: 3 }] })).toEqual({ again: true, left: 3 });
      await claimBin(boris, task("A-01-1"));
      expect(await countBin(boris, { taskId: task("A-01-1"), lines: [{ code: "A", times: 4 }] })).toEqual({ again: false, left: 2 });
      expect(await counts(anna, task("A-01-2"), { A: 5, B: 4 })).toEqual({ again: false, left: 1 });
      expect(await counts(anna, task(null), { A: 2 })).toEqual({ again: false, left: 0 });
      const { count, lines } = await reviewOf(ctx, id);
      expect(count).toMatchObject({ state: "review", figures: { places: 4, exact: 3, short: 1, over: 0, valueMinor: -500 } });
      expect(lines.find(({ difference }) => difference !== 0)).toMatchObject({ bin: "A-01-1", counted: 4, book: 5, round: 2, by: "Борис" });
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 12 });
      await approve(ctx, id);
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 11 });
      expect((await listBinContents(ctx, { bin: "A-01-1" })).items).toMatchObject([{ units: 4 }]);
      expect(await refusalOf(approve(ctx, id))).toBe("count.wrong_state");
      expect((await dueProducts(ctx, { warehouse: "MSK", limit: 10 })).map(({ sku }) => sku)).toEqual([]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "C-27: posts the difference of the moment of counting; what moves before the approval is kept",
    inRollback(async (db) => {
      const { ctx, anna } = await aStockroom(db);
      const { id } = await start(ctx);
      const task = await tasksOf(ctx, id);
      await counts(anna, task("A-01-1"), { A: 3 });
      // Two of the three are carried on, and seven come in, before anybody else counts or approves.
      await moveBetweenBins(ctx, { warehouse: "MSK", reason: null, lines: [{ sku: "A", quantity: 2, from: "A-01-1", to: "A-01-2" }] });
      await adjustStock(ctx, { warehouse: "MSK", reason: "received", lines: [{ sku: "A", delta: 7, bin: "A-01-1" }] });
      await counts(anna, task("A-01-2"), { A: 7, B: 4 });
      await counts(anna, task(null), { A: 2 });
      await approve(ctx, id);
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 17 });
      expect((await listBinContents(ctx, { sku: "A" })).items.map(({ bin, units }) => [bin, units])).toEqual([
        [null, 2],
        ["A-01-1", 8],
        ["A-01-2", 7],
      ]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "C-27: one that was told later is compared with the books of its moment",
    inRollback(async (db) => {
      const { ctx, anna } = await aStockroom(db);
      const { id } = await start(ctx, { kind: "zone", zone: "A" });
      const task = await tasksOf(ctx, id);
      await claimBin(anna, task("A-01-1"));
      const at = new Date(Date.now() + 5);
      const later = { ...ctx, now: () => new Date(Date.now() + 60_000) };
      await moveBetweenBins(later, { warehouse: "MSK", reason: null, lines: [{ sku: "A", quantity: 4, from: "A-01-1", to: "A-01-2" }] });
      const told = { ...anna, now: () => new Date(Date.now() + 120_000), operation: { id: "o", at, offline: true } };
      expect(await countBin(told, { taskId: task("A-01-1"), lines: [{ code: "A", times: 5 }] })).toEqual({ again: false, left: 1 });
      expect((await reviewOf(ctx, id)).lines).toMatchObject([{ counted: 5, book: 5 }]);
    }),
  );

  test(
    "below what is reserved is posted: the newest reservation waits",
    inRollback(async (db) => {
      const { ctx, anna } = await aStockroom(db);
      const old = await anOrder(ctx, { lines: { B: 2 } });
      const young = await anOrder(ctx, { lines: { B: 2 } });
      const { id } = await start(ctx, { kind: "cycle", skus: ["B"] });
      const task = await tasksOf(ctx, id);
      await counts(anna, task("A-01-2"), { B: 2 });
      await approve(ctx, id);
      expect((await readOrders(ctx, [old.id]))[0]?.lines).toMatchObject([{ reserved: 2, backordered: 0 }]);
      expect((await readOrders(ctx, [young.id]))[0]?.lines).toMatchObject([{ reserved: 0, backordered: 2 }]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "does not miss what lies in a tote",
    inRollback(async (db) => {
      const { ctx, anna } = await aStockroom(db);
      const order = await anOrder(ctx, { lines: { B: 3 } });
      await pickUnits(ctx, { fulfilmentId: order.fulfilments[0]?.id ?? "", lines: [{ sku: "B", quantity: 3 }] });
      const { id } = await start(ctx, { kind: "cycle", skus: ["B"] });
      const task = await tasksOf(ctx, id);
      expect(await counts(anna, task("A-01-2"), { B: 1 })).toEqual({ again: false, left: 0 });
      expect((await reviewOf(ctx, id)).lines).toMatchObject([{ counted: 1, book: 1, inTotes: 3 }]);
      await approve(ctx, id);
      expect(await stockOf(ctx, "B")).toMatchObject({ onHand: 4 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "of lots counts each by itself, also one that the books do not have",
    inRollback(async (db) => {
      const { ctx, anna, warehouses } = await aStockroom(db);
      const { id: productId } = await aProduct(ctx, { sku: "L" });
      await db.update(products).set({ tracksLots: true }).where(eq(products.id, productId));
      const lots = [
        { sku: "L", delta: 4, lot: "L1", expiresOn: "2030-01-31" },
        { sku: "L", delta: 6, lot: "L2", expiresOn: null },
      ];
      await adjustStock(ctx, { warehouse: "MSK", reason: "initial", lines: lots });
      await inBin(ctx, "L", warehouses.MSK, "A-02-1", 5);
      const { id } = await start(ctx, { kind: "cycle", skus: ["L"] });
      const task = await tasksOf(ctx, id);
      const lines = [
        { code: "L", times: 3, lot: "L1" },
        { code: "L", times: 6, lot: "L2" },
        { code: "L", times: 1, lot: "L3", expiresOn: "2031-01-31" },
      ];
      expect(
        await refusalOf(claimBin(anna, task(null)).then(() => countBin(anna, { taskId: task(null), lines: [{ code: "L", times: 1 }] }))),
      ).toBe("stock.lot_missing");
      for (const _ of [1, 2]) {
        await claimBin(anna, task(null));
        await countBin(anna, { taskId: task(null), lines });
      }
      await counts(anna, task("A-02-1"), {});
      await approve(ctx, id);
      expect((await lotsOfSku(ctx, { sku: "L" })).map(({ lot, onHand, expiresOn }) => [lot, onHand, expiresOn])).toEqual([
        ["L1", 3, "2030-01-31"],
        ["L3", 1, "2031-01-31"],
        ["L2", 6, null],
      ]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "of serial numbers says which were lost and which were found",
    inRollback(async (db) => {
      const { ctx, anna } = await aStockroom(db);
      const { id: productId } = await aProduct(ctx, { sku: "S" });
      await db.update(products).set({ tracksSerials: true }).where(eq(products.id, productId));
      await adjustStock(ctx, { warehouse: "MSK", reason: "initial", lines: [{ sku: "S", delta: 3, serials: ["S-1", "S-2", "S-3"] }] });
      const { id } = await start(ctx, { kind: "cycle", skus: ["S"] });
      const task = await tasksOf(ctx, id);
      await claimBin(anna, task(null));
      expect(await refusalOf(countBin(anna, { taskId: task(null), lines: [{ code: "S", times: 2 }] }))).toBe("scan.serial_needed");
      const lines = [
        { code: "S-1", times: 1 },
        { code: "S-3", times: 1 },
        { code: "S", times: 1, serials: ["S-9"] },
      ];
      await countBin(anna, { taskId: task(null), lines });
      await approve(ctx, id);
      const { items } = await listSerials(ctx, { sku: "S" });
      expect(items.map(({ serial, state }) => `${serial} ${state}`).toSorted()).toEqual([
        "S-1 in_stock",
        "S-2 written_off",
        "S-3 in_stock",
        "S-9 in_stock",
      ]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "of serial numbers loses none that may lie in a bin which is left out",
    inRollback(async (db) => {
      const { ctx, anna, warehouses } = await aStockroom(db);
      const { id: productId } = await aProduct(ctx, { sku: "S" });
      await db.update(products).set({ tracksSerials: true }).where(eq(products.id, productId));
      const serials = ["S-1", "S-2", "S-3"];
      await adjustStock(ctx, { warehouse: "MSK", reason: "initial", lines: [{ sku: "S", delta: 3, serials }] });
      await inBin(ctx, "S", warehouses.MSK, "A-02-1", 5);
      await moveBetweenBins(ctx, { warehouse: "MSK", reason: null, lines: [{ sku: "S", quantity: 2, from: null, to: "A-02-1" }] });
      const { id } = await start(ctx, { kind: "cycle", skus: ["S"] });
      const task = await tasksOf(ctx, id);
      await counts(anna, task("A-02-1"), { "S-1": 1, "S-2": 1 });
      await counts(anna, task(null), { "S-3": 1 });
      const { lines } = await reviewOf(ctx, id);
      await approve(ctx, id, [lines.find(({ bin }) => bin === "A-02-1")?.id ?? ""]);
      const { items } = await listSerials(ctx, { sku: "S" });
      expect(items.map(({ serial, state }) => `${serial} ${state}`).toSorted()).toEqual(["S-1 in_stock", "S-2 in_stock", "S-3 in_stock"]);
      expect(await stockOf(ctx, "S")).toMatchObject({ onHand: 3 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );
});

describe("a bin", () => {
  test(
    "whose second count finds nothing holds nothing: the first count does not stand",
    inRollback(async (db) => {
      const { ctx, anna } = await aStockroom(db);
      const { id } = await start(ctx, { kind: "zone", zone: "A" });
      const task = await tasksOf(ctx, id);
      await moveBetweenBins(ctx, { warehouse: "MSK", reason: null, lines: [{ sku: "A", quantity: 5, from: "A-01-1", to: "A-01-2" }] });
      await claimBin(anna, task("A-01-1"));
      expect(await countBin(anna, { taskId: task("A-01-1"), lines: [{ code: "A", times: 3 }] })).toMatchObject({ again: true });
      expect((await reviewOf(ctx, id)).lines).toMatchObject([{ bin: "A-01-1", counted: 3, book: 0, round: 1 }]);
      expect(await counts(anna, task("A-01-1"), {})).toMatchObject({ again: false });
      expect(await counts(anna, task("A-01-2"), { A: 10, B: 4 })).toEqual({ again: false, left: 0 });
      expect((await reviewOf(ctx, id)).lines.map(({ bin }) => bin)).toEqual(["A-01-2", "A-01-2"]);
      await approve(ctx, id);
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 12 });
    }),
  );

  test(
    "is in one open count only, and its differences are posted once",
    inRollback(async (db) => {
      const { ctx, anna } = await aStockroom(db);
      const { id } = await start(ctx, { kind: "zone", zone: "A" });
      expect(await refusalOf(start(ctx))).toBe("count.bin_in_other");
      expect(await refusalOf(start(ctx, { kind: "zone", zone: "Z" }))).toBe("count.nothing");
      // A cycle count goes where the other does not.
      const cycle = await start(ctx, { kind: "cycle", skus: ["A"] });
      expect((await countById(ctx, cycle.id)).tasks.map(({ bin }) => bin)).toEqual([null]);
      await cancelCount(ctx, { countId: id });
      expect(await refusalOf(countBin(anna, { taskId: (await tasksOf(ctx, id))("A-01-1"), lines: [] }))).toBe("count.wrong_state");
    }),
  );

  test(
    "refuses strange goods and people: nothing of the answer is kept",
    inRollback(async (db) => {
      const { ctx, anna, boris, warehouses } = await aStockroom(db);
      const other = await aShop(db);
      const { id } = await start(ctx, { kind: "cycle", skus: ["A"] });
      const taskId = (await tasksOf(ctx, id))("A-01-1");
      expect(await refusalOf(countBin(anna, { taskId, lines: [] }))).toBe("count.not_claimed");
      await claimBin(anna, taskId);
      expect(await refusalOf(claimBin(boris, taskId))).toBe("count.bin_taken");
      expect(await refusalOf(countBin(boris, { taskId, lines: [] }))).toBe("count.not_claimed");
      expect(await refusalOf(countBin(anna, { taskId, lines: [{ code: "B", times: 1 }] }))).toBe("count.not_asked");
      expect(await refusalOf(countBin(anna, { taskId, lines: [{ code: "4600000000999", times: 1 }] }))).toBe("scan.unknown_code");
      await releaseBin(anna, taskId);
      await claimBin(boris, taskId);
      const inKazan = actingAs(ctx, { role: "picker", warehouseIds: [warehouses.KZN] });
      expect(await refusalOf(claimBin(inKazan, taskId))).toBe("warehouse.not_yours");
      expect(await refusalOf(claimBin(other.ctx, taskId))).toBe("not_found");
      expect(await refusalOf(approve(other.ctx, id))).toBe("not_found");
      expect((await reviewOf(ctx, id)).lines).toEqual([]);
    }),
  );

  test(
    "is sent back by the manager, and a line that is left out stays as the books have it",
    inRollback(async (db) => {
      const { ctx, anna } = await aStockroom(db);
      const { id } = await start(ctx, { kind: "zone", zone: "A" });
      const task = await tasksOf(ctx, id);
      await counts(anna, task("A-01-1"), { A: 9 });
      await counts(anna, task("A-01-2"), { A: 4, B: 4 });
      expect(await recount(ctx, { countId: id, taskIds: [task("A-01-1")] })).toEqual({ bins: 1 });
      expect(await refusalOf(approve(ctx, id))).toBe("count.wrong_state");
      await claimBin(anna, task("A-01-1"));
      await countBin(anna, { taskId: task("A-01-1"), lines: [{ code: "A", times: 6 }] });
      const { lines } = await reviewOf(ctx, id);
      const left = lines.find(({ bin, sku }) => bin === "A-01-2" && sku === "A");
      await approve(ctx, id, [left?.id ?? ""]);
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 13 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );
});
