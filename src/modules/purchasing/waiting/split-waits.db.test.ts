import { expect, test } from "vitest";
import { splitOrder } from "@/modules/orders/commands/split-order";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop } from "@/testing/orders";
import { aSupplier } from "@/testing/purchasing";
import { orderWaiting } from "./order-waiting";
import { listWaiting } from "./waiting-queries";

test(
  "an order that goods were ordered for may be split, whole lines or parts of them, and nothing is ordered twice",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    for (const sku of ["A", "B"]) await aProduct(ctx, { sku });
    const order = await anOrder(ctx, { lines: { A: 2, B: 4 } });
    await aSupplier(ctx, { prices: { A: 100, B: 100 } });
    await orderWaiting(ctx, { warehouse: "MSK", skus: ["A", "B"] });
    const lineId = (sku: string) => order.lines.find((line) => line.sku === sku)?.id ?? "";
    await splitOrder(ctx, {
      orderId: order.id,
      note: null,
      lines: [
        { lineId: lineId("A"), units: 2 },
        { lineId: lineId("B"), units: 1 },
      ],
    });
    await expect(orderWaiting(ctx, { warehouse: "MSK", skus: ["A", "B"] })).rejects.toMatchObject({
      reason: { code: "purchase.nothing_lacking" },
    });
    expect((await listWaiting(ctx, {})).items).toMatchObject([
      { sku: "A", units: 2, lacking: 0 },
      { sku: "B", units: 4, lacking: 0 },
    ]);
  }),
);
