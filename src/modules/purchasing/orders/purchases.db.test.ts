import { describe, expect, test } from "vitest";
import { arrivalById, listArrivals } from "@/modules/inventory/arrivals/arrival-queries";
import { cancelArrival } from "@/modules/inventory/commands/cancel-arrival";
import { changeArrival } from "@/modules/inventory/commands/change-arrival";
import { receiveArrival } from "@/modules/orders/commands/receive-arrival";
import { readOrders } from "@/modules/orders/queries";
import { CloseShort, ReceiveGoods } from "@/modules/stockroom/receiving/inputs";
import { closeShort } from "@/modules/stockroom/receiving/note-discrepancy";
import { receiveGoods } from "@/modules/stockroom/receiving/receive-goods";
import type { Context } from "@/platform/context";
import { inDays } from "@/testing/arrivals";
import { bookBreaches } from "@/testing/book-breaches";
import { refusalOf } from "@/testing/counted-stockroom";
import { inRollback } from "@/testing/database";
import { actingAs, anOrder, aProduct, aShop, eventsOf, stockOf } from "@/testing/orders";
import { aDraft, aSentPurchase, aSupplier } from "@/testing/purchasing";
import { approvePurchase, rejectPurchase, reopenPurchase, submitPurchase } from "./decide-purchase";
import { draftPurchaseOrders } from "./draft-purchase-orders";
import { cancelPurchase, closePurchase } from "./end-purchase";
import { EditPurchase, ReschedulePurchase, SavePurchase, SendPurchase } from "./inputs";
import { purchaseById } from "./one-purchase-queries";
import { countPurchases, listPurchases } from "./purchase-queries";
import { putPurchaseSettings } from "./put-settings";
import { reschedulePurchase } from "./reschedule-purchase";
import { createPurchase, editPurchase } from "./save-purchase";
import { sendPurchase } from "./send-purchase";
import { settlePurchases } from "./settle-purchase";

const limit = (ctx: Context, approvalAboveMinor: number | null) =>
  putPurchaseSettings(ctx, { version: 0, settings: { approvalAboveMinor, taxInCost: true } });

const arrivalsOf = async (ctx: Context, purchaseId: string) =>
  (await purchaseById(ctx, purchaseId)).lines.map((line) => line.arrival?.id ?? "");

/** What a floor or a desk received is counted on the order by the job that follows. */
async function settled(ctx: Context, purchaseId: string) {
  await settlePurchases(ctx, await arrivalsOf(ctx, purchaseId));
  return purchaseById(ctx, purchaseId);
}

