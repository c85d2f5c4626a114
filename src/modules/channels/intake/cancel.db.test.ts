import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import { splitOrder } from "@/modules/orders/commands/split-order";
import { readOrders } from "@/modules/orders/queries";
import { orderLines } from "@/modules/orders/tables";
import { inTransaction } from "@/platform/db";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop, stockOf } from "@/testing/orders";
import type { IntakeLine } from "../marketplaces/port";
import { cancelAtChannel, cancelUnitsAtChannel } from "./cancel";
import { bookPayment, bookRefund } from "./money";

test(
  "what a channel cancels is cancelled with all that was split off from it",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
    const order = await anOrder(ctx, { lines: { A: 4 } });
    const split = async (id: string, units: number) => {
      const [row] = await readOrders(ctx, [id]);
      return (await splitOrder(ctx, { orderId: id, lines: [{ lineId: row?.lines[0]?.id ?? "", units }], note: null })).split.id;
    };
    const part = await split(order.id, 2);
    const ids = [order.id, part, await split(part, 1)];
    await inTransaction(ctx, (ctx) => cancelAtChannel(ctx, order.id, "cancelled"));
    expect((await readOrders(ctx, ids)).map(({ status }) => status)).toEqual(["cancelled", "cancelled", "cancelled"]);
    expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 0 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

/** An order of four units of A, of which two were split off. */
async function aSplitOrder(db: Parameters<Parameters<typeof inRollback>[0]>[0], units = 2) {
  const { ctx } = await aShop(db);
  await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
  await aProduct(ctx, { sku: "B", stock: { KZN: 5 } });
  const order = await anOrder(ctx, { lines: { A: 4, B: 1 }, unitPrice: 10_000, shippingPrice: 0 });
  const lineId = order.lines[0]?.id ?? "";
  const { split } = await splitOrder(ctx, { orderId: order.id, lines: [{ lineId, units }], note: null });
  const cancelledOf = async () =>
    (await readOrders(ctx, [order.id, split.id])).map(({ lines }) => lines.find((line) => line.sku === "A")?.cancelled ?? null);
  return { ctx, order, split, cancelledOf };
}

const incoming = [{ externalLineId: "7", sku: "A" }] as IntakeLine[];

test(
  "units that a channel cancels are found where a split has put them: its own order first, then the parts",
  inRollback(async (db) => {
    const { ctx, order, split, cancelledOf } = await aSplitOrder(db);
    await inTransaction(ctx, (ctx) => cancelUnitsAtChannel(ctx, order.id, [{ externalLineId: "7", units: 3 }], incoming));
    expect(await cancelledOf()).toEqual([2, 1]);
    await inTransaction(ctx, (ctx) => cancelUnitsAtChannel(ctx, order.id, [{ externalLineId: "7", units: 1 }], incoming));
    expect((await readOrders(ctx, [split.id]))[0]).toMatchObject({ status: "cancelled" });
    expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 0 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "of a line that went with a split as a whole, the part gives the units back",
  inRollback(async (db) => {
    const { ctx, order, cancelledOf } = await aSplitOrder(db, 4);
    await inTransaction(ctx, (ctx) => cancelUnitsAtChannel(ctx, order.id, [{ externalLineId: "7", units: 1 }], incoming));
    expect(await cancelledOf()).toEqual([null, 1]);
  }),
);

test(
  "the part that has not left gives the units back first; what has left everywhere is an expected return",
  inRollback(async (db) => {
    const { ctx, order, cancelledOf } = await aSplitOrder(db);
    const own = and(eq(orderLines.organizationId, ctx.actor.organizationId), eq(orderLines.orderId, order.id), eq(orderLines.sku, "A"));
    await db.update(orderLines).set({ shipped: 1, reserved: 1, picked: 1, packed: 1 }).where(own);
    const cancel = (units: number) =>
      inTransaction(ctx, (ctx) => cancelUnitsAtChannel(ctx, order.id, [{ externalLineId: "7", units }], incoming));
    expect(await cancel(1)).toBeNull();
    expect(await cancelledOf()).toEqual([0, 1]);
    expect(await cancel(3)).toMatchObject({ code: "channel.cancelled_after_handover", params: { units: 1 } });
  }),
);

test(
  "a refund goes back where the cancelled units were paid, and one for goodwill to every part by what it has",
  inRollback(async (db) => {
    const { ctx, order, split } = await aSplitOrder(db);
    const refunded = async () => (await readOrders(ctx, [order.id, split.id])).map(({ totals }) => totals.refunded.amount);
    const refund = (externalRefundId: string, amountMinor: number) =>
      inTransaction(ctx, (ctx) => bookRefund(ctx, order.id, { externalRefundId, amountMinor, reason: "", at: null }));
    await inTransaction(ctx, (ctx) => cancelUnitsAtChannel(ctx, order.id, [{ externalLineId: "7", units: 3 }], incoming));
    await refund("1", 30_000);
    await refund("1", 30_000);
    expect(await refunded()).toEqual([20_000, 10_000]);
    await refund("2", 1_000);
    expect(await refunded()).toEqual([20_500, 10_500]);
  }),
);

test(
  "the channel's payment of a split order pays every part",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
    const order = await anOrder(ctx, { lines: { A: 4 }, unitPrice: 10_000, shippingPrice: 0, payment: "unpaid" });
    const lineId = order.lines[0]?.id ?? "";
    const { split } = await splitOrder(ctx, { orderId: order.id, lines: [{ lineId, units: 1 }], note: null });
    const money = { amountMinor: 40_500, method: "card", reference: null, at: null };
    await inTransaction(ctx, (ctx) => bookPayment(ctx, order.id, money));
    await inTransaction(ctx, (ctx) => bookPayment(ctx, order.id, money));
    const [rest, part] = await readOrders(ctx, [order.id, split.id]);
    expect([rest?.totals.paid.amount, part?.totals.paid.amount]).toEqual([30_500, 10_000]);
    expect([rest?.status, part?.status]).toEqual(["confirmed", "confirmed"]);
  }),
);

test(
  "where somebody here cancelled the first order, the channel's cancel leaves its parts to a person",
  inRollback(async (db) => {
    const { ctx, order, split } = await aSplitOrder(db);
    await cancelOrder(ctx, { orderId: order.id, reason: "out_of_stock" });
    const why = await inTransaction(ctx, (ctx) => cancelAtChannel(ctx, order.id, "cancelled"));
    expect(why).toMatchObject({ code: "channel.split_parts_go_on", params: { numbers: split.number } });
    expect((await readOrders(ctx, [split.id]))[0]?.status).toBe("confirmed");
  }),
);

test(
  "an order that its channel has emptied unit by unit takes its parts along when the channel cancels it",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
    const order = await anOrder(ctx, { lines: { A: 4 } });
    const { split } = await splitOrder(ctx, { orderId: order.id, lines: [{ lineId: order.lines[0]?.id ?? "", units: 2 }], note: null });
    await inTransaction(ctx, (ctx) => cancelUnitsAtChannel(ctx, order.id, [{ externalLineId: "7", units: 2 }], incoming));
    await inTransaction(ctx, (ctx) => cancelAtChannel(ctx, order.id, "cancelled"));
    expect((await readOrders(ctx, [order.id, split.id])).map(({ status }) => status)).toEqual(["cancelled", "cancelled"]);
  }),
);
