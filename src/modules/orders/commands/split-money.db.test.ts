import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readOrders } from "@/modules/orders/queries";
import { inTransaction } from "@/platform/db";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop, eventsOf } from "@/testing/orders";
import { refreshOrder } from "../refresh-order";
import { orderLines } from "../tables";
import { holdOrder } from "./hold-order";
import { recordRefund } from "./record-payment";
import { splitOrder } from "./split-order";

test(
  "an order that was paid and got something back for goodwill makes two that are paid, and both close when they are delivered",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
    const order = await anOrder(ctx, { lines: { A: 3 }, unitPrice: 10_000, shippingPrice: 0 });
    await recordRefund(ctx, { orderId: order.id, amount: 3_001, method: "card", reference: null });
    const { split } = await splitOrder(ctx, { orderId: order.id, lines: [{ lineId: order.lines[0]?.id ?? "", units: 1 }], note: null });
    const both = () => readOrders(ctx, [order.id, split.id]);
    expect((await both()).map(({ totals }) => [totals.paid.amount, totals.refunded.amount])).toEqual([
      [20_000, 2_001],
      [10_000, 1_000],
    ]);
    expect(await bookBreaches(ctx)).toEqual([]);
    for (const { id, lines } of await both()) {
      const units = lines[0]?.quantity ?? 0;
      await db
        .update(orderLines)
        .set({ reserved: 0, picked: units, packed: units, shipped: units, delivered: units })
        .where(and(eq(orderLines.organizationId, ctx.actor.organizationId), eq(orderLines.orderId, id)));
      await inTransaction(ctx, (ctx) => refreshOrder(ctx, id));
    }
    expect((await both()).map(({ status }) => status)).toEqual(["closed", "closed"]);
  }),
);

test(
  "a hold that goes along with split-off units stands in the new order's timeline",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
    const order = await anOrder(ctx, { lines: { A: 3 } });
    await holdOrder(ctx, { orderId: order.id, reason: "fraud_risk", note: "call first", until: null });
    const { split } = await splitOrder(ctx, { orderId: order.id, lines: [{ lineId: order.lines[0]?.id ?? "", units: 1 }], note: null });
    const [hold] = (await readOrders(ctx, [split.id]))[0]?.holds ?? [];
    const held = (await eventsOf(ctx, split.id)).filter(({ type }) => type === "order.held");
    expect(held).toMatchObject([{ subjectId: split.id, data: { holdId: hold?.id, reason: "fraud_risk", note: "call first" } }]);
  }),
);
