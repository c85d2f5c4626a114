import { expect, test } from "vitest";
import type { Context } from "@/platform/context";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop, eventsOf, receive } from "@/testing/orders";
import type { HoldEvent } from "../hold-events";
import { readOrders } from "../queries";
import { cancelUnits } from "./cancel-order";
import { editOrder } from "./edit-order";
import { holdOrder } from "./hold-order";
import { recordPayment, recordRefund } from "./record-payment";
import { splitOrder } from "./split-order";

const hold = (ctx: Context, orderId: string, waitsFor: HoldEvent, reason: "manual" | "buyer_request" | "fraud_risk" = "manual") =>
  holdOrder(ctx, { orderId, reason, note: null, until: null, waitsFor });

async function holdsOf(ctx: Context, id: string): Promise<(string | null)[]> {
  const [order] = await readOrders(ctx, [id]);
  return order?.holds.map(({ waitsFor }) => waitsFor) ?? [];
}

test(
  "several holds wait at once, and each event releases its own in its own transaction",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 1 } });
    const order = await anOrder(ctx, { lines: { A: 3 }, payment: "cash_on_delivery" });
    await hold(ctx, order.id, "payment", "manual");
    await hold(ctx, order.id, "stock", "buyer_request");
    await hold(ctx, order.id, "address", "fraud_risk");
    expect(await holdsOf(ctx, order.id)).toEqual(["payment", "stock", "address"]);

    const pay = (amount: number) => recordPayment(ctx, { orderId: order.id, amount, method: "card", reference: null });
    await pay(100);
    expect(await holdsOf(ctx, order.id)).toHaveLength(3);
    await pay(order.totals.total.amount - 100);
    expect(await holdsOf(ctx, order.id)).toEqual(["stock", "address"]);

    await receive(ctx, "KZN", { A: 1 });
    expect(await holdsOf(ctx, order.id)).toEqual(["stock", "address"]);
    await receive(ctx, "KZN", { A: 1 });
    expect(await holdsOf(ctx, order.id)).toEqual(["address"]);

    const lineId = order.lines[0]?.id ?? "";
    await editOrder(ctx, { orderId: order.id, operations: [{ op: "set_discount", lineId, discount: 100 }] });
    expect(await holdsOf(ctx, order.id)).toEqual(["address"]);
    const address = {
      country: "RU",
      region: null,
      city: "Казань",
      postalCode: null,
      line1: "ул. Новая, 1",
      latitude: null,
      longitude: null,
    };
    await editOrder(ctx, { orderId: order.id, operations: [{ op: "set_address", address }] });
    expect(await holdsOf(ctx, order.id)).toEqual([]);
    const told = (await eventsOf(ctx, order.id)).filter(({ type }) => type === "order.released");
    expect(told.map(({ data }) => data.reason)).toEqual(["manual", "buyer_request", "fraud_risk"]);
  }),
);

test(
  "a hold may not wait for what has happened",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 1 } });
    const order = await anOrder(ctx, { lines: { A: 1 } });
    for (const event of ["payment", "stock"] as const)
      await expect(hold(ctx, order.id, event)).rejects.toMatchObject({ reason: { code: "order.nothing_to_wait_for" } });
    await hold(ctx, order.id, "address");
    expect(await holdsOf(ctx, order.id)).toEqual(["address"]);
  }),
);

test(
  "a hold that waits for stock ends when what lacked is cancelled, edited away or split off, where it goes along",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    for (const sku of ["A", "B", "C"]) await aProduct(ctx, { sku, stock: { KZN: 1 } });
    const held = async (sku: string) => {
      const { id, lines } = await anOrder(ctx, { lines: { [sku]: 3 } });
      await hold(ctx, id, "stock");
      return { orderId: id, lineId: lines[0]?.id ?? "" };
    };
    const [a, b, c] = [await held("A"), await held("B"), await held("C")];
    await cancelUnits(ctx, { orderId: a.orderId, reason: "buyer", lines: [{ lineId: a.lineId, units: 2 }] });
    await editOrder(ctx, { orderId: b.orderId, operations: [{ op: "set_quantity", lineId: b.lineId, quantity: 1 }] });
    const { split } = await splitOrder(ctx, { orderId: c.orderId, lines: [{ lineId: c.lineId, units: 2 }], note: null });
    for (const { orderId } of [a, b, c]) expect(await holdsOf(ctx, orderId)).toEqual([]);
    expect(await holdsOf(ctx, split.id)).toEqual(["stock"]);
    await receive(ctx, "KZN", { C: 2 });
    expect(await holdsOf(ctx, split.id)).toEqual([]);
  }),
);

test(
  "money that went back again is not there: the order waits for all of it",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 1 } });
    const order = await anOrder(ctx, { lines: { A: 1 }, payment: "unpaid" });
    const half = { orderId: order.id, amount: order.totals.total.amount / 2, method: "card", reference: null };
    const held = async () => (await readOrders(ctx, [order.id]))[0]?.holds.map(({ reason }) => reason);
    await recordPayment(ctx, half);
    await recordRefund(ctx, half);
    await recordPayment(ctx, half);
    expect(await held()).toEqual(["awaiting_payment"]);
    await recordPayment(ctx, half);
    expect(await held()).toEqual([]);
  }),
);
