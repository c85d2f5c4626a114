import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop, productIdOf, receive } from "@/testing/orders";
import { fillBackorders } from "../fill-waiting";
import { readOrders } from "../queries";
import { orders } from "../tables";
import { adjustStock } from "./adjust-stock";
import { cancelUnits } from "./cancel-order";
import { editOrder } from "./edit-order";

const moscow = { country: "RU", region: null, city: "Москва", postalCode: null, line1: "Тверская, 1", latitude: null, longitude: null };

test(
  "another address makes an order short by its SKUs, not by its lines: what moves from one line to another is no shortage",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 2 } });
    await aProduct(ctx, { sku: "B" });
    const wish = await anOrder(ctx, { lines: { A: 2, B: 2 } });
    const [first, second] = wish.lines.map((line) => line.id);
    // Two lines of one SKU, one unit of each reserved.
    await cancelUnits(ctx, { orderId: wish.id, reason: "other", lines: [{ lineId: second ?? "", units: 2 }] });
    await cancelUnits(ctx, { orderId: wish.id, reason: "other", lines: [{ lineId: first ?? "", units: 1 }] });
    await editOrder(ctx, { orderId: wish.id, operations: [{ op: "add_line", sku: "A", quantity: 2, discount: 0 }] });
    await receive(ctx, "KZN", { A: 1 });
    await adjustStock(ctx, { warehouse: "KZN", reason: "count", lines: [{ sku: "A", onHand: 2 }] });
    await editOrder(ctx, { orderId: wish.id, operations: [{ op: "set_quantity", lineId: first ?? "", quantity: 2 }] });
    const vector = async () => (await readOrders(ctx, [wish.id]))[0]?.lines.map((line) => [line.reserved, line.backordered]);
    expect(await vector()).toEqual([
      [1, 1],
      [0, 0],
      [1, 1],
    ]);
    const own = and(eq(orders.organizationId, ctx.actor.organizationId), eq(orders.id, wish.id));
    await db.update(orders).set({ onShortage: "hold" }).where(own);
    await editOrder(ctx, { orderId: wish.id, operations: [{ op: "set_address", address: moscow }] });
    expect(await vector()).toEqual([
      [2, 0],
      [0, 0],
      [0, 2],
    ]);
    expect((await readOrders(ctx, [wish.id]))[0]?.holds).toEqual([]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "whoever loses units to a count queues by the age of the order, before all that came since",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 2 } });
    const placed: Awaited<ReturnType<typeof anOrder>>[] = [];
    for (let i = 0; i < 3; i++) placed.push(await anOrder(ctx, { lines: { A: 1 } }));
    const reserved = async () =>
      (
        await readOrders(
          ctx,
          placed.map((order) => order.id),
        )
      ).map(({ lines }) => lines[0]?.reserved);
    expect(await reserved()).toEqual([1, 1, 0]);
    await adjustStock(ctx, { warehouse: "KZN", reason: "count", lines: [{ sku: "A", onHand: 0 }] });
    expect(await reserved()).toEqual([0, 0, 0]);
    await receive(ctx, "KZN", { A: 1 });
    expect(await reserved()).toEqual([1, 0, 0]);
    await receive(ctx, "KZN", { A: 1 });
    expect(await reserved()).toEqual([1, 1, 0]);
    await fillBackorders(ctx, [await productIdOf(ctx, "A")]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
