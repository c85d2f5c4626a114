import { expect, test } from "vitest";
import { packFulfilment } from "@/modules/fulfilment/commands/pack-fulfilment";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import { readFulfilment } from "@/modules/fulfilment/queries";
import { levelsOfSku } from "@/modules/inventory/level-queries";
import type { OrderAnswer } from "@/modules/orders/answer";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { anOrder, aProduct, aShop, eventsOf, stockOf } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { aPickTask, box } from "@/testing/pick-task";
import { readOrders } from "../queries";
import { adjustStock } from "./adjust-stock";
import { cancelOrder, cancelUnits } from "./cancel-order";
import { editOrder, previewEdit } from "./edit-order";
import { recordPayment } from "./record-payment";
import { runBulk } from "./run-bulk";
import { startBulk } from "./start-bulk";

const lineOf = ({ lines }: OrderAnswer, sku: string) => lines.find((line) => line.sku === sku)?.id ?? "";

test(
  "units of one line that are named twice are taken off twice",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
    const order = await anOrder(ctx, { lines: { A: 4 } });
    const one = { lineId: lineOf(order, "A"), units: 1 };
    await cancelUnits(ctx, { orderId: order.id, reason: "buyer", lines: [one, one] });
    expect((await readOrders(ctx, [order.id]))[0]?.lines).toMatchObject([{ cancelled: 2, reserved: 2 }]);
    await expect(cancelUnits(ctx, { orderId: order.id, reason: "buyer", lines: [one, one, one] })).rejects.toMatchObject({
      reason: { code: "order.too_many_to_cancel", params: { units: 3, most: 2 } },
    });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "an order whose rest is paid waits for no money any more",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
    const order = await anOrder(ctx, { lines: { A: 2 }, payment: "unpaid", unitPrice: 1_000, shippingPrice: 0 });
    await recordPayment(ctx, { orderId: order.id, amount: 1_000, method: "card", reference: null });
    await cancelUnits(ctx, { orderId: order.id, reason: "buyer", lines: [{ lineId: lineOf(order, "A"), units: 1 }] });
    expect((await readOrders(ctx, [order.id]))[0]).toMatchObject({ status: "confirmed", holds: [], paymentStatus: "paid" });
  }),
);