describe("drafting", () => {
  test(
    "prices are the supplier's, tax rates the catalogue's, and all sums are those of the lines",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      await aProduct(ctx, { sku: "B" });
      const supplierId = await aSupplier(ctx, { prices: { A: { priceMinor: 10_001, supplierSku: "T-1" } } });
      const lines = [
        { sku: "A", quantity: 3, discountMinor: 3 },
        { sku: "B", quantity: 2, unitPriceMinor: 5_000, taxRate: null },
      ];
      const draft = SavePurchase.parse({ supplierId, warehouse: "MSK", freightMinor: 700, lines });
      const { id, number } = await createPurchase(ctx, draft);
      expect(number).toBe("PO-1");
      const order = await purchaseById(ctx, id);
      expect(order).toMatchObject({ status: "draft", goodsMinor: 40_003, discountMinor: 3, freightMinor: 700, totalMinor: 40_700 });
      expect(order.lines).toMatchObject([
        { sku: "A", supplierSku: "T-1", totalMinor: 30_000, taxRate: 22, taxMinor: 5_410 },
        { sku: "B", totalMinor: 10_000, taxRate: null, taxMinor: 0 },
      ]);
      expect(
        await refusalOf(createPurchase(ctx, SavePurchase.parse({ supplierId, warehouse: "MSK", lines: [{ sku: "B", quantity: 1 }] }))),
      ).toBe("purchase.price_missing");
    }),
  );

  test(
    "what is wanted becomes one order for each preferred supplier, raised to minimum and pack, once for each cause",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      const [a, b] = [await aProduct(ctx, { sku: "A" }), await aProduct(ctx, { sku: "B" })];
      await aSupplier(ctx, { name: "One", prices: { A: { priceMinor: 100, minQuantity: 10, pack: 4 }, B: 50 } });
      await aSupplier(ctx, { name: "Two", prices: { B: { priceMinor: 70, preferred: true } } });
      const wanted = [
        { productId: a.id, warehouseId: warehouses.MSK, quantity: 3 },
        { productId: b.id, warehouseId: warehouses.MSK, quantity: 5 },
        { productId: a.id, warehouseId: warehouses.MSK, quantity: 2 },
      ];
      const made = await draftPurchaseOrders(ctx, wanted, { causeKey: "click" });
      expect(await draftPurchaseOrders(ctx, wanted, { causeKey: "click" })).toEqual(made);
      const orders = await Promise.all(made.map(({ id }) => purchaseById(ctx, id)));
      const told = orders.map(({ supplier, lines }) => [supplier.name, lines.map(({ sku, quantity }) => `${sku} ${quantity}`)]);
      expect(told).toEqual([
        ["One", ["A 12"]],
        ["Two", ["B 5"]],
      ]);
      const nobody = await aProduct(ctx, { sku: "C" });
      expect(await refusalOf(draftPurchaseOrders(ctx, [{ productId: nobody.id, warehouseId: warehouses.MSK, quantity: 1 }]))).toBe(
        "purchase.no_supplier",
      );
      const other = await aShop(db);
      expect(await refusalOf(draftPurchaseOrders(other.ctx, wanted))).toBe("not_found");
    }),
  );

  test(
    "a draft is changed by its version, and not once it was submitted",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      const other = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      const supplierId = await aSupplier(ctx, { prices: { A: 100 } });
      const purchaseId = await aDraft(ctx, { supplierId, lines: { A: 1 } });
      const next = EditPurchase.parse({ supplierId, warehouse: "KZN", lines: [{ sku: "A", quantity: 7 }] });
      await editPurchase(ctx, { purchaseId, ...next, version: 1 });
      expect(await purchaseById(ctx, purchaseId)).toMatchObject({ version: 2, totalMinor: 700, warehouse: { code: "KZN" } });
      expect(await refusalOf(editPurchase(ctx, { purchaseId, ...next, version: 1 }))).toBe("purchase.stale_version");
      expect(await refusalOf(editPurchase(other.ctx, { purchaseId, ...next }))).toBe("not_found");
      await submitPurchase(ctx, { purchaseId });
      expect(await refusalOf(editPurchase(ctx, { purchaseId, ...next }))).toBe("purchase.wrong_status");
      await reopenPurchase(ctx, { purchaseId });
      await editPurchase(ctx, { purchaseId, ...next });
    }),
  );
});

describe("approval", () => {
  test(
    "an order above the owner's limit waits for a manager who did not ask for it; the owner may approve their own",
    inRollback(async (db) => {
      const { ctx: owner } = await aShop(db);
      const other = await aShop(db);
      const ctx = actingAs(owner, { role: "manager" });
      await aProduct(ctx, { sku: "A" });
      await limit(owner, 1_000);
      const supplierId = await aSupplier(ctx, { prices: { A: 100 } });
      const small = await aDraft(ctx, { supplierId, lines: { A: 10 } });
      expect(await submitPurchase(ctx, { purchaseId: small })).toEqual({ status: "approved" });
      const purchaseId = await aDraft(ctx, { supplierId, lines: { A: 11 } });
      expect(await submitPurchase(ctx, { purchaseId })).toEqual({ status: "waiting_for_approval" });
      expect(await refusalOf(sendPurchase(ctx, { purchaseId, by: "hand" }))).toBe("purchase.wrong_status");
      expect(await refusalOf(approvePurchase(ctx, { purchaseId }))).toBe("purchase.own_approval");
      expect(await refusalOf(approvePurchase(actingAs(owner, { role: "operator" }), { purchaseId }))).toBe("forbidden.role");
      expect(await refusalOf(approvePurchase(other.ctx, { purchaseId }))).toBe("not_found");
      await rejectPurchase(actingAs(owner, { role: "manager" }), { purchaseId, reason: "Too many" });
      expect(await purchaseById(ctx, purchaseId)).toMatchObject({ status: "draft", rejectReason: "Too many" });
      await submitPurchase(ctx, { purchaseId });
      await approvePurchase(actingAs(owner, { role: "manager" }), { purchaseId });
      expect(await purchaseById(ctx, purchaseId)).toMatchObject({ status: "approved", rejectReason: null });
      const own = await aDraft(owner, { supplierId, lines: { A: 11 } });
      await submitPurchase(owner, { purchaseId: own });
      await approvePurchase(owner, { purchaseId: own });
    }),
  );

  test(
    "the limit is in the organization's money, whatever the supplier's: a rate is asked for",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      await limit(ctx, 100_000);
      const supplierId = await aSupplier(ctx, { currency: "USD", prices: { A: 1_000 } });
      const without = await aDraft(ctx, { supplierId, lines: { A: 1 } });
      expect(await refusalOf(submitPurchase(ctx, { purchaseId: without }))).toBe("purchase.rate_missing");
      const purchaseId = await aDraft(ctx, { supplierId, rate: 100.5, lines: { A: 1 } });
      expect(await submitPurchase(ctx, { purchaseId })).toEqual({ status: "waiting_for_approval" });
    }),
  );
});

