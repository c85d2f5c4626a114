import { describe, expect, test } from "vitest";
import type { Context } from "@/platform/context";
import { readWholeOrders } from "@/server/order-view";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { aBundle, anOrder, aProduct, aShop, eventsOf, productIdOf, receive, stockOf } from "@/testing/orders";
import { fillBackorders } from "../fill-waiting";
import { addNote } from "./add-note";
import { adjustStock } from "./adjust-stock";
import { cancelOrder, cancelUnits } from "./cancel-order";
import { holdOrder } from "./hold-order";
import { recordPayment, recordRefund } from "./record-payment";
import { releaseHold } from "./release-hold";

const read = async (ctx: Context, id: string) => {
  const [order] = await readWholeOrders(ctx, [id]);
  if (!order) throw new Error("gone");
  return order;
};
const hold = { note: null, until: null, reason: "manual" as const };

describe("cancelling", () => {
  test(
    "frees the stock and announces it",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
      const order = await anOrder(ctx, { lines: { A: 2 } });
      await cancelOrder(ctx, { orderId: order.id, version: order.version, reason: "buyer" });
      expect(await read(ctx, order.id)).toMatchObject({
        status: "cancelled",
        fulfilments: [{ status: "cancelled" }],
        lines: [{ cancelled: 2, reserved: 0 }],
      });
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 5, reserved: 0 });
      expect((await eventsOf(ctx, order.id)).map((e) => e.type)).toContain("order.cancelled");
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "is refused with a stale version, telling what changed (C-19)",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
      const order = await anOrder(ctx, { lines: { A: 2 } });
      await holdOrder(ctx, { orderId: order.id, ...hold });
      await expect(cancelOrder(ctx, { orderId: order.id, version: order.version, reason: "buyer" })).rejects.toMatchObject({
        kind: "stale",
        details: { version: 2, changed: expect.arrayContaining([expect.objectContaining({ type: "order.held" })]) },
      });
    }),
  );

  test(
    "is not found for another organization",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      const other = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
      const order = await anOrder(ctx, { lines: { A: 1 } });
      for (const act of [
        () => cancelOrder(other.ctx, { orderId: order.id, reason: "x" }),
        () => holdOrder(other.ctx, { orderId: order.id, ...hold }),
        () => recordPayment(other.ctx, { orderId: order.id, amount: 1, method: "card", reference: null }),
        () => addNote(other.ctx, { orderId: order.id, text: "x" }),
      ])
        await expect(act()).rejects.toMatchObject({ kind: "not_found" });
    }),
  );

  test(
    "takes single units off: waiting ones first, totals follow, the rest stays reserved",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 3 } });
      const order = await anOrder(ctx, { lines: { A: 5 }, unitPrice: 1_000 });
      const [line] = order.lines;
      if (!line) throw new Error("no line");
      await cancelUnits(ctx, { orderId: order.id, reason: "buyer", lines: [{ lineId: line.id, units: 3 }] });
      expect(await read(ctx, order.id)).toMatchObject({
        lines: [{ cancelled: 3, reserved: 2, backordered: 0 }],
        totals: { goods: { amount: 2_000 } },
        fulfilmentStatus: "reserved",
      });
      expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 2 });
      expect(await bookBreaches(ctx)).toEqual([]);
      await cancelUnits(ctx, { orderId: order.id, reason: "buyer", lines: [{ lineId: line.id, units: 2 }] });
      expect(await read(ctx, order.id)).toMatchObject({ status: "cancelled" });
    }),
  );

  test(
    "frees a bundle by whole units of all its parts",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
      await aProduct(ctx, { sku: "B", stock: { KZN: 10 } });
      await aBundle(ctx, { sku: "KIT", parts: { A: 2, B: 1 } });
      const order = await anOrder(ctx, { lines: { KIT: 3 } });
      expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 6 });
      await cancelUnits(ctx, { orderId: order.id, reason: "buyer", lines: [{ lineId: order.lines[0]?.id ?? "", units: 1 }] });
      expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 4 });
      expect(await stockOf(ctx, "B")).toMatchObject({ reserved: 2 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );
});

