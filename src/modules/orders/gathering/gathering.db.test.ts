import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { channels } from "@/modules/channels/tables";
import { reservations, stockLevels } from "@/modules/inventory/tables";
import { listTransfers } from "@/modules/inventory/transfers/transfer-queries";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { aChannel, anOrder, aProduct, aShop, eventsOf, receive, stockOf } from "@/testing/orders";
import { adjustStock } from "../commands/adjust-stock";
import { cancelOrder, cancelUnits } from "../commands/cancel-order";
import { cancelTransfer } from "../commands/cancel-transfer";
import { changeTransfer } from "../commands/change-transfer";
import { receiveTransfer } from "../commands/receive-transfer";
import { releaseHold } from "../commands/release-hold";
import { sendTransfer } from "../commands/send-transfer";
import { readOrders } from "../queries";
import { defaultRuleSet } from "../routing/rule-set";
import { gatheringOf } from "./gathering-queries";

const lane = { from: "KZN", to: "MSK", days: 2, minor: 20_000, perKgMinor: 0 };
const gather = { on: true, maxDays: 3, maxMinor: null, lanes: [lane, { ...lane, from: "MSK", to: "KZN" }] };

/** A shop where A lies in Moscow and B in Kazan, and whose owner likes one parcel better. */
async function aShopApart(db: Parameters<typeof aShop>[0]) {
  const shop = await aShop(db);
  await aProduct(shop.ctx, { sku: "A", stock: { MSK: 3 } });
  await aProduct(shop.ctx, { sku: "B", stock: { KZN: 4 } });
  await callerFactory(appRouter)({ ...shop.ctx, ip: null }).routing.put({
    channel: null,
    version: 0,
    rules: { ...defaultRuleSet, gather },
  });
  return shop;
}

const address = { country: "RU", region: null, city: "Москва", postalCode: null, line1: "Тверская, 1", latitude: null, longitude: null };
const bought = (ctx: Context, lines: Record<string, number> = { A: 2, B: 3 }) =>
  anOrder(ctx, { lines, shippingAddress: address, shippingMethod: "courier" });
const orderOf = async (ctx: Context, id: string) => {
  const [order] = await readOrders(ctx, [id]);
  if (!order) throw new Error("no such order");
  return order;
};
const transferOf = async (ctx: Context, orderId: string) => {
  const { items } = await listTransfers(ctx, { order: orderId });
  const [transfer] = items;
  if (!transfer) throw new Error("no transfer");
  return transfer;
};
const work = (order: Awaited<ReturnType<typeof orderOf>>) =>
  order.fulfilments.flatMap(({ warehouse, status, lines }) => (status === "cancelled" ? [] : [{ warehouse, lines: unitsOf(lines) }]));
const unitsOf = (lines: { sku: string; quantity: number }[]) => Object.fromEntries(lines.map(({ sku, quantity }) => [sku, quantity]));
const unpack = (ctx: Context, transferId: string, said: Partial<{ received: number; damaged: number; lost: number; surplus: number }>) =>
  receiveTransfer(ctx, { transferId, note: null, lines: [{ sku: "B", received: 0, damaged: 0, lost: 0, surplus: 0, ...said }] });
/** Units that are kept or waited for: never more than were ordered. */
const keptUnits = async (ctx: Context, orderId: string) => {
  const rows = await ctx.db
    .select({ quantity: reservations.quantity })
    .from(reservations)
    .where(
      and(eq(reservations.organizationId, ctx.actor.organizationId), eq(reservations.orderId, orderId), eq(reservations.state, "open")),
    );
  return rows.reduce((sum, row) => sum + row.quantity, 0);
};

