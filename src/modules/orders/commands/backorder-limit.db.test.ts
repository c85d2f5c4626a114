import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop, eventsOf, receive } from "@/testing/orders";
import { lockBackorderRoom } from "../placing/lock-backorder-room";
import { readOrders } from "../queries";
import { releaseHold } from "./release-hold";
import { splitOrder } from "./split-order";

const limit = (ctx: Context, id: string, backorderLimit: number) =>
  ctx.db
    .update(products)
    .set({ backorderLimit })
    .where(and(eq(products.organizationId, ctx.actor.organizationId), eq(products.id, id)));

test(
  "a hold for stock is not released into more waiting units than the product's limit; with stock it is",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const { id } = await aProduct(ctx, { sku: "A", stock: { KZN: 1 } });
    await limit(ctx, id, 2);
    const order = await anOrder(ctx, { lines: { A: 4 } });
    const [hold] = order.holds;
    expect(hold?.reason).toBe("out_of_stock");
    const release = () => releaseHold(ctx, { orderId: order.id, holdId: hold?.id ?? "" });
    await expect(release()).rejects.toMatchObject({
      kind: "conflict",
      reason: { code: "order.above_backorder_limit", params: { sku: "A" } },
    });
    expect((await readOrders(ctx, [order.id]))[0]).toMatchObject({ status: "new", lines: [{ reserved: 0, backordered: 0 }] });
    expect((await eventsOf(ctx, order.id)).some(({ type }) => type === "order.released")).toBe(false);
    await receive(ctx, "KZN", { A: 1 });
    await release();
    expect((await readOrders(ctx, [order.id]))[0]).toMatchObject({ status: "confirmed", lines: [{ reserved: 2, backordered: 2 }] });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "a split makes nobody wait who did not: what waits is the same, and what is held stays held",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const { id } = await aProduct(ctx, { sku: "A", stock: { KZN: 3 } });
    await limit(ctx, id, 2);
    const room = async () => (await lockBackorderRoom({ ...ctx, inTransaction: true }, [id])).get(id);
    const waiting = await anOrder(ctx, { lines: { A: 5 } });
    const held = await anOrder(ctx, { lines: { A: 3 } });
    expect(held.holds[0]?.reason).toBe("out_of_stock");
    expect(await room()).toBe(0);
    for (const order of [waiting, held])
      for (const units of [1, 1])
        await splitOrder(ctx, { orderId: order.id, lines: [{ lineId: order.lines[0]?.id ?? "", units }], note: null });
    expect(await room()).toBe(0);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