describe("on the way", () => {
  test(
    "a sent order is expected: incoming, the promise of who waits, and a day that moves with it",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      const supplierId = await aSupplier(ctx, { prices: { A: 100 } });
      const purchaseId = await aDraft(ctx, { supplierId, expectedAt: inDays(4), lines: { A: 10 } });
      await submitPurchase(ctx, { purchaseId });
      expect((await listArrivals(ctx, {})).items).toEqual([]);
      await sendPurchase(ctx, { purchaseId, ...SendPurchase.parse({ by: "hand" }) });
      const [arrival] = (await listArrivals(ctx, {})).items;
      expect(arrival).toMatchObject({ sku: "A", outstanding: 10, reference: "PO-1", purchase: { id: purchaseId, number: "PO-1" } });
      expect(arrival?.expectedAt.toISOString()).toBe(inDays(4));
      const arrivalId = arrival?.id ?? "";
      expect(await refusalOf(cancelArrival(ctx, { arrivalId }))).toBe("arrival.of_purchase");
      expect(await refusalOf(changeArrival(ctx, { arrivalId, quantity: 12 }))).toBe("arrival.of_purchase");
      await reschedulePurchase(ctx, { purchaseId, ...ReschedulePurchase.parse({ expectedAt: inDays(9), reference: "INV-7" }) });
      expect(await arrivalById(ctx, arrivalId)).toMatchObject({ expectedAt: new Date(inDays(9)), reference: "PO-1, INV-7" });
      // Whoever moves the arrival moves the order.
      await changeArrival(ctx, { arrivalId, expectedAt: inDays(6) });
      expect(await settled(ctx, purchaseId)).toMatchObject({ status: "sent", expectedAt: new Date(inDays(6)) });
    }),
  );

  test(
    "without a day it comes after the supplier's lead time, and is refused where nobody can say",
    inRollback(async (db) => {
      const { ctx } = await aShop(db, { now: () => new Date("2026-11-23T09:00:00Z") });
      await aProduct(ctx, { sku: "A" });
      const supplierId = await aSupplier(ctx, { prices: { A: { leadDays: 3 } } });
      const purchaseId = await aSentPurchase(ctx, { supplierId, lines: { A: 1 } });
      expect((await purchaseById(ctx, purchaseId)).expectedAt?.toISOString()).toBe("2026-11-26T09:00:00.000Z");
      const silent = await aSupplier(ctx, { name: "Silent", leadDays: null, prices: { A: 1 } });
      expect(await refusalOf(aSentPurchase(ctx, { supplierId: silent, lines: { A: 1 } }))).toBe("purchase.day_missing");
    }),
  );

  test(
    "what floor and desk receive is counted once, fills who waits, sets the cost, and closes the order",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 2 } });
      const waiting = await anOrder(ctx, { lines: { A: 5 } });
      const supplierId = await aSupplier(ctx, { prices: { A: 12_000 } });
      const purchaseId = await aSentPurchase(ctx, { supplierId, lines: { A: 10 } });
      const [arrivalId = ""] = await arrivalsOf(ctx, purchaseId);
      await receiveGoods(ctx, ReceiveGoods.parse({ warehouse: "MSK", sku: "A", quantity: 4, arrivalId }));
      expect(await settled(ctx, purchaseId)).toMatchObject({ status: "partly_received", lines: [{ received: 4, open: 6 }] });
      expect(await settled(ctx, purchaseId)).toMatchObject({ receipts: [{ units: 4, sku: "A" }] });
      expect((await readOrders(ctx, [waiting.id]))[0]?.lines).toMatchObject([{ reserved: 5, backordered: 0 }]);
      await receiveArrival(ctx, { arrivalId, quantity: 6, receipt: "desk" });
      await receiveArrival(ctx, { arrivalId, quantity: 6, receipt: "desk" });
      expect(await settled(ctx, purchaseId)).toMatchObject({ status: "received", receipts: [{ units: 4 }, { units: 6 }] });
      await closePurchase(ctx, { purchaseId });
      expect((await listPurchases(ctx, { status: "closed" })).items).toMatchObject([{ units: 10, received: 10 }]);
      expect((await eventsOf(ctx)).filter(({ type }) => type === "purchase.received")).toHaveLength(2);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "more than was ordered is explained on the order, and short is what will not come",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      await aProduct(ctx, { sku: "B" });
      const supplierId = await aSupplier(ctx, { prices: { A: 100, B: 100 } });
      const purchaseId = await aSentPurchase(ctx, { supplierId, lines: { A: 10, B: 10 } });
      const [a = "", b = ""] = await arrivalsOf(ctx, purchaseId);
      await receiveGoods(ctx, ReceiveGoods.parse({ warehouse: "MSK", sku: "A", quantity: 12, arrivalId: a, over: true }));
      await receiveGoods(ctx, ReceiveGoods.parse({ warehouse: "MSK", sku: "B", quantity: 7, arrivalId: b }));
      await closeShort(ctx, CloseShort.parse({ arrivalId: b, note: "three missing" }));
      const order = await settled(ctx, purchaseId);
      expect(order).toMatchObject({
        status: "received",
        lines: [
          { received: 10, over: 2 },
          { received: 7, cancelled: 3, over: 0 },
        ],
      });
      expect(order.lines[1]?.differences).toMatchObject([{ kind: "short", units: 3, note: "three missing" }]);
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 12 });
    }),
  );

  test(
    "what has not come is called off: the rest of an order, or all of it",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      const other = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      const supplierId = await aSupplier(ctx, { prices: { A: 100 } });
      const part = await aSentPurchase(ctx, { supplierId, lines: { A: 10 } });
      const [arrivalId = ""] = await arrivalsOf(ctx, part);
      await receiveArrival(ctx, { arrivalId, quantity: 4 });
      await settled(ctx, part);
      expect(await refusalOf(cancelPurchase(other.ctx, { purchaseId: part }))).toBe("not_found");
      expect(await cancelPurchase(ctx, { purchaseId: part })).toEqual({ status: "received" });
      expect(await purchaseById(ctx, part)).toMatchObject({ lines: [{ received: 4, cancelled: 6, open: 0 }] });
      const whole = await aSentPurchase(ctx, { supplierId, lines: { A: 3 } });
      expect(await countPurchases(ctx)).toMatchObject({ open: 2, expected: 1 });
      expect(await cancelPurchase(ctx, { purchaseId: whole })).toEqual({ status: "cancelled" });
      expect((await listArrivals(ctx, {})).items).toEqual([]);
      expect(await refusalOf(cancelPurchase(ctx, { purchaseId: whole }))).toBe("purchase.wrong_status");
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "people of other warehouses see nothing of it",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      const supplierId = await aSupplier(ctx, { prices: { A: 100 } });
      const purchaseId = await aSentPurchase(ctx, { supplierId, lines: { A: 3 } });
      const inKazan = actingAs(ctx, { role: "operator", warehouseIds: [warehouses.KZN] });
      expect(await refusalOf(purchaseById(inKazan, purchaseId))).toBe("not_found");
      expect((await listPurchases(inKazan, {})).items).toEqual([]);
      expect(await refusalOf(aDraft(inKazan, { supplierId, lines: { A: 1 } }))).toBe("warehouse.not_yours");
    }),
  );
});
