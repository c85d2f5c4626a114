import { expect, test } from "vitest";
import { inRollback, withDatabase } from "@/testing/database";
import { aBundle, aProduct, aShop } from "@/testing/orders";
import { putProduct } from "../commands/put-product";
import { PutProduct } from "../inputs";
import { productBySku, productsByBarcode } from "../product-queries";

const box = { name: "Box of 12", barcode: "14006381333938", units: 12 };
const put = (packs: unknown, more: object = {}) =>
  PutProduct.parse({ name: "Tea", price: { amount: 100, currency: "RUB" }, packs, ...more });

test(
  "a product has packs, is found by the code on them, and keeps them when nothing is said",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await putProduct(ctx, "TEA", put([box, { name: "Pallet", units: 480 }], { barcode: "4006381333931" }));
    expect((await productBySku(ctx, "TEA")).packs).toEqual([box, { name: "Pallet", barcode: null, units: 480 }]);
    expect(await productsByBarcode(ctx, box.barcode)).toMatchObject([{ sku: "TEA", units: 12 }]);
    expect(await productsByBarcode(ctx, "4006381333931")).toMatchObject([{ sku: "TEA", units: 1 }]);
    const { version } = await putProduct(ctx, "TEA", put(undefined));
    expect(await putProduct(ctx, "TEA", put([{ name: "Pallet", units: 480 }, box]))).toMatchObject({ version });
    expect((await putProduct(ctx, "TEA", put([]))).packs).toEqual([]);
    const neighbour = await aShop(db);
    expect(await productsByBarcode(neighbour.ctx, box.barcode)).toEqual([]);
  }),
);

test(
  "a code says one thing: neither another product's nor another's pack, and a bundle has no packs",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "CUP", barcode: "96385074" });
    await putProduct(ctx, "TEA", put([box]));
    const taken = { kind: "invalid", reason: { code: "product.pack_barcode_taken", params: { sku: "CUP" } } };
    await expect(putProduct(ctx, "TEA", put([{ ...box, barcode: "96385074" }]))).rejects.toMatchObject(taken);
    await expect(putProduct(ctx, "CUP", put([box]))).rejects.toMatchObject({ reason: { params: { sku: "TEA" } } });
    await expect(putProduct(ctx, "CUP", put(undefined, { barcode: box.barcode }))).rejects.toMatchObject({
      reason: { code: "product.barcode_is_pack", params: { sku: "TEA" } },
    });
    await aBundle(ctx, { sku: "SET", parts: { CUP: 2 } });
    await expect(putProduct(ctx, "SET", put([{ name: "Box", units: 2 }]))).rejects.toMatchObject({
      reason: { code: "product.bundle_has_no_packs" },
    });
    expect(PutProduct.safeParse({ ...put([box]), packs: [box, { ...box, name: "Other" }] }).success).toBe(false);
    expect(PutProduct.safeParse({ ...put([box]), packs: [{ ...box, units: 1 }] }).success).toBe(false);
    // The next organization may use the same code.
    const neighbour = await aShop(db);
    expect((await putProduct(neighbour.ctx, "TEA", put([box]))).packs).toEqual([box]);
  }),
);

test(
  "of two products that are given one code at once, one gets it and the other is told whose it is",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    const barcode = "14006381333945";
    for (const sku of ["A", "B"]) await putProduct(ctx, sku, put(undefined));
    const ends = await Promise.allSettled(["A", "B"].map((sku) => putProduct(ctx, sku, put([{ ...box, barcode }]))));
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = ends.find((end) => end.status === "rejected");
    expect(refused?.reason).toMatchObject({ reason: { code: "product.pack_barcode_taken" } });
  }),
);
