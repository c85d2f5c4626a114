import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { listBinContents } from "@/modules/inventory/bins/bin-queries";
import { moveBetweenBins } from "@/modules/inventory/commands/move-between-bins";
import { bins } from "@/modules/warehouses/tables";
import type { Db } from "@/platform/db";
import { bookBreaches } from "@/testing/book-breaches";
import { refusalOf } from "@/testing/counted-stockroom";
import { inRollback, withDatabase } from "@/testing/database";
import { actingAs, aProduct, aShop, inBin } from "@/testing/orders";
import { cancelRefill, carryRefill, claimRefill, releaseRefill } from "./carry-refill";
import { makeRefills } from "./make-refills";
import { dropPickBin, putPickBin } from "./put-pick-bin";
import { listPickBins, listRefills } from "./refill-queries";

/** Three of A in the bin that it is picked from, thirty in the reserve. */
async function aReserve(db: Db) {
  const shop = await aShop(db);
  const { ctx, warehouses } = shop;
  await aProduct(ctx, { sku: "A", barcode: "4600000000008", stock: { MSK: 33 } });
  await aProduct(ctx, { sku: "B", stock: { MSK: 1 } });
  await inBin(ctx, "B", warehouses.MSK, "R-01-1", 90);
  await inBin(ctx, "A", warehouses.MSK, "A-01-1", 1);
  await db.update(bins).set({ kind: "reserve" }).where(eq(bins.code, "R-01-1"));
  const lines = [
    { sku: "A", quantity: 3, from: null, to: "A-01-1" },
    { sku: "A", quantity: 30, from: null, to: "R-01-1" },
  ];
  await moveBetweenBins(ctx, { warehouse: "MSK", reason: null, lines });
  const rule = { warehouse: "MSK", bin: "A-01-1", sku: "A", min: 5, max: 20 };
  const anna = actingAs(ctx, { kind: "user", name: "Анна", role: "picker" });
  const boris = actingAs(ctx, { kind: "user", name: "Борис", role: "picker" });
  return { ...shop, rule, anna, boris };
}

describe("a pick bin", () => {
  test(
    "below its minimum asks for what fills it, once, and is filled by three scans",
    inRollback(async (db) => {
      const { ctx, warehouses, rule, anna, boris } = await aReserve(db);
      expect(await putPickBin(ctx, rule)).toEqual({ refills: 1 });
      expect(await makeRefills(ctx, warehouses.MSK, null)).toBe(0);
      const [task] = await listRefills(ctx, { warehouse: "MSK" });
      expect(task).toMatchObject({ sku: "A", from: "R-01-1", to: "A-01-1", units: 17, why: "below_min", state: "open" });
      const refillId = task?.id ?? "";
      const scans = { refillId, fromCode: "r-01-1", goodsCode: "4600000000008", toCode: "A-01-1" };
      expect(await refusalOf(carryRefill(anna, { ...scans, quantity: 1 }))).toBe("refill.not_claimed");
      await claimRefill(anna, refillId);
      expect(await refusalOf(claimRefill(boris, refillId))).toBe("refill.taken");
      expect(await refusalOf(carryRefill(anna, { ...scans, fromCode: "A-01-1", quantity: 1 }))).toBe("scan.wrong_bin");
      expect(await refusalOf(carryRefill(anna, { ...scans, goodsCode: "B", quantity: 1 }))).toBe("scan.wrong_item");
      expect(await refusalOf(carryRefill(anna, { ...scans, quantity: 18 }))).toBe("refill.too_many");
      expect(await carryRefill(anna, { ...scans, quantity: 12 })).toEqual({ left: 5 });
      expect(await listPickBins(ctx, { warehouse: "MSK" })).toMatchObject([{ there: 15, coming: 5 }]);
      expect(await carryRefill(anna, { ...scans, quantity: 5 })).toEqual({ left: 0 });
      expect(await listRefills(ctx, { warehouse: "MSK" })).toEqual([]);
      expect((await listBinContents(ctx, { sku: "A" })).items.map(({ bin, units }) => [bin, units])).toEqual([
        ["A-01-1", 20],
        ["R-01-1", 13],
      ]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "gives its tasks back, gives them up, and keeps other people out",
    inRollback(async (db) => {
      const { ctx, warehouses, rule, anna, boris } = await aReserve(db);
      const other = await aShop(db);
      await putPickBin(ctx, rule);
      const [task] = await listRefills(ctx, { warehouse: "MSK" });
      const refillId = task?.id ?? "";
      await claimRefill(anna, refillId);
      expect(await refusalOf(releaseRefill(boris, refillId))).toBe("refill.taken");
      await releaseRefill(anna, refillId);
      await claimRefill(boris, refillId);
      expect(await refusalOf(claimRefill(other.ctx, refillId))).toBe("not_found");
      expect(await refusalOf(claimRefill(actingAs(ctx, { warehouseIds: [warehouses.KZN] }), refillId))).toBe("warehouse.not_yours");
      await cancelRefill(ctx, refillId);
      await dropPickBin(ctx, { warehouse: "MSK", bin: "A-01-1", sku: "A" });
      expect(await listPickBins(ctx, { warehouse: "MSK" })).toEqual([]);
      expect(await refusalOf(dropPickBin(ctx, { warehouse: "MSK", bin: "A-01-1", sku: "A" }))).toBe("not_found");
    }),
  );
});

test(
  "two plans of one moment make one task, and two workers never carry the same",
  withDatabase(async ({ db }) => {
    const { ctx, warehouses, rule, anna, boris } = await aReserve(db);
    await putPickBin(ctx, { ...rule, min: 0, max: 1 });
    await putPickBin(ctx, rule).then(() => Promise.all([1, 2, 3].map(() => makeRefills(ctx, warehouses.MSK, null))));
    const tasks = await listRefills(ctx, { warehouse: "MSK" });
    expect(tasks).toHaveLength(1);
    const answers = await Promise.all([anna, boris].map((who) => refusalOf(claimRefill(who, tasks[0]?.id ?? ""))));
    expect(answers.toSorted()).toEqual([null, "refill.taken"].toSorted());
  }),
);
