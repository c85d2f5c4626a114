import type { Db } from "@/platform/db";
import { aBundle, anOrder, aProduct, aShop, inBin } from "./orders";

/** The barcode of product A. */
export const ean = "4006381333931";
export const box = { weightGrams: 900, dimensionsMm: { length: 300, width: 200, height: 100 } };

/** Two of A (with a barcode, in the farther bin) and one of B in one fulfilment in Kazan; C is on the shelf too. */
export async function aPickTask(db: Db, lines: Record<string, number> = { A: 2, B: 1 }) {
  const shop = await aShop(db);
  const { ctx, warehouses } = shop;
  await aProduct(ctx, { sku: "A", barcode: ean, stock: { KZN: 10, MSK: 10 } });
  await aProduct(ctx, { sku: "B", stock: { KZN: 10 } });
  await aProduct(ctx, { sku: "C", barcode: "96385074", picture: "/pictures/c.svg", stock: { KZN: 10 } });
  await aBundle(ctx, { sku: "SET", parts: { A: 2, B: 1 } });
  await inBin(ctx, "A", warehouses.KZN, "B-02-1", 20);
  await inBin(ctx, "B", warehouses.KZN, "A-01-1", 10);
  await inBin(ctx, "C", warehouses.KZN, "A-03-1", 15);
  const order = await anOrder(ctx, { lines });
  return { ...shop, order, fulfilmentId: order.fulfilments[0]?.id ?? "" };
}
