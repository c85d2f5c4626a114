import { expect, test } from "vitest";
import { inRollback } from "@/testing/database";
import { aProduct, aShop } from "@/testing/orders";
import { levelsOfSku } from "./level-queries";

test(
  "a product is shown in every warehouse that may take it in, with zeros where it has never been",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "TEE", stock: { KZN: 3 } });
    const shown = (await levelsOfSku(ctx, "TEE")).map(({ warehouse, onHand, available }) => [warehouse, onHand, available]);
    expect(shown.sort()).toEqual([
      ["KZN", 3, 3],
      ["MSK", 0, 0],
    ]);
  }),
);

test(
  "another organization's product has no levels",
  inRollback(async (db) => {
    const [one, two] = [await aShop(db), await aShop(db)];
    await aProduct(one.ctx, { sku: "TEE", stock: { KZN: 3 } });
    expect(await levelsOfSku(two.ctx, "TEE")).toEqual([]);
  }),
);
