import { describe, expect, test } from "vitest";
import { levelsOfSku } from "@/modules/inventory/level-queries";
import { readOrders } from "@/modules/orders/queries";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { actingAs, anOrder, eventsOf, receive, stockOf } from "@/testing/orders";
import { actorOf, anOrganization } from "@/testing/organization";
import { aDeliveredOrder, aReturn, returnRow, sumsOfReturn } from "@/testing/returned-order";
import { cancelReturn, closeReturn, rejectReturn, sendReturn } from "./commands/decide-return";
import { receiveReturn } from "./commands/receive-return";
import { refundReturn } from "./commands/refund-return";
import type { ReceivedLine } from "./inputs";

const got = (lineId: string | undefined, quantity: number, condition: ReceivedLine["condition"] = "sellable") => ({
  lineId: lineId ?? "",
  quantity,
  condition,
});
const whole = { reference: null, fiscalNumber: null };

describe("a return, from the request to the money", () => {
  test(
    "S1, S12, C-31: comes in parts into another warehouse, by condition, and its money closes to the kopeck",
    inRollback(async (db) => {
      const shop = await aDeliveredOrder(db);
      const { ctx, orderId, lineOf } = shop;
      const returnId = await aReturn(ctx, shop, { A: 2, B: 1 });
      expect(await returnRow(ctx, returnId)).toMatchObject({ status: "approved", refundDueAt: expect.any(Date) });
      expect((await readOrders(ctx, [orderId]))[0]).toMatchObject({ returnStatus: "requested", fulfilmentStatus: "delivered" });

      await sendReturn(ctx, { returnId, trackingNumber: "RR1" });
      await receiveReturn(ctx, { returnId, warehouse: "MSK", note: null, lines: [got(lineOf.A, 1), got(lineOf.B, 1, "damaged")] });
      expect(await returnRow(ctx, returnId)).toMatchObject({ status: "partially_received" });
      expect(await sumsOfReturn(ctx, returnId)).toEqual({ due: 259_800, open: 259_800, refunded: 0 });
      await refundReturn(ctx, { returnId, method: "card", ...whole });
      expect(await stockOf(ctx, "A", "MSK")).toMatchObject({ onHand: 1 });
      expect((await levelsOfSku(ctx, "B")).find((level) => level.warehouse === "MSK")).toMatchObject({
        onHand: 1,
        damaged: 1,
        available: 0,
      });

      await receiveReturn(ctx, { returnId, warehouse: "KZN", note: null, lines: [got(lineOf.A, 1)] });
      // The last unit brings the delivery along.
      expect(await sumsOfReturn(ctx, returnId)).toEqual({ due: 419_700, open: 159_900, refunded: 259_800 });
      await refundReturn(ctx, { returnId, method: "cash", reference: null, fiscalNumber: "9960 / 7" });
      expect(await returnRow(ctx, returnId)).toMatchObject({ status: "refunded" });
      const [order] = await readOrders(ctx, [orderId]);
      expect(order).toMatchObject({ status: "closed", paymentStatus: "refunded", returnStatus: "returned", fulfilmentStatus: "delivered" });
      expect(order?.totals.refunded.amount).toBe(order?.totals.total.amount);
      await closeReturn(ctx, { returnId });
      expect((await eventsOf(ctx, orderId)).map(({ type }) => type).filter((type) => type.startsWith("return."))).toEqual([
        "return.requested",
        "return.approved",
        "return.sent",
        "return.received",
        "return.refunded",
        "return.received",
        "return.refunded",
        "return.closed",
      ]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "C-15: never more units than were shipped nor money than came in, over all returns",
    inRollback(async (db) => {
      const shop = await aDeliveredOrder(db);
      const { ctx, lineOf } = shop;
      const first = await aReturn(ctx, shop, { A: 1 });
      await expect(aReturn(ctx, shop, { A: 2 })).rejects.toMatchObject({
        reason: { code: "return.more_than_shipped", params: { most: 1 } },
      });
      const second = await aReturn(ctx, shop, { A: 1 });
      await expect(receiveReturn(ctx, { returnId: first, warehouse: "MSK", note: null, lines: [got(lineOf.A, 2)] })).rejects.toMatchObject({
        reason: { code: "return.more_than_asked" },
      });
      await expect(receiveReturn(ctx, { returnId: first, warehouse: "MSK", note: null, lines: [got(lineOf.B, 1)] })).rejects.toMatchObject({
        kind: "invalid",
        reason: { code: "return.not_in_return" },
      });
      await expect(refundReturn(ctx, { returnId: first, method: "card", ...whole })).rejects.toMatchObject({
        reason: { code: "return.wrong_status" },
      });
      for (const returnId of [first, second]) {
        await receiveReturn(ctx, { returnId, warehouse: "MSK", note: null, lines: [got(lineOf.A, 1)] });
        await refundReturn(ctx, { returnId, method: "card", ...whole });
        await expect(refundReturn(ctx, { returnId, amount: 1, method: "card", ...whole })).rejects.toMatchObject({ kind: "conflict" });
      }
      const third = await aReturn(ctx, shop, { B: 1 });
      await receiveReturn(ctx, { returnId: third, warehouse: "MSK", note: null, lines: [got(lineOf.B, 1)] });
      await expect(refundReturn(ctx, { returnId: third, amount: 159_901, method: "card", ...whole })).rejects.toMatchObject({
        reason: { code: "return.refund_above_worth" },
      });
      await refundReturn(ctx, { returnId: third, amount: 159_900, method: "card", ...whole });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "called off or rejected it frees its units, and what was missing may be asked back with its money",
    inRollback(async (db) => {
      const shop = await aDeliveredOrder(db);
      const { ctx, orderId, lineOf } = shop;
      await cancelReturn(ctx, { returnId: await aReturn(ctx, shop, { A: 2 }) });
      await rejectReturn(ctx, { returnId: await aReturn(ctx, shop, { A: 2 }, { approved: false }), reason: "Носили" });
      expect((await readOrders(ctx, [orderId]))[0]).toMatchObject({ returnStatus: "none" });
      const returnId = await aReturn(ctx, shop, { A: 2 });
      await receiveReturn(ctx, { returnId, warehouse: "MSK", note: null, lines: [got(lineOf.A, 1), got(lineOf.A, 1, "missing")] });
      expect(await sumsOfReturn(ctx, returnId)).toMatchObject({ due: 129_900 });
      const again = await aReturn(ctx, shop, { A: 1 });
      expect((await returnRow(ctx, again)).lines[0]).toMatchObject({ amountMinor: 129_900 });
      await expect(cancelReturn(ctx, { returnId })).rejects.toMatchObject({ reason: { code: "return.wrong_status" } });
    }),
  );

  test(
    "what comes back sound goes to those who wait, in the same act",
    inRollback(async (db) => {
      const shop = await aDeliveredOrder(db);
      const { ctx, lineOf } = shop;
      await receive(ctx, "KZN", { A: -8 });
      const waiting = await anOrder(ctx, { lines: { A: 1 } });
      const returnId = await aReturn(ctx, shop, { A: 2 });
      const one = { returnId, warehouse: "KZN", note: null, receipt: "once", lines: [got(lineOf.A, 1)] };
      expect(await receiveReturn(ctx, one)).toEqual({ filled: 1 });
      expect(await receiveReturn(ctx, one)).toEqual({ filled: 0 });
      expect((await readOrders(ctx, [waiting.id]))[0]?.lines[0]).toMatchObject({ reserved: 1, backordered: 0 });
      expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 1, reserved: 1 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "a stale version, somebody of another warehouse, a lower rank and another organization are refused",
    inRollback(async (db) => {
      const shop = await aDeliveredOrder(db);
      const { ctx, lineOf, warehouses } = shop;
      const returnId = await aReturn(ctx, shop, { A: 1 });
      const lines = [got(lineOf.A, 1)];
      await expect(receiveReturn(ctx, { returnId, version: 1, warehouse: "MSK", note: null, lines })).rejects.toMatchObject({
        kind: "stale",
        details: { version: 2 },
      });
      const inKazan = actingAs(ctx, { warehouseIds: [warehouses.KZN] });
      await expect(receiveReturn(inKazan, { returnId, warehouse: "MSK", note: null, lines })).rejects.toMatchObject({
        reason: { code: "warehouse.not_yours" },
      });
      const asPicker = callerFactory(appRouter)({ ...actorOf(ctx, "picker"), ip: null });
      await expect(asPicker.returns.approve({ returnId })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await expect(asPicker.returns.refund({ returnId, method: "card" })).rejects.toMatchObject({ code: "FORBIDDEN" });
      const { ctx: other } = await anOrganization(db, "Другая");
      await expect(cancelReturn(other, { returnId })).rejects.toMatchObject({ kind: "not_found" });
      await asPicker.returns.receive({ returnId, warehouse: "MSK", lines });
      expect(await returnRow(ctx, returnId)).toMatchObject({ status: "received" });
    }),
  );
});
