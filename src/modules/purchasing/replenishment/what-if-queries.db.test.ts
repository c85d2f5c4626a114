import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { products } from "@/modules/catalog/tables";
import { inRollback } from "@/testing/database";
import { aProduct, aShop } from "@/testing/orders";
import { plannedShelves } from "@/testing/planned-shelves";
import { whatIf } from "./what-if-queries";

test(
  "what shelves of products in several currencies come to is summed by currency",
  inRollback(async (db) => {
    const { ctx, warehouses } = await aShop(db);
    const wishes = [{ warehouseId: warehouses.MSK }];
    const { id: ours } = await aProduct(ctx, { sku: "A" });
    const { id: theirs } = await aProduct(ctx, { sku: "B" });
    await db.update(products).set({ costMinor: 100 }).where(eq(products.id, ours));
    await db.update(products).set({ currency: "USD", costMinor: 7 }).where(eq(products.id, theirs));
    await plannedShelves(ctx, { [ours]: wishes, [theirs]: wishes });
    const { now, changed } = await whatIf(ctx, { coverDays: 60 });
    expect(now.toOrder).toBe(2);
    expect(Object.keys(now.money).sort()).toEqual(["RUB", "USD"]);
    // The shelves are alike: only what a unit costs differs.
    const units = (now.money.RUB?.orderMinor ?? 0) / 100;
    expect(units).toBeGreaterThan(0);
    expect(now.money.USD?.orderMinor).toBe(units * 7);
    expect(changed.money.USD?.orderMinor).toBeGreaterThan(units * 7);
  }),
);
