import { describe, expect, test } from "vitest";
import { putProduct } from "@/modules/catalog/commands/put-product";
import { PutProduct } from "@/modules/catalog/inputs";
import { handOverFulfilment } from "@/modules/fulfilment/commands/hand-over-fulfilment";
import { packFulfilment } from "@/modules/fulfilment/commands/pack-fulfilment";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import { receiveArrival } from "@/modules/orders/commands/receive-arrival";
import { writeOffStock } from "@/modules/orders/commands/write-off-stock";
import { deleteBin } from "@/modules/warehouses/commands/delete-bin";
import { putBins } from "@/modules/warehouses/commands/put-bins";
import type { Context } from "@/platform/context";
import { anArrival } from "@/testing/arrivals";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { actingAs, anOrder, aProduct, aShop, receive } from "@/testing/orders";
import { box } from "@/testing/pick-task";
import { assignBin } from "../commands/assign-bin";
import { moveBetweenBins } from "../commands/move-between-bins";
import { explainStock, listMovements } from "../ledger-queries";
import { listBinContents } from "./bin-queries";

const bins = (ctx: Context, warehouse = "MSK") =>
  putBins(ctx, { warehouse, bins: ["1", "2", "3"].map((shelf) => ({ zone: "A", aisle: "01", shelf })) });
const move = (ctx: Context, quantity: number, from: string | null, to: string | null, lot?: string) =>
  moveBetweenBins(ctx, { warehouse: "MSK", reason: null, lines: [{ sku: "CUP", quantity, from, to, lot }] });
/** What lies where: "A-01-1": 5, "-": what lies in no bin. */
const places = async (ctx: Context, sku = "CUP") =>
  Object.fromEntries(
    (await listBinContents(ctx, { sku })).items.map(({ bin, lot, units }) => [[bin ?? "-", lot].filter(Boolean).join(" "), units]),
  );

