import { describe, expect, test } from "vitest";
import { readOrders } from "@/modules/orders/queries";
import { enterTracking } from "@/modules/shipments/commands/record-tracking";
import { shipFulfilment } from "@/modules/shipments/commands/ship-fulfilment";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { anOrder, eventsOf, receive, stockOf } from "@/testing/orders";
import { aPackedParcel } from "@/testing/parcel-task";
import { aDeliveredOrder, aReturn, returnRow, sumsOfReturn } from "@/testing/returned-order";
import { balanceOfOrder, payFromBalance } from "./balance/move-balance";
import { exchangeReturn, previewExchange } from "./commands/exchange-return";
import { followParcel } from "./commands/follow-parcel";
import { openChannelReturn } from "./commands/open-channel-return";
import { receiveReturn } from "./commands/receive-return";
import { refundReturn } from "./commands/refund-return";
import { closeSettled, tellOverdue } from "./commands/watch-returns";
import { listReturns } from "./queries";

const whole = { reference: null, fiscalNumber: null };

describe("returns that nobody of the staff asks for", () => {
  test(
    "a parcel on its way back is a return of all its units, once, and none when the buyer takes it after all",
    inRollback(async (db) => {
      const { ctx, order, fulfilmentId } = await aPackedParcel(db, { payment: "cash_on_delivery" });
      const { id: shipmentId } = await shipFulfilment(ctx, { fulfilmentId });
      const tell = (status: "in_transit" | "return_to_sender" | "returned", hour: number) =>
        enterTracking(ctx, {
          shipmentId,
          status,
          occurredAt: new Date(Date.now() - (10 - hour) * 60_000).toISOString(),
          location: null,
          note: null,
        });
      await tell("in_transit", 1);
      await tell("return_to_sender", 2);
      await followParcel(ctx, { shipmentId, status: "return_to_sender" });
      await followParcel(ctx, { shipmentId, status: "returned" });
      const { items } = await listReturns(ctx, { orderId: order.id });
      expect(items).toMatchObject([{ status: "on_the_way", origin: "carrier", warehouse: "KZN", wayBackPayer: "shop" }]);
      expect(items[0]?.lines.map(({ sku, quantity, reason }) => [sku, quantity, reason])).toEqual([
        ["A", 2, "refused"],
        ["B", 1, "refused"],
      ]);
      const returnId = items[0]?.id ?? "";
      await followParcel(ctx, { shipmentId, status: "delivered" });
      expect(await returnRow(ctx, returnId)).toMatchObject({ status: "cancelled" });
      expect((await readOrders(ctx, [order.id]))[0]).toMatchObject({ returnStatus: "none" });
    }),
  );

  test(
    "a parcel that was delivered by the time its way back is heard of opens no return",
    inRollback(async (db) => {
      const { ctx, order, fulfilmentId } = await aPackedParcel(db);
      const { id: shipmentId } = await shipFulfilment(ctx, { fulfilmentId });
      const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
      for (const [status, minutes] of [
        ["in_transit", 9],
        ["return_to_sender", 7],
        ["delivered", 5],
      ] as const)
        await enterTracking(ctx, { shipmentId, status, occurredAt: at(minutes), location: null, note: null });
      await followParcel(ctx, { shipmentId, status: "delivered" });
      await followParcel(ctx, { shipmentId, status: "return_to_sender" });
      expect((await listReturns(ctx, { orderId: order.id })).items).toEqual([]);
    }),
  );

  test(
    "what came back undelivered and was never paid owes no money",
    inRollback(async (db) => {
      const { ctx, order, fulfilmentId } = await aPackedParcel(db, { payment: "cash_on_delivery" });
      const { id: shipmentId } = await shipFulfilment(ctx, { fulfilmentId });
      const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
      await enterTracking(ctx, { shipmentId, status: "in_transit", occurredAt: at(9), location: null, note: null });
      await enterTracking(ctx, { shipmentId, status: "returned", occurredAt: at(5), location: null, note: null });
      await followParcel(ctx, { shipmentId, status: "returned" });
      const [one] = (await listReturns(ctx, { orderId: order.id })).items;
      const lines = (one?.lines ?? []).map(({ lineId, quantity }) => ({ lineId, quantity, condition: "sellable" as const }));
      await receiveReturn(ctx, { returnId: one?.id ?? "", warehouse: "KZN", note: null, lines });
      expect(await sumsOfReturn(ctx, one?.id ?? "")).toEqual({ due: 0, open: 0, refunded: 0 });
      expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 10 });
      expect((await readOrders(ctx, [order.id]))[0]).toMatchObject({ fulfilmentStatus: "returned_to_sender", returnStatus: "returned" });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "a channel's word opens one return, of what has left and is not asked back, in the channel's words",
    inRollback(async (db) => {
      const shop = await aDeliveredOrder(db);
      const { ctx, orderId, lineOf } = shop;
      await aReturn(ctx, shop, { A: 1 });
      const told = { orderId, cause: "R-77", because: "Не подошло", lines: [{ lineId: lineOf.A, units: 2 }] };
      await openChannelReturn(ctx, told);
      await openChannelReturn(ctx, told);
      const { items } = await listReturns(ctx, { orderId, origin: "channel" });
      expect(items).toMatchObject([{ status: "approved", lines: [{ sku: "A", quantity: 1, reason: "other", note: "Не подошло" }] }]);
      await openChannelReturn(ctx, { orderId, cause: "R-78", because: "other", lines: [] });
      expect((await listReturns(ctx, { orderId, origin: "channel" })).items[0]?.lines).toMatchObject([{ sku: "B", quantity: 1 }]);
    }),
  );
});

