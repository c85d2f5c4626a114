import { expect, test } from "vitest";
import { handOverFulfilment } from "@/modules/fulfilment/commands/hand-over-fulfilment";
import { lockOrder } from "@/modules/orders/lock-order";
import { inTransaction } from "@/platform/db";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop } from "@/testing/orders";
import { pickAndPack } from "@/testing/parcel-task";
import { deliver } from "@/testing/returned-order";
import { offerForBuyer } from "./buyer-queries";
import { requestForBuyer } from "./commands/request-for-buyer";
import { recordReturn } from "./record-return";
import { returnableLines } from "./returnable-queries";

test(
  "a buyer asks back what they have got: not what is under way, nor less of it because another parcel comes back",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { MSK: 1, KZN: 1 } });
    const order = await anOrder(ctx, { lines: { A: 2 } });
    const [got = "", underWay = ""] = order.fulfilments.map(({ id }) => id);
    for (const fulfilmentId of [got, underWay]) await pickAndPack(ctx, fulfilmentId);
    await handOverFulfilment(ctx, { fulfilmentId: underWay, at: ctx.now() });
    expect(await offerForBuyer(ctx, order.id)).toBeNull();
    await deliver(ctx, got);
    expect((await offerForBuyer(ctx, order.id))?.lines).toMatchObject([{ sku: "A", most: 1 }]);
    expect((await returnableLines(ctx, order.id)).lines).toMatchObject([{ sku: "A", most: 2 }]);
    const lineId = order.lines[0]?.id ?? "";
    const ask = (quantity: number) =>
      requestForBuyer(ctx, { orderId: order.id, lines: [{ lineId, quantity }], reason: "changed_mind", note: null, photos: [] });
    await expect(ask(2)).rejects.toMatchObject({ reason: { code: "return.more_than_shipped", params: { most: 1 } } });

    await inTransaction(ctx, async (ctx) => {
      const lines = [{ lineId, quantity: 1, reason: "refused" as const, note: null }];
      await recordReturn(ctx, await lockOrder(ctx, order.id), { origin: "carrier", lines, isOnTheWay: true });
    });
    expect((await offerForBuyer(ctx, order.id))?.lines).toMatchObject([{ sku: "A", most: 1 }]);
    await ask(1);
    expect(await offerForBuyer(ctx, order.id)).toBeNull();
  }),
);
