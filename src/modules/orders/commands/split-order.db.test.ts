import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import { reservations, stockMovements } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { readWholeOrders } from "@/server/order-view";
import { appRouter } from "@/server/root-router";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aBundle, anOrder, aProduct, aShop, eventsOf, receive, stockOf } from "@/testing/orders";
import { actorOf, aKey } from "@/testing/organization";
import { orders } from "../tables";
import { cancelOrder, cancelUnits } from "./cancel-order";
import { editOrder } from "./edit-order";
import { recordRefund } from "./record-payment";
import { splitOrder } from "./split-order";

const read = async (ctx: Context, id: string) => {
  const [order] = await readWholeOrders(ctx, [id]);
  if (!order) throw new Error("gone");
  return order;
};
const movements = async (ctx: Context) =>
  (await ctx.db.select().from(stockMovements).where(eq(stockMovements.organizationId, ctx.actor.organizationId))).length;
const idOf = (order: { lines: { id: string; sku: string }[] }, sku: string) => order.lines.find((l) => l.sku === sku)?.id ?? "";

describe("splitting an order", () => {
  test(
    "takes units with their reservations, work and money along, and frees nothing in between",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
      await aProduct(ctx, { sku: "B", stock: { MSK: 10 } });
      const order = await anOrder(ctx, { lines: { A: 3, B: 2 }, unitPrice: 33_333 });
      const before = await movements(ctx);
      const { split } = await splitOrder(ctx, {
        orderId: order.id,
        version: order.version,
        note: null,
        lines: [
          { lineId: idOf(order, "A"), units: 1 },
          { lineId: idOf(order, "B"), units: 2 },
        ],
      });
      const [rest, part] = [await read(ctx, order.id), await read(ctx, split.id)];
      expect(rest.lines).toMatchObject([{ sku: "A", quantity: 2, reserved: 2, cancelled: 0 }]);
      expect(part.lines).toMatchObject([
        { sku: "A", quantity: 1, reserved: 1 },
        { sku: "B", quantity: 2, reserved: 2 },
      ]);
      expect(part).toMatchObject({ status: "confirmed", paymentStatus: "paid", fulfilmentStatus: "reserved", customer: order.customer });
      expect(part.shippingAddress).toEqual(order.shippingAddress);
      expect(rest).toMatchObject({ paymentStatus: "paid", fulfilmentStatus: "reserved" });
      expect(rest.totals.total.amount + part.totals.total.amount).toBe(order.totals.total.amount);
      expect(part.totals).toMatchObject({ shipping: { amount: 0 }, paid: { amount: 99_999 }, total: { amount: 99_999 } });
      expect(part.number).not.toBe(order.number);
      expect(await db.select({ parentId: orders.parentId }).from(orders).where(eq(orders.id, split.id))).toEqual([{ parentId: order.id }]);
      expect(await movements(ctx)).toBe(before);
      expect([await stockOf(ctx, "A"), await stockOf(ctx, "B")]).toMatchObject([{ reserved: 3 }, { reserved: 2 }]);
      expect((await eventsOf(ctx, order.id)).map((e) => e.type)).toContain("fulfilment.cancelled");
      expect((await eventsOf(ctx, order.id)).filter((e) => e.type === "order.split")).toMatchObject([{ data: { split: split.number } }]);
      expect((await eventsOf(ctx, split.id)).map((e) => e.type)).toContain("order.split_off");
      expect(await bookBreaches(ctx)).toEqual([]);
      // Both live on by themselves.
      await cancelOrder(ctx, { orderId: split.id, reason: "buyer" });
      await editOrder(ctx, { orderId: order.id, operations: [{ op: "set_quantity", lineId: idOf(rest, "A"), quantity: 4 }] });
      expect([await stockOf(ctx, "A"), await stockOf(ctx, "B")]).toMatchObject([{ reserved: 4 }, { reserved: 0 }]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "takes what waits first, and what waits keeps its place in the queue",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 2 } });
      const first = await anOrder(ctx, { lines: { A: 5 } });
      const second = await anOrder(ctx, { lines: { A: 1 } });
      const { split } = await splitOrder(ctx, { orderId: first.id, lines: [{ lineId: idOf(first, "A"), units: 2 }], note: null });
      expect((await read(ctx, first.id)).lines).toMatchObject([{ quantity: 3, reserved: 2, backordered: 1 }]);
      expect((await read(ctx, split.id)).lines).toMatchObject([{ quantity: 2, reserved: 0, backordered: 2 }]);
      expect(await bookBreaches(ctx)).toEqual([]);
      await receive(ctx, "KZN", { A: 3 });
      expect((await read(ctx, split.id)).lines).toMatchObject([{ reserved: 2, backordered: 0 }]);
      expect((await read(ctx, second.id)).lines).toMatchObject([{ reserved: 0, backordered: 1 }]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "carries a picker's work on: picked units stay picked, and what is left of the work is finished",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
      await aBundle(ctx, { sku: "KIT", parts: { A: 2 } });
      const order = await anOrder(ctx, { lines: { A: 3, KIT: 1 } });
      const fulfilmentId = order.fulfilments[0]?.id ?? "";
      await pickUnits(ctx, { fulfilmentId, lines: [{ sku: "A", quantity: 3 }] });
      const { split } = await splitOrder(ctx, {
        orderId: order.id,
        note: null,
        lines: order.lines.map((line) => ({ lineId: line.id, units: line.sku === "A" ? 2 : 1 })),
      });
      expect(await bookBreaches(ctx)).toEqual([]);
      const [rest, part] = [await read(ctx, order.id), await read(ctx, split.id)];
      expect(
        rest.lines.reduce((sum, line) => sum + line.picked, 0) + part.lines.reduce((sum, line) => sum + line.picked, 0),
      ).toBeGreaterThan(0);
      expect(part.fulfilments).toHaveLength(1);
      expect(rest.lines).toMatchObject([{ sku: "A", quantity: 1, reserved: 1 }]);
    }),
  );

  test(
    "shares its holds and the money that is still owed",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
      const order = await anOrder(ctx, { lines: { A: 3 }, payment: "unpaid", shippingPrice: 0 });
      const { split } = await splitOrder(ctx, { orderId: order.id, lines: [{ lineId: idOf(order, "A"), units: 1 }], note: null });
      expect((await read(ctx, split.id)).holds).toMatchObject([{ reason: "awaiting_payment" }]);
      expect((await read(ctx, order.id)).holds).toMatchObject([{ reason: "awaiting_payment" }]);
      const paid = await anOrder(ctx, { lines: { A: 3 }, shippingPrice: 0 });
      const half = await splitOrder(ctx, { orderId: paid.id, lines: [{ lineId: idOf(paid, "A"), units: 1 }], note: null });
      await recordRefund(ctx, { orderId: half.split.id, amount: 129_900, method: "card", reference: null });
      await expect(recordRefund(ctx, { orderId: half.split.id, amount: 1, method: "card", reference: null })).rejects.toMatchObject({
        reason: { code: "order.refund_above_paid" },
      });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "keeps the discount of what was cancelled before apart",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
      const order = await anOrder(ctx, { lines: { A: 7 }, unitPrice: 1_000, shippingPrice: 0 });
      const lineId = idOf(order, "A");
      await editOrder(ctx, { orderId: order.id, operations: [{ op: "set_discount", lineId, discount: 1_001 }] });
      await cancelUnits(ctx, { orderId: order.id, reason: "buyer", lines: [{ lineId, units: 2 }] });
      const before = (await read(ctx, order.id)).totals;
      const { order: rest, split } = await splitOrder(ctx, { orderId: order.id, lines: [{ lineId, units: 2 }], note: null });
      expect(rest.totalMinor + split.totalMinor).toBe(before.total.amount);
      expect(rest.taxMinor + split.taxMinor).toBe(before.tax.amount);
      // Another edit works on from exactly these figures.
      const edited = await editOrder(ctx, { orderId: order.id, operations: [{ op: "set_delivery", shippingPrice: 100 }] });
      expect(edited.order.totalMinor).toBe(rest.totalMinor + 100);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "is refused for all of it, for packed units, for another's order, below rank, and on an old version",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
      const order = await anOrder(ctx, { lines: { A: 3 } });
      const lines = [{ lineId: idOf(order, "A"), units: 3 }];
      await expect(splitOrder(ctx, { orderId: order.id, lines, note: null })).rejects.toMatchObject({
        reason: { code: "order.split_takes_all" },
      });
      await expect(splitOrder(ctx, { orderId: order.id, lines: [...lines, ...lines], note: null })).rejects.toMatchObject({
        reason: { code: "order.too_many_to_split", params: { most: 3 } },
      });
      const one = [{ lineId: idOf(order, "A"), units: 1 }];
      await expect(splitOrder(ctx, { orderId: order.id, version: order.version + 1, lines: one, note: null })).rejects.toMatchObject({
        kind: "stale",
      });
      const stranger = await aShop(db);
      await expect(splitOrder(stranger.ctx, { orderId: order.id, lines: one, note: null })).rejects.toMatchObject({ kind: "not_found" });
      const picker = callerFactory(appRouter)({ ...actorOf(ctx, "picker"), ip: null });
      await expect(picker.orders.split({ orderId: order.id, lines: one })).rejects.toMatchObject({ code: "FORBIDDEN" });
    }),
  );

  test(
    "answers over HTTP with both orders",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
      const order = await anOrder(ctx, { lines: { A: 3 } });
      const headers = { authorization: `Bearer ${await aKey(ctx, ["full"])}`, "content-type": "application/json", "idempotency-key": "s1" };
      const body = JSON.stringify({ version: order.version, lines: [{ lineId: idOf(order, "A"), units: 1 }] });
      const ask = () => testApp(db).request(`/api/v1/orders/${order.id}/split`, { method: "POST", headers, body });
      const first = await ask();
      const text = await first.text();
      expect([first.status, JSON.parse(text)]).toMatchObject([
        201,
        { order: { id: order.id, lines: [{ quantity: 2 }] }, split: { lines: [{ quantity: 1 }] } },
      ]);
      expect(await (await ask()).text()).toBe(text);
      const changes = await testApp(db).request(`/api/v1/orders/${order.id}/changes`, { headers });
      expect(await changes.json()).toMatchObject({ items: [{ kind: "split", status: "confirmed", by: expect.any(String) }] });
    }),
  );

  // Planted and caught: without the order's lock two splits took the same units, eight of six.
  test(
    "by several at once while units are cancelled moves each unit once",
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      for (const sku of ["A", "B", "C", "D", "E", "F"]) {
        await aProduct(ctx, { sku, stock: { KZN: 3 } });
        const order = await anOrder(ctx, { lines: { [sku]: 6 } });
        const lineId = idOf(order, sku);
        // Connections stand ready, so that all set out at the same moment.
        await Promise.all(Array.from({ length: 8 }, () => read(ctx, order.id)));
        const tries = await Promise.all([
          ...Array.from({ length: 5 }, () =>
            splitOrder(ctx, { orderId: order.id, lines: [{ lineId, units: 2 }], note: null }).then(
              ({ split }) => split.id,
              () => null,
            ),
          ),
          cancelUnits(ctx, { orderId: order.id, reason: "buyer", lines: [{ lineId, units: 1 }] }).then(
            () => null,
            () => null,
          ),
          receive(ctx, "KZN", { [sku]: 1 }).then(() => null),
        ]);
        const made = tries.filter((id) => id !== null);
        expect(made.length).toBeLessThanOrEqual(2);
        const all = await Promise.all([order.id, ...made].map((id) => read(ctx, id)));
        expect(all.flatMap((o) => o.lines).reduce((sum, line) => sum + line.quantity, 0)).toBe(6);
        expect(all.reduce((sum, o) => sum + o.totals.paid.amount, 0)).toBe(order.totals.paid.amount);
      }
      const kept = and(
        eq(reservations.organizationId, ctx.actor.organizationId),
        eq(reservations.state, "open"),
        eq(reservations.kind, "hard"),
      );
      const units = (await db.select().from(reservations).where(kept)).reduce((sum, row) => sum + row.quantity, 0);
      const levels = await Promise.all(["A", "B", "C", "D", "E", "F"].map((sku) => stockOf(ctx, sku)));
      expect(levels.reduce((sum, level) => sum + level.reserved, 0)).toBe(units);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );
});