describe("what comes of a return beside money on a card", () => {
  async function received(db: Parameters<typeof aDeliveredOrder>[0], units: Record<string, number>) {
    const shop = await aDeliveredOrder(db);
    const returnId = await aReturn(shop.ctx, shop, units);
    const lines = Object.entries(units).map(([sku, quantity]) => ({
      lineId: shop.lineOf[sku] ?? "",
      quantity,
      condition: "sellable" as const,
    }));
    await receiveReturn(shop.ctx, { returnId, warehouse: "KZN", note: null, lines });
    return { ...shop, returnId };
  }

  test(
    "C-31: an exchange is a new order that the return pays; the first stays delivered and closed",
    inRollback(async (db) => {
      const { ctx, orderId, returnId } = await received(db, { A: 2 });
      const wish = { returnId, note: null, lines: [{ sku: "B", quantity: 1 }] };
      expect(await previewExchange(ctx, wish)).toMatchObject({
        totalMinor: 129_900,
        coveredMinor: 129_900,
        toPayMinor: 0,
        toRefundMinor: 129_900,
      });
      expect(await returnRow(ctx, returnId)).toMatchObject({ status: "received", exchangeOrder: null });
      const { orderId: newId, number } = await exchangeReturn(ctx, wish);
      expect(await returnRow(ctx, returnId)).toMatchObject({ status: "received", exchangeOrder: number });
      const [first, second] = await readOrders(ctx, [orderId, newId]);
      expect(first).toMatchObject({ status: "closed", fulfilmentStatus: "delivered", paymentStatus: "partially_refunded" });
      expect(second).toMatchObject({ paymentStatus: "paid", lines: [{ sku: "B", reserved: 1 }] });
      await refundReturn(ctx, { returnId, method: "card", ...whole });
      expect(await returnRow(ctx, returnId)).toMatchObject({ status: "exchanged" });
      await expect(exchangeReturn(ctx, wish)).rejects.toMatchObject({ kind: "conflict" });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "a refund onto the balance pays another order of the buyer, never more than lies there",
    inRollback(async (db) => {
      const { ctx, returnId, orderId } = await received(db, { B: 1 });
      await refundReturn(ctx, { returnId, method: "balance", ...whole });
      const next = await anOrder(ctx, { lines: { A: 1 }, payment: "unpaid" });
      expect(await balanceOfOrder(ctx, next.id)).toEqual({ amountMinor: 129_900, currency: "RUB" });
      await expect(payFromBalance(ctx, { orderId: next.id, amount: 129_901 })).rejects.toMatchObject({
        reason: { code: "return.balance_short" },
      });
      await payFromBalance(ctx, { orderId: next.id, amount: 129_900 });
      expect(await balanceOfOrder(ctx, orderId)).toMatchObject({ amountMinor: 0 });
      expect((await readOrders(ctx, [next.id]))[0]).toMatchObject({ paymentStatus: "partially_paid" });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "money that is overdue is told of once, and what was settled closes by itself after a while",
    inRollback(async (db) => {
      const { ctx, returnId, orderId } = await received(db, { A: 1 });
      const later = (days: number) => ({ ...ctx, now: () => new Date(Date.now() + days * 86_400_000) });
      await tellOverdue(later(5));
      await tellOverdue(later(12));
      await tellOverdue(later(13));
      expect((await eventsOf(ctx, orderId)).filter(({ type }) => type === "return.overdue")).toHaveLength(1);
      await refundReturn(ctx, { returnId, method: "card", ...whole });
      await closeSettled(later(2));
      expect(await returnRow(ctx, returnId)).toMatchObject({ status: "refunded" });
      await closeSettled(later(20));
      expect(await returnRow(ctx, returnId)).toMatchObject({ status: "closed" });
      await receive(ctx, "KZN", { A: 1 });
    }),
  );
});
