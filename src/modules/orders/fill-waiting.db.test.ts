import { expect, test } from "vitest";
import { reportShort } from "@/modules/fulfilment/commands/report-short";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { aChannel, anOrder, aProduct, aShop, productIdOf, receive } from "@/testing/orders";
import { aPickTask } from "@/testing/pick-task";
import { adjustStock } from "./commands/adjust-stock";
import { fillBackorders } from "./fill-waiting";
import { readOrders } from "./queries";

test(
  "an order is not sent to the shelf that disappointed it until somebody has counted there",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db);
    const b = await productIdOf(ctx, "B");
    const line = async () => (await readOrders(ctx, [order.id]))[0]?.lines.find(({ sku }) => sku === "B");
    await reportShort(ctx, { fulfilmentId, lines: [{ sku: "B", quantity: 1 }] });
    // The books promise nine more there.
    await fillBackorders(ctx, [b]);
    await receive(ctx, "KZN", { B: 1 });
    expect(await line()).toMatchObject({ reserved: 0, backordered: 1 });
    // Others are served from it as before: their picker may find what this one did not.
    expect(await anOrder(ctx, { lines: { B: 1 } })).toMatchObject({ fulfilmentStatus: "reserved" });
    await adjustStock(ctx, { warehouse: "KZN", reason: "count", lines: [{ sku: "B", onHand: 4 }] });
    expect(await line()).toMatchObject({ reserved: 1, backordered: 0 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "a hundred in front who may not have it do not keep those behind them from being served",
  { timeout: 60_000 },
  inRollback(async (db) => {
    const { ctx, warehouses } = await aShop(db);
    await aProduct(ctx, { sku: "A" });
    await aChannel(ctx, { code: "kazan", warehouseIds: [warehouses.KZN] });
    for (let i = 0; i < 101; i++) await anOrder(ctx, { channel: "kazan", lines: { A: 1 } });
    const last = await anOrder(ctx, { lines: { A: 1 } });
    await receive(ctx, "MSK", { A: 5 });
    expect(await fillBackorders(ctx, [await productIdOf(ctx, "A")])).toBe(1);
    expect((await readOrders(ctx, [last.id]))[0]).toMatchObject({ fulfilmentStatus: "reserved" });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
