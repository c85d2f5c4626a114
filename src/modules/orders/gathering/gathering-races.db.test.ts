import { expect, test } from "vitest";
import { listTransfers } from "@/modules/inventory/transfers/transfer-queries";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { bookBreaches } from "@/testing/book-breaches";
import { withDatabase } from "@/testing/database";
import { anOrder, aProduct, aShop, stockOf } from "@/testing/orders";
import { cancelOrder } from "../commands/cancel-order";
import { cancelTransfer } from "../commands/cancel-transfer";
import { receiveTransfer } from "../commands/receive-transfer";
import { releaseHold } from "../commands/release-hold";
import { routeAgain } from "../commands/route-again";
import { sendTransfer } from "../commands/send-transfer";
import { fillBackorders } from "../fill-waiting";
import { readOrders } from "../queries";
import { defaultRuleSet } from "../routing/rule-set";

const rounds = 12;

type Prepared = { id: string; holdId: string; transferId: string; productId: string; sku: string };
type Act = (ctx: Context, order: Prepared) => Promise<unknown>;
const send: Act = (ctx, { transferId }) => sendTransfer(ctx, { transferId });
const unpack: Act = (ctx, { transferId, sku }) =>
  receiveTransfer(ctx, {
    transferId,
    receipt: "unpacked",
    note: null,
    lines: [{ sku, received: 2, damaged: 0, lost: 0, surplus: 0 }],
  });
const cancel: Act = (ctx, { id }) => cancelOrder(ctx, { orderId: id, reason: "race" });
const cancelOnlyTransfer: Act = (ctx, { transferId }) => cancelTransfer(ctx, { transferId });
const apart: Act = (ctx, { id, holdId }) => releaseHold(ctx, { orderId: id, holdId });
const again: Act = (ctx, { id }) => routeAgain(ctx, { orderId: id });
const fill: Act = (ctx, { productId }) => fillBackorders(ctx, [productId]);

const races: [string, boolean, Act[]][] = [
  ["sending, cancelling the order and filling those who wait", false, [send, cancel, fill]],
  ["sending and cancelling the transfer, routing anew", false, [send, cancelOnlyTransfer, again]],
  ["sending and sending apart after all", false, [send, apart, fill]],
  ["unpacking twice, cancelling the order", true, [unpack, unpack, cancel]],
  ["unpacking, giving the plan up, filling those who wait", true, [unpack, apart, fill]],
];

for (const [name, isSent, acts] of races) {
  test(
    `goods that come together, ${name}: no unit is kept twice or lost, ${rounds} rounds`,
    { timeout: 120_000 },
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: rounds } });
      const lanes = [{ from: "KZN", to: "MSK", days: 2, minor: 0, perKgMinor: 0 }];
      const rules = { ...defaultRuleSet, gather: { on: true, maxDays: 3, maxMinor: null, lanes } };
      await callerFactory(appRouter)({ ...ctx, ip: null }).routing.put({ channel: null, version: 0, rules });
      const raced: Prepared[] = [];
      for (let round = 0; round < rounds; round++) {
        const sku = `B-${round}`;
        const { id: productId } = await aProduct(ctx, { sku, stock: { KZN: 2 } });
        const order = await anOrder(ctx, { lines: { A: 1, [sku]: 2 } });
        const { items } = await listTransfers(ctx, { order: order.id });
        const prepared = { id: order.id, holdId: order.holds[0]?.id ?? "", transferId: items[0]?.id ?? "", productId, sku };
        raced.push(prepared);
        if (isSent) await send(ctx, prepared);
        const ends = await Promise.allSettled(acts.map((act) => act(ctx, prepared)));
        expect(ends.flatMap((end) => (end.status === "rejected" && !(end.reason instanceof Refusal) ? [end.reason] : []))).toEqual([]);
      }
      expect(await bookBreaches(ctx)).toEqual([]);
      // Everything that is under way comes at last, and serves who still waits.
      const { items } = await listTransfers(ctx, { status: "in_transit", limit: 200 });
      for (const one of raced) if (items.some(({ id }) => id === one.transferId)) await unpack(ctx, one);
      for (const { productId } of raced) await fillBackorders(ctx, [productId]);
      expect(await bookBreaches(ctx)).toEqual([]);
      const orders = await readOrders(
        ctx,
        raced.map(({ id }) => id),
      );
      for (const { id, sku } of raced) {
        expect(await stockOf(ctx, sku)).toMatchObject({ onHand: 2 });
        const order = orders.find((one) => one.id === id);
        const kept = order?.lines.map((line) => [line.reserved, line.backordered]);
        expect(kept).toEqual(
          order?.status === "cancelled"
            ? [
                [0, 0],
                [0, 0],
              ]
            : [
                [1, 0],
                [2, 0],
              ],
        );
      }
    }),
  );
}
