import { describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { purchaseReceipts } from "@/modules/purchasing/orders/tables";
import { refusalOf } from "@/testing/counted-stockroom";
import { inRollback } from "@/testing/database";
import { aBundle, aProduct, aShop, productIdOf } from "@/testing/orders";
import { aDraft, aSupplier } from "@/testing/purchasing";
import { purchaseById } from "../orders/one-purchase-queries";
import { ChangeSupplier, PutPrices, PutSupplier } from "./inputs";
import { dropPrice, putPrices } from "./put-prices";
import { changeSupplier } from "./put-supplier";
import { listPrices, listSuppliers, supplierById } from "./supplier-queries";
import { termsFor } from "./terms-queries";

const prices = (rows: Parameters<typeof PutPrices.parse>[0]) => PutPrices.parse({ prices: rows });

describe("suppliers", () => {
  test(
    "are changed by their version, named once, and nobody else's",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      const other = await aShop(db);
      const supplierId = await aSupplier(ctx, { name: "One" });
      await aSupplier(ctx, { name: "Two" });
      await aSupplier(other.ctx, { name: "One" });
      const next = ChangeSupplier.parse({ name: "Three", currency: "USD", taxNumber: "7712345671", active: false });
      await changeSupplier(ctx, { supplierId, ...next, version: 1 });
      expect(await supplierById(ctx, supplierId)).toMatchObject({ name: "Three", currency: "USD", active: false, version: 2 });
      expect(await refusalOf(changeSupplier(ctx, { supplierId, ...next, version: 1 }))).toBe("supplier.stale_version");
      expect(await refusalOf(changeSupplier(other.ctx, { supplierId, ...next }))).toBe("not_found");
      expect((await listSuppliers(ctx, { active: true })).items.map(({ name }) => name)).toEqual(["Two"]);
      expect(PutSupplier.safeParse({ name: "X", currency: "RUB", taxNumber: "7712345672" }).success).toBe(false);
    }),
  );

  test(
    "of one name cannot be two",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aSupplier(ctx, { name: "One" });
      expect(await refusalOf(db.transaction((tx) => aSupplier({ ...ctx, db: tx as never }, { name: "One" })))).toBe("supplier.name_taken");
    }),
  );

  test(
    "keep one preferred supplier for each product, and their own currency",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      const other = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      await aBundle(ctx, { sku: "KIT", parts: { A: 1 } });
      const one = await aSupplier(ctx, { name: "One", prices: { A: 100 } });
      const two = await aSupplier(ctx, { name: "Two", prices: { A: 90 } });
      const preferred = async () => (await termsFor(ctx, [await productIdOf(ctx, "A")])).map((row) => [row.supplierName, row.preferred]);
      expect(await preferred()).toEqual([
        ["One", true],
        ["Two", false],
      ]);
      await putPrices(ctx, { supplierId: two, ...prices([{ sku: "A", priceMinor: 95, preferred: true }] as never) });
      expect(await preferred()).toEqual([
        ["Two", true],
        ["One", false],
      ]);
      expect(await refusalOf(putPrices(ctx, { supplierId: one, ...prices([{ sku: "KIT", priceMinor: 1 }] as never) }))).toBe(
        "stock.bundle_has_no_stock",
      );
      expect(await refusalOf(putPrices(other.ctx, { supplierId: one, ...prices([{ sku: "A", priceMinor: 1 }] as never) }))).toBe(
        "not_found",
      );
      expect(await refusalOf(changeSupplier(ctx, { supplierId: one, ...ChangeSupplier.parse({ name: "One", currency: "USD" }) }))).toBe(
        "supplier.has_prices",
      );
      await dropPrice(ctx, { supplierId: one, sku: "A" });
      expect(await refusalOf(dropPrice(ctx, { supplierId: one, sku: "A" }))).toBe("not_found");
      expect((await listPrices(ctx, { supplierId: one })).items).toEqual([]);
    }),
  );

  test(
    "are believed until three receipts have taught how long they take",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      await aProduct(ctx, { sku: "B" });
      const supplierId = await aSupplier(ctx, { leadDays: 5, prices: { A: 100, B: { leadDays: 8 } } });
      const orderId = await aDraft(ctx, { supplierId, lines: { A: 1 } });
      const [line] = (await purchaseById(ctx, orderId)).lines;
      const lead = async () => (await listPrices(ctx, { supplierId })).items.map((row) => [row.lead.source, row.lead.medianDays]);
      expect(await lead()).toEqual([
        ["stated_supplier", 5],
        ["stated_product", 8],
      ]);
      const own = {
        organizationId: ctx.actor.organizationId,
        orderId,
        supplierId,
        lineId: line?.id ?? "",
        productId: line?.productId ?? "",
      };
      for (const days of [9, 11, 21]) await db.insert(purchaseReceipts).values({ ...own, id: newId(), units: 1, days, at: ctx.now() });
      expect(await lead()).toEqual([
        ["product", 11],
        ["stated_product", 8],
      ]);
      expect((await supplierById(ctx, supplierId)).lead).toMatchObject({ source: "supplier", medianDays: 11, p90Days: 21, receipts: 3 });
    }),
  );
});