describe("goods that come together", () => {
  test(
    "are the order's own where they meet, whatever that shelf keeps back for others",
    inRollback(async (db) => {
      const { ctx } = await aShopApart(db);
      const placed = await bought(ctx);
      const transfer = await transferOf(ctx, placed.id);
      await sendTransfer(ctx, { transferId: transfer.id });
      await db.update(stockLevels).set({ safety: 5 }).where(eq(stockLevels.organizationId, ctx.actor.organizationId));
      await db.update(channels).set({ buffer: 2 }).where(eq(channels.organizationId, ctx.actor.organizationId));
      await unpack(ctx, transfer.id, { received: 3 });
      const order = await orderOf(ctx, placed.id);
      expect(order.holds).toEqual([]);
      expect(work(order)).toEqual([{ warehouse: "MSK", lines: { A: 2, B: 3 } }]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "are held, travel by a transfer of their own, and are picked as one parcel once they have met",
    inRollback(async (db) => {
      const { ctx } = await aShopApart(db);
      const placed = await bought(ctx);
      expect(placed).toMatchObject({ status: "new", holds: [{ reason: "gathering", data: { to: "MSK", from: ["KZN"] } }] });
      expect(await orderOf(ctx, placed.id)).toMatchObject({ holds: placed.holds, routing: { chosen: placed.routing.chosen } });
      const transfer = await transferOf(ctx, placed.id);
      expect(transfer).toMatchObject({ status: "draft", from: "KZN", to: "MSK", order: { number: placed.number } });
      expect(transfer.lines).toMatchObject([{ sku: "B", quantity: 3, free: 4 }]);
      expect(await gatheringOf(ctx, placed.id)).toMatchObject({ to: "MSK", transferMinor: 20_000, apart: { parcels: 2 } });
      expect(await keptUnits(ctx, placed.id)).toBe(5);

      await sendTransfer(ctx, { transferId: transfer.id });
      expect(await stockOf(ctx, "B", "KZN")).toMatchObject({ onHand: 1, reserved: 0 });
      expect((await orderOf(ctx, placed.id)).lines).toMatchObject([{ reserved: 2 }, { sku: "B", reserved: 0, backordered: 3 }]);
      expect(await keptUnits(ctx, placed.id)).toBe(5);
      expect(await bookBreaches(ctx)).toEqual([]);

      await unpack(ctx, transfer.id, { received: 3 });
      const order = await orderOf(ctx, placed.id);
      expect(order).toMatchObject({ status: "confirmed", holds: [], fulfilmentStatus: "reserved" });
      expect(work(order)).toEqual([{ warehouse: "MSK", lines: { A: 2, B: 3 } }]);
      expect(await keptUnits(ctx, placed.id)).toBe(5);
      expect(await bookBreaches(ctx)).toEqual([]);
      const told = (await eventsOf(ctx, placed.id)).map((event) => event.type);
      expect(told).toEqual(expect.arrayContaining(["transfer.created", "transfer.sent", "transfer.received", "order.released"]));
    }),
  );

  test(
    "are not taken by those who wait longer, nor looked for anywhere else while they are under way",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShopApart(db);
      await aChannel(ctx, { code: "moscow", warehouseIds: [warehouses.MSK] });
      const earlier = await anOrder(ctx, { channel: "moscow", lines: { B: 2 } });
      const order = await bought(ctx);
      const transfer = await transferOf(ctx, order.id);
      await sendTransfer(ctx, { transferId: transfer.id });
      // More of it in Kazan would only make a second parcel.
      await receive(ctx, "KZN", { B: 5 });
      expect((await orderOf(ctx, order.id)).lines[1]).toMatchObject({ reserved: 0, backordered: 3 });
      await unpack(ctx, transfer.id, { received: 3, surplus: 1 });
      expect((await orderOf(ctx, order.id)).lines[1]).toMatchObject({ reserved: 3, backordered: 0 });
      expect((await orderOf(ctx, earlier.id)).lines[0]).toMatchObject({ reserved: 1, backordered: 1 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "that come in parts are picked with the last of them; what broke or was lost is routed again",
    inRollback(async (db) => {
      const { ctx } = await aShopApart(db);
      const { id } = await bought(ctx);
      const transfer = await transferOf(ctx, id);
      await sendTransfer(ctx, { transferId: transfer.id });
      await unpack(ctx, transfer.id, { received: 1 });
      expect(await orderOf(ctx, id)).toMatchObject({ holds: [{ reason: "gathering" }] });
      expect((await orderOf(ctx, id)).lines[1]).toMatchObject({ reserved: 1, backordered: 2 });
      await unpack(ctx, transfer.id, { damaged: 1, lost: 1 });
      const order = await orderOf(ctx, id);
      expect(order.holds).toEqual([]);
      // One unit was left in Kazan, another there is none of.
      expect(order.lines[1]).toMatchObject({ reserved: 2, backordered: 1 });
      expect(work(order)).toEqual([
        { warehouse: "MSK", lines: { A: 2, B: 1 } },
        { warehouse: "KZN", lines: { B: 1 } },
      ]);
      expect(await keptUnits(ctx, id)).toBe(5);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "of which less leaves than was planned are looked for again at once",
    inRollback(async (db) => {
      const { ctx } = await aShopApart(db);
      const { id } = await bought(ctx);
      await receive(ctx, "MSK", { B: 1 });
      const transfer = await transferOf(ctx, id);
      await sendTransfer(ctx, { transferId: transfer.id, lines: [{ sku: "B", quantity: 2 }] });
      expect((await orderOf(ctx, id)).lines[1]).toMatchObject({ reserved: 1, backordered: 2 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "leave apart after all when the transfer is cancelled, or the hold is released by hand",
    inRollback(async (db) => {
      const { ctx } = await aShopApart(db);
      const apart = [
        { warehouse: "MSK", lines: { A: 1 } },
        { warehouse: "KZN", lines: { B: 1 } },
      ];
      const one = await bought(ctx, { A: 1, B: 1 });
      const transfer = await transferOf(ctx, one.id);
      await cancelTransfer(ctx, { transferId: transfer.id, version: transfer.version });
      expect(await orderOf(ctx, one.id)).toMatchObject({ status: "confirmed", holds: [] });
      expect(work(await orderOf(ctx, one.id))).toEqual(apart);

      const other = await bought(ctx, { A: 1, B: 1 });
      await releaseHold(ctx, { orderId: other.id, holdId: other.holds[0]?.id ?? "" });
      expect(work(await orderOf(ctx, other.id))).toEqual(apart);
      expect(await transferOf(ctx, other.id)).toMatchObject({ status: "cancelled" });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "are free again when the order is cancelled: on the shelf at once, under way for whoever waits when they come",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShopApart(db);
      const first = await bought(ctx, { A: 1, B: 2 });
      const second = await bought(ctx, { A: 1, B: 2 });
      const [draft, sent] = [await transferOf(ctx, first.id), await transferOf(ctx, second.id)];
      await sendTransfer(ctx, { transferId: sent.id });
      await cancelOrder(ctx, { orderId: first.id, reason: "changed_mind" });
      await cancelOrder(ctx, { orderId: second.id, reason: "changed_mind" });
      expect(await transferOf(ctx, first.id)).toMatchObject({ id: draft.id, status: "cancelled" });
      expect((await listTransfers(ctx, { order: second.id })).items).toEqual([]);
      expect([await keptUnits(ctx, first.id), await keptUnits(ctx, second.id)]).toEqual([0, 0]);
      await aChannel(ctx, { code: "moscow", warehouseIds: [warehouses.MSK] });
      const waiting = await anOrder(ctx, { channel: "moscow", lines: { B: 1 } });
      await unpack(ctx, sent.id, { received: 2 });
      expect((await orderOf(ctx, waiting.id)).lines[0]).toMatchObject({ reserved: 1 });
      expect(await stockOf(ctx, "B")).toMatchObject({ onHand: 4, reserved: 1 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "follow the order: fewer units travel, none at all when they are taken off, and a count that finds less sends fewer",
    inRollback(async (db) => {
      const { ctx } = await aShopApart(db);
      const { id, lines } = await bought(ctx);
      const lineId = lines[1]?.id ?? "";
      await cancelUnits(ctx, { orderId: id, reason: "changed_mind", lines: [{ lineId, units: 1 }] });
      expect((await transferOf(ctx, id)).lines).toMatchObject([{ sku: "B", quantity: 2 }]);
      await adjustStock(ctx, { warehouse: "KZN", reason: "lost", lines: [{ sku: "B", delta: -3 }] });
      expect((await transferOf(ctx, id)).lines).toMatchObject([{ sku: "B", quantity: 1 }]);
      await cancelUnits(ctx, { orderId: id, reason: "changed_mind", lines: [{ lineId, units: 2 }] });
      expect(await transferOf(ctx, id)).toMatchObject({ status: "cancelled" });
      expect(await orderOf(ctx, id)).toMatchObject({ status: "confirmed", holds: [] });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "do not leave while something else holds the order, and only the order says what travels",
    inRollback(async (db) => {
      const { ctx } = await aShopApart(db);
      const { id } = await anOrder(ctx, { lines: { A: 1, B: 1 }, shippingAddress: address, shippingMethod: "courier", payment: "unpaid" });
      const transferId = (await transferOf(ctx, id)).id;
      const refusal = (act: Promise<unknown>) => act.catch((error: unknown) => (error instanceof Refusal ? error.reason.code : error));
      expect(await refusal(sendTransfer(ctx, { transferId }))).toBe("transfer.order_on_hold");
      expect(await refusal(changeTransfer(ctx, { transferId, lines: [{ sku: "B", quantity: 4 }] }))).toBe("transfer.follows_order");
    }),
  );
});