describe("what lies in the bins", () => {
  test(
    "makes the level with what lies in none, and leaves unplaced first, then from the pick bin",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await bins(ctx);
      await aProduct(ctx, { sku: "CUP", stock: { MSK: 10 } });
      expect(await places(ctx)).toEqual({ "-": 10 });
      await move(ctx, 4, null, "A-01-1");
      await move(ctx, 3, null, "A-01-2");
      await move(ctx, 1, "A-01-1", "A-01-3");
      await assignBin(ctx, { warehouse: "MSK", sku: "CUP", bin: "A-01-2" });
      expect(await places(ctx)).toEqual({ "-": 3, "A-01-1": 3, "A-01-2": 3, "A-01-3": 1 });
      const { opening, sums, closing } = await explainStock(ctx, { sku: "CUP" });
      expect([opening, sums.map(({ kind, units }) => [kind, units]), closing]).toEqual([0, [["received", 10]], 10]);

      const { id, fulfilments } = await anOrder(ctx, { lines: { CUP: 7 } });
      expect(id).toBeTruthy();
      expect(await places(ctx)).toEqual({ "-": 3, "A-01-1": 3, "A-01-2": 3, "A-01-3": 1 });
      const fulfilmentId = fulfilments[0]?.id ?? "";
      await pickUnits(ctx, { fulfilmentId, lines: [{ sku: "CUP", quantity: 7 }] });
      await packFulfilment(ctx, { fulfilmentId, parcels: [{ ...box, lines: [{ sku: "CUP", quantity: 7 }] }] });
      await handOverFulfilment(ctx, { fulfilmentId, at: ctx.now() });
      expect(await places(ctx)).toEqual({ "A-01-1": 2, "A-01-3": 1 });
      const shipped = (await listMovements(ctx, { sku: "CUP", kind: "shipped" })).items;
      expect(shipped.map(({ bin, quantity }) => [bin, quantity]).reverse()).toEqual([
        [null, -3],
        ["A-01-2", -3],
        ["A-01-1", -1],
      ]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "is named by whoever receives and takes it, and never taken twice",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await bins(ctx);
      await aProduct(ctx, { sku: "CUP" });
      const adjust = (delta: number, bin?: string) =>
        adjustStock(ctx, { warehouse: "MSK", reason: "x", lines: [{ sku: "CUP", delta, bin }] });
      await adjust(5, "A-01-1");
      const arrivalId = await anArrival(ctx, { sku: "CUP", quantity: 4 });
      await receiveArrival(ctx, { arrivalId, quantity: 4, bin: "A-01-2" });
      await adjust(2);
      await writeOffStock(ctx, {
        warehouse: "MSK",
        why: "lost",
        note: null,
        lines: [{ sku: "CUP", quantity: 3, from: "sellable", bin: "A-01-1" }],
      });
      expect(await places(ctx)).toEqual({ "-": 2, "A-01-1": 2, "A-01-2": 4 });
      const few = (bin: string, most: number) => ({ kind: "conflict", reason: { code: "stock.bin_not_so_many", params: { bin, most } } });
      await expect(adjust(-3, "A-01-1")).rejects.toMatchObject(few("A-01-1", 2));
      await expect(adjust(-1, "A-01-3")).rejects.toMatchObject(few("A-01-3", 0));
      await expect(move(ctx, 3, null, "A-01-3")).rejects.toMatchObject(few("none", 2));
      await expect(move(ctx, 5, "A-01-2", null)).rejects.toMatchObject(few("A-01-2", 4));
      await expect(adjust(1, "Z-9")).rejects.toMatchObject({ kind: "invalid", reason: { code: "warehouse.bin_unknown" } });
      await expect(move(ctx, 1, null, "Z-9")).rejects.toMatchObject({ kind: "invalid" });
      await expect(deleteBin(ctx, { warehouse: "MSK", bin: "A-01-1" })).rejects.toMatchObject({
        reason: { code: "warehouse.bin_not_empty" },
      });
      await move(ctx, 2, "A-01-1", null);
      await deleteBin(ctx, { warehouse: "MSK", bin: "A-01-1" });
      expect(await places(ctx)).toEqual({ "-": 4, "A-01-2": 4 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "is kept by lot, page by page, for the people of the warehouse and of no other organization",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      await bins(ctx);
      await putProduct(ctx, "CUP", PutProduct.parse({ name: "x", price: { amount: 1, currency: "RUB" }, tracksLots: true }));
      const lots = ["L1", "L2"].map((lot) => ({ sku: "CUP", delta: 3, lot, bin: "A-01-1" }));
      await adjustStock(ctx, { warehouse: "MSK", reason: "x", lines: lots });
      await move(ctx, 2, "A-01-1", "A-01-2", "L1");
      await move(ctx, 1, "A-01-1", null, "L2");
      await expect(move(ctx, 1, "A-01-1", null)).rejects.toMatchObject({ reason: { code: "stock.lot_missing" } });
      await expect(move(ctx, 1, null, "A-01-2", "L9")).rejects.toMatchObject({ reason: { code: "stock.bin_not_so_many" } });
      await adjustStock(ctx, { warehouse: "MSK", reason: "x", lines: [{ sku: "CUP", lot: "L2", onHand: 1 }] });
      expect(await places(ctx)).toEqual({ "A-01-1 L1": 1, "A-01-1 L2": 1, "A-01-2 L1": 2 });
      const seen: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await listBinContents(ctx, { sku: "CUP", limit: 1, cursor });
        seen.push(...page.items.map(({ bin, lot }) => `${bin} ${lot}`));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(["A-01-1 L1", "A-01-1 L2", "A-01-2 L1"]);
      expect((await listBinContents(ctx, { bin: "A-01-2" })).items).toMatchObject([{ sku: "CUP", units: 2 }]);
      const elsewhere = actingAs(ctx, { kind: "user", role: "picker", warehouseIds: [warehouses.KZN] });
      await expect(move(elsewhere, 1, "A-01-1", null, "L1")).rejects.toMatchObject({ reason: { code: "warehouse.not_yours" } });
      const neighbour = await aShop(db);
      expect((await listBinContents(neighbour.ctx, {})).items).toEqual([]);
      await expect(move(neighbour.ctx, 1, null, "A-01-1", "L1")).rejects.toMatchObject({ reason: { code: "product.unknown" } });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );
});

test(
  "moves, receipts and losses of one shelf at once leave bins that make the level",
  { timeout: 60_000 },
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await bins(ctx);
    await aProduct(ctx, { sku: "CUP", stock: { MSK: 20 } });
    const many = (times: number, run: (n: number) => Promise<unknown>) => Array.from({ length: times }, (_, n) => run(n).catch(() => {}));
    const bin = (n: number) => `A-01-${(n % 3) + 1}`;
    await Promise.all([
      ...many(10, (n) => move(ctx, 3, n % 2 ? bin(n) : null, bin(n + 1))),
      ...many(6, () => receive(ctx, "MSK", { CUP: 2 })),
      ...many(6, () => receive(ctx, "MSK", { CUP: -4 })),
      ...many(4, () => anOrder(ctx, { lines: { CUP: 2 } })),
    ]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
