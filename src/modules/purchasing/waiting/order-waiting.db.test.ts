import { describe, expect, test } from "vitest";
import { receiveArrival } from "@/modules/orders/commands/receive-arrival";
import { anArrival } from "@/testing/arrivals";
import { refusalOf } from "@/testing/counted-stockroom";
import { inRollback, withDatabase } from "@/testing/database";
import { aBundle, actingAs, anOrder, aProduct, aShop } from "@/testing/orders";
import { aSupplier } from "@/testing/purchasing";
import { submitPurchase } from "../orders/decide-purchase";
import { cancelPurchase } from "../orders/end-purchase";
import { purchaseById } from "../orders/one-purchase-queries";
import { listPurchases } from "../orders/purchase-queries";
import { sendPurchase } from "../orders/send-purchase";
import { settlePurchases } from "../orders/settle-purchase";
import { orderWaiting } from "./order-waiting";
import { listWaiting } from "./waiting-queries";

describe("what orders wait for", () => {
  test(
    "is ordered from the preferred supplier in its packs, for the orders that wait, and never twice",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      const other = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 1 } });
      await aProduct(ctx, { sku: "B" });
      await aBundle(ctx, { sku: "KIT", parts: { A: 2, B: 1 } });
      const first = await anOrder(ctx, { lines: { A: 3 } });
      const kit = await anOrder(ctx, { lines: { KIT: 1 } });
      await aSupplier(ctx, { prices: { A: { priceMinor: 100, minQuantity: 5, pack: 5 } } });
      const [a, b] = (await listWaiting(ctx, {})).items;
      expect(a).toMatchObject({ sku: "A", units: 4, ordered: 0, supplier: { pack: 5 } });
      expect(b).toMatchObject({ sku: "B", units: 1, supplier: null });

      expect(await refusalOf(orderWaiting(ctx, { warehouse: "MSK", skus: ["B"] }))).toBe("purchase.no_supplier");
      expect(await refusalOf(orderWaiting(other.ctx, { warehouse: "MSK", skus: ["A"] }))).toBe("product.unknown");
      const inKazan = actingAs(ctx, { role: "operator", warehouseIds: [warehouses.KZN] });
      expect(await refusalOf(orderWaiting(inKazan, { warehouse: "MSK", skus: ["A"] }))).toBe("warehouse.not_yours");

      const [drafted] = await orderWaiting(ctx, { warehouse: "MSK", skus: ["A"], click: "one" });
      expect(await orderWaiting(ctx, { warehouse: "MSK", skus: ["A"], click: "one" })).toEqual([drafted]);
      expect(await refusalOf(orderWaiting(ctx, { warehouse: "MSK", skus: ["A"] }))).toBe("purchase.nothing_lacking");
      const purchaseId = drafted?.id ?? "";
      const order = await purchaseById(ctx, purchaseId);
      expect(order.lines).toMatchObject([
        {
          sku: "A",
          quantity: 5,
          waits: [
            { number: first.number, units: 2 },
            { number: kit.number, units: 2 },
          ],
        },
      ]);
      expect((await listWaiting(ctx, {})).items[0]).toMatchObject({ units: 4, ordered: 4, unsent: 5, lacking: 0 });

      // Called off, the units are lacking again.
      await cancelPurchase(ctx, { purchaseId });
      expect(await orderWaiting(ctx, { warehouse: "MSK", skus: ["A"] })).toHaveLength(1);
    }),
  );

  test(
    "what came is given out and no longer counts as ordered; what is short is lacking again",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      await anOrder(ctx, { lines: { A: 4 } });
      await aSupplier(ctx, { prices: { A: 100 } });
      const [drafted] = await orderWaiting(ctx, { warehouse: "MSK", skus: ["A"] });
      const purchaseId = drafted?.id ?? "";
      await submitPurchase(ctx, { purchaseId });
      await sendPurchase(ctx, { purchaseId, by: "hand" });
      expect((await listWaiting(ctx, {})).items).toMatchObject([{ units: 4, ordered: 4, incoming: 4 }]);
      const arrivalId = (await purchaseById(ctx, purchaseId)).lines[0]?.arrival?.id ?? "";
      await receiveArrival(ctx, { arrivalId, quantity: 3 });
      await settlePurchases(ctx, [arrivalId]);
      expect((await listWaiting(ctx, {})).items).toMatchObject([{ units: 1, ordered: 1, incoming: 1 }]);
      await cancelPurchase(ctx, { purchaseId });
      expect((await listWaiting(ctx, {})).items).toMatchObject([{ units: 1, ordered: 0, incoming: 0, lacking: 1 }]);
    }),
  );

  test(
    "is not ordered where it is announced already: that serves those in front, and only who stands behind them lacks it",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      await anOrder(ctx, { lines: { A: 4 } });
      const second = await anOrder(ctx, { lines: { A: 3 } });
      await aSupplier(ctx, { prices: { A: 100 } });
      await anArrival(ctx, { sku: "A", quantity: 5 });
      expect((await listWaiting(ctx, {})).items).toMatchObject([{ units: 7, incoming: 5, lacking: 2 }]);
      const [drafted] = await orderWaiting(ctx, { warehouse: "MSK", skus: ["A"] });
      expect((await purchaseById(ctx, drafted?.id ?? "")).lines).toMatchObject([
        { quantity: 2, waits: [{ number: second.number, units: 2 }] },
      ]);
    }),
  );
});

test(
  "two who order the same wait at once order it once",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A" });
    await anOrder(ctx, { lines: { A: 4 } });
    await aSupplier(ctx, { prices: { A: 100 } });
    const answers = await Promise.all([1, 2, 3].map(() => refusalOf(orderWaiting(ctx, { warehouse: "MSK", skus: ["A"] }))));
    expect(answers.toSorted()).toEqual([null, "purchase.nothing_lacking", "purchase.nothing_lacking"].toSorted());
    expect((await listPurchases(ctx, {})).items).toHaveLength(1);
  }),
);