describe("holds and money", () => {
  test(
    "an unpaid order waits, and goes on by itself when its money is there",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
      const order = await anOrder(ctx, { lines: { A: 1 }, payment: "unpaid", unitPrice: 1_000, shippingPrice: 0 });
      expect(order).toMatchObject({ status: "new", holds: [{ reason: "awaiting_payment" }] });
      await recordPayment(ctx, { orderId: order.id, amount: 400, method: "card", reference: null });
      expect(await read(ctx, order.id)).toMatchObject({ status: "new", paymentStatus: "partially_paid" });
      await recordPayment(ctx, { orderId: order.id, amount: 600, method: "card", reference: null });
      expect(await read(ctx, order.id)).toMatchObject({ status: "confirmed", paymentStatus: "paid", holds: [] });
    }),
  );

  test(
    "the same channel payment is booked once, and refunds never exceed what came in (C-15)",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
      const order = await anOrder(ctx, { lines: { A: 1 }, unitPrice: 1_000, shippingPrice: 0 });
      const refund = { orderId: order.id, method: "card", reference: null };
      await recordRefund(ctx, { ...refund, amount: 300, causeKey: "refund:1" });
      await recordRefund(ctx, { ...refund, amount: 300, causeKey: "refund:1" });
      expect(await read(ctx, order.id)).toMatchObject({ paymentStatus: "partially_refunded", totals: { refunded: { amount: 300 } } });
      await expect(recordRefund(ctx, { ...refund, amount: 701 })).rejects.toMatchObject({
        reason: { code: "order.refund_above_paid", params: { refundable: 700 } },
      });
      await recordRefund(ctx, { ...refund, amount: 700 });
      expect(await read(ctx, order.id)).toMatchObject({ paymentStatus: "refunded" });
    }),
  );

  test(
    "a reason holds once at a time; releasing reserves what the hold kept back",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 1 } });
      const order = await anOrder(ctx, { lines: { A: 2 }, onShortage: "hold" });
      await holdOrder(ctx, { orderId: order.id, ...hold });
      await expect(holdOrder(ctx, { orderId: order.id, ...hold })).rejects.toMatchObject({ reason: { code: "order.already_held" } });
      await receive(ctx, "KZN", { A: 5 });
      const held = await read(ctx, order.id);
      for (const { id } of held.holds) await releaseHold(ctx, { orderId: order.id, holdId: id });
      expect(await read(ctx, order.id)).toMatchObject({ status: "confirmed", fulfilmentStatus: "reserved", lines: [{ reserved: 2 }] });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "an unknown SKU stays held until the product exists",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      const order = await anOrder(ctx, { lines: { NEW: 2 } });
      const release = () => releaseHold(ctx, { orderId: order.id, holdId: order.holds[0]?.id ?? "" });
      await expect(release()).rejects.toMatchObject({ reason: { code: "order.unknown_sku" } });
      await aProduct(ctx, { sku: "NEW", stock: { KZN: 2 } });
      await release();
      expect(await read(ctx, order.id)).toMatchObject({ status: "confirmed", lines: [{ reserved: 2 }] });
    }),
  );
});

describe("adjusting stock", () => {
  test(
    "a figure below what is reserved sends the newest unpicked reservations back to waiting",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
      const first = await anOrder(ctx, { lines: { A: 2 } });
      const second = await anOrder(ctx, { lines: { A: 3 } });
      await adjustStock(ctx, { warehouse: "KZN", reason: "count", lines: [{ sku: "A", onHand: 3 }] });
      expect(await read(ctx, first.id)).toMatchObject({ lines: [{ reserved: 2, backordered: 0 }] });
      expect(await read(ctx, second.id)).toMatchObject({ fulfilmentStatus: "backordered", lines: [{ reserved: 1, backordered: 2 }] });
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 3, reserved: 3 });
      expect((await eventsOf(ctx, second.id)).map((e) => e.type)).toContain("order.shortage");
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "arriving units go to those who wait longest, split when short",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      const first = await anOrder(ctx, { lines: { A: 2 } });
      const second = await anOrder(ctx, { lines: { A: 3 } });
      await receive(ctx, "MSK", { A: 4 });
      expect(await read(ctx, first.id)).toMatchObject({ fulfilmentStatus: "reserved", lines: [{ reserved: 2 }] });
      expect(await read(ctx, second.id)).toMatchObject({ lines: [{ reserved: 2, backordered: 1 }] });
      await cancelOrder(ctx, { orderId: first.id, reason: "buyer" });
      await fillBackorders(ctx, [await productIdOf(ctx, "A")]);
      expect(await read(ctx, second.id)).toMatchObject({ fulfilmentStatus: "reserved", lines: [{ reserved: 3, backordered: 0 }] });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "refuses what cannot be, and changes nothing",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 1 } });
      await aBundle(ctx, { sku: "KIT", parts: { A: 1 } });
      const adjust = (lines: { sku: string; delta: number }[], warehouse = "KZN") => adjustStock(ctx, { warehouse, reason: "x", lines });
      await expect(adjust([{ sku: "A", delta: -2 }])).rejects.toMatchObject({ reason: { code: "stock.below_zero" } });
      await expect(adjust([{ sku: "GHOST", delta: 1 }])).rejects.toMatchObject({ kind: "invalid", reason: { code: "product.unknown" } });
      await expect(adjust([{ sku: "KIT", delta: 1 }])).rejects.toMatchObject({ reason: { code: "stock.bundle_has_no_stock" } });
      await expect(adjust([{ sku: "A", delta: 1 }], "MOON")).rejects.toMatchObject({ reason: { code: "warehouse.unknown" } });
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 1 });
    }),
  );

  test(
    "races of orders, counts and cancellations leave the books in agreement (C-08)",
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 20, MSK: 20 } });
      await Promise.all(
        Array.from({ length: 30 }, async (_, i) => {
          if (i % 5 === 4)
            return adjustStock(ctx, { warehouse: i % 2 ? "KZN" : "MSK", reason: "count", lines: [{ sku: "A", onHand: 10 + i }] });
          const order = await anOrder(ctx, { lines: { A: 1 + (i % 3) } });
          if (i % 3 === 0) await cancelOrder(ctx, { orderId: order.id, reason: "buyer" });
        }),
      );
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );
});