test(
  "picking is over when all that is still wanted lies in the tote: after a cancellation and after a loss",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db, { A: 2, B: 1, C: 1 });
    await pickUnits(ctx, { fulfilmentId, lines: [{ sku: "A", quantity: 2 }] });
    await cancelUnits(ctx, { orderId: order.id, reason: "buyer", lines: [{ lineId: lineOf(order, "B"), units: 1 }] });
    expect((await readFulfilment(ctx, fulfilmentId)).status).toBe("picking");
    await adjustStock(ctx, { warehouse: "KZN", reason: "fire", lines: [{ sku: "C", onHand: 0 }] });
    expect((await readFulfilment(ctx, fulfilmentId)).status).toBe("picked");
    expect((await eventsOf(ctx, order.id)).filter(({ type }) => type === "fulfilment.picked")).toHaveLength(1);
    await packFulfilment(ctx, { fulfilmentId, parcels: [{ ...box, lines: [{ sku: "A", quantity: 2 }] }] });
    expect((await readFulfilment(ctx, fulfilmentId)).status).toBe("packed");
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "picked units that are damaged are set apart at once, and nobody has to put them back",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db);
    await pickUnits(ctx, { fulfilmentId, lines: [{ sku: "A", quantity: 2 }] });
    const line = { lineId: lineOf(order, "A"), units: 1 };
    await cancelUnits(ctx, { orderId: order.id, reason: "buyer", restock: "damaged", lines: [line] });
    const levelOf = async (sku: string) => (await levelsOfSku(ctx, sku)).find((level) => level.warehouse === "KZN");
    expect(await levelOf("A")).toMatchObject({ onHand: 10, reserved: 1, damaged: 1 });
    expect(await stockOf(ctx, "A")).toMatchObject({ putBack: 0 });
    await cancelOrder(ctx, { orderId: order.id, reason: "buyer", restock: "damaged" });
    expect(await levelOf("A")).toMatchObject({ onHand: 10, reserved: 0, damaged: 2 });
    // What was not picked never left its shelf.
    expect(await levelOf("B")).toMatchObject({ onHand: 10, reserved: 0, damaged: 0 });
    const told = await eventsOf(ctx, order.id);
    expect(told.filter(({ type }) => type === "put_back.requested")).toEqual([]);
    expect(told.filter(({ type }) => type === "order.edited" || type === "order.cancelled").map(({ data }) => data)).toMatchObject([
      { damaged: 1 },
      { damaged: 1 },
    ]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "a change that takes picked units out says how many, and puts them where it is told",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db);
    await pickUnits(ctx, { fulfilmentId, lines: [{ sku: "A", quantity: 2 }] });
    const edit = (sku: string, quantity: number) => ({
      orderId: order.id,
      operations: [{ op: "set_quantity" as const, lineId: lineOf(order, sku), quantity }],
    });
    expect(await previewEdit(ctx, edit("A", 1))).toMatchObject({ takenOut: 1 });
    expect(await previewEdit(ctx, edit("B", 0))).toMatchObject({ takenOut: 0 });
    const levelOf = async (sku: string) => (await levelsOfSku(ctx, sku)).find((level) => level.warehouse === "KZN");
    await editOrder(ctx, edit("A", 1));
    expect(await levelOf("A")).toMatchObject({ onHand: 10, putBack: 1, damaged: 0 });
    await editOrder(ctx, { ...edit("A", 0), restock: "damaged" });
    expect(await levelOf("A")).toMatchObject({ onHand: 10, reserved: 0, putBack: 1, damaged: 1 });
    const told = (await eventsOf(ctx, order.id)).filter(({ type }) => type === "order.edited").map(({ data }) => data.damaged);
    expect(told).toEqual([undefined, 1]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "the choice is a bulk command's too",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db);
    await pickUnits(ctx, { fulfilmentId, lines: [{ sku: "A", quantity: 2 }] });
    const { id: runId } = await startBulk(ctx, {
      do: { command: "cancel", reason: "buyer", restock: "damaged" },
      orders: { ids: [order.id] },
    });
    await runBulk(ctx, { runId });
    expect((await levelsOfSku(ctx, "A")).find((level) => level.warehouse === "KZN")).toMatchObject({ putBack: 0, damaged: 2 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "the choice is the API's too, and another than the two is refused",
  withDatabase(async ({ db }) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db);
    await pickUnits(ctx, { fulfilmentId, lines: [{ sku: "A", quantity: 2 }] });
    const key = await aKey(ctx);
    const post = async (path: string, body: object) =>
      (
        await testApp(db).request(`/api/v1${path}`, {
          method: "POST",
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
          body: JSON.stringify(body),
        })
      ).status;
    const cancel = (restock: string) => post(`/orders/${order.id}/cancel`, { reason: "buyer", restock });
    const operations = [{ op: "set_quantity", lineId: lineOf(order, "A"), quantity: 1 }];
    expect(await post(`/orders/${order.id}/edit`, { operations, restock: "elsewhere" })).toBe(422);
    expect(await post(`/orders/${order.id}/edit`, { operations, restock: "damaged" })).toBe(200);
    const many = { do: { command: "cancel", restock: "elsewhere" }, orders: { ids: [order.id] } };
    expect(await post("/orders/bulk", many)).toBe(422);
    expect(await cancel("elsewhere")).toBe(422);
    expect(await cancel("damaged")).toBe(200);
    expect((await levelsOfSku(ctx, "A")).find((level) => level.warehouse === "KZN")).toMatchObject({ damaged: 2 });
  }),
);
