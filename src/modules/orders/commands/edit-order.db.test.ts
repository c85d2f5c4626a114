import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { stockLevels, stockMovements } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { readWholeOrders } from "@/server/order-view";
import { appRouter } from "@/server/root-router";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aBundle, actingAs, anOrder, aProduct, aShop, eventsOf, receive, stockOf } from "@/testing/orders";
import { actorOf, aKey } from "@/testing/organization";
import { aPickTask, box } from "@/testing/pick-task";
import { changeSets } from "../changes/tables";
import { editOrder, previewEdit } from "./edit-order";
import { holdOrder } from "./hold-order";
import { routeAgain } from "./route-again";

const read = async (ctx: Context, id: string) => {
  const [order] = await readWholeOrders(ctx, [id]);
  if (!order) throw new Error("gone");
  return order;
};
const lineOf = async (ctx: Context, id: string, sku: string) => {
  const line = (await read(ctx, id)).lines.find((l) => l.sku === sku);
  if (!line) throw new Error(`no line ${sku}`);
  return line;
};
const movements = async (ctx: Context) =>
  (await ctx.db.select().from(stockMovements).where(eq(stockMovements.organizationId, ctx.actor.organizationId))).length;
const perm = {
  country: "RU",
  region: "Пермский край",
  city: "Пермь",
  postalCode: "614000",
  line1: "ул. Ленина, 1",
  latitude: null,
  longitude: null,
};

describe("editing an order", () => {
  test(
    "moves reservations by the difference only, and books one change set",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
      await aProduct(ctx, { sku: "B", stock: { KZN: 10 }, priceMinor: 50_000 });
      const order = await anOrder(ctx, { lines: { A: 4 } });
      const a = await lineOf(ctx, order.id, "A");
      const { preview } = await editOrder(ctx, {
        orderId: order.id,
        version: order.version,
        operations: [
          { op: "set_quantity", lineId: a.id, quantity: 1 },
          { op: "add_line", sku: "B", quantity: 3, discount: 0 },
        ],
      });
      expect(preview.stock).toEqual([
        { sku: "A", ordered: -3, reserved: -3, backordered: 0 },
        { sku: "B", ordered: 3, reserved: 3, backordered: 0 },
      ]);
      const after = await read(ctx, order.id);
      expect(after.lines).toMatchObject([
        { sku: "A", quantity: 4, cancelled: 3, reserved: 1 },
        { sku: "B", quantity: 3, reserved: 3, unitPrice: 50_000 },
      ]);
      expect(after.totals.total.amount).toBe(129_900 + 150_000 + 30_000);
      expect(preview.balanceMinor).toBe(after.totals.total.amount - order.totals.total.amount);
      expect(after.paymentStatus).toBe("paid");
      expect(after.fulfilments.filter((f) => f.status !== "cancelled")).toHaveLength(1);
      expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 1 });
      expect(await ctx.db.select().from(changeSets).where(eq(changeSets.orderId, order.id))).toMatchObject([
        { status: "confirmed", baseVersion: order.version },
      ]);
      expect((await eventsOf(ctx, order.id)).map((e) => e.type)).toContain("order.edited");
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "moves no stock when only the price changes (C-06)",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
      const order = await anOrder(ctx, { lines: { A: 4 } });
      const before = await movements(ctx);
      const a = await lineOf(ctx, order.id, "A");
      const { preview } = await editOrder(ctx, { orderId: order.id, operations: [{ op: "set_price", lineId: a.id, unitPrice: 100_000 }] });
      expect(preview.stock).toEqual([]);
      expect(preview.balanceMinor).toBe(-4 * 29_900);
      expect(await movements(ctx)).toBe(before);
      expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 4 });
    }),
  );

  test(
    "previews without writing anything, and the confirmed change is the previewed one",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
      const order = await anOrder(ctx, { lines: { A: 2 } });
      const a = await lineOf(ctx, order.id, "A");
      const edit = { orderId: order.id, version: order.version, operations: [{ op: "set_quantity" as const, lineId: a.id, quantity: 12 }] };
      const events = (await eventsOf(ctx)).length;
      const preview = await previewEdit(ctx, edit);
      expect(preview.stock).toEqual([{ sku: "A", ordered: 10, reserved: 8, backordered: 2 }]);
      expect(await read(ctx, order.id)).toEqual(order);
      expect((await eventsOf(ctx)).length).toBe(events);
      expect((await editOrder(ctx, edit)).preview).toEqual(preview);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test.each([
    ["reject", 10],
    ["hold", 10],
    ["backorder", 10],
  ] as const)("what cannot be reserved follows the policy %s", (onShortage, wanted) =>
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 4 } });
      const order = await anOrder(ctx, { lines: { A: 2 }, onShortage });
      const a = await lineOf(ctx, order.id, "A");
      const edit = editOrder(ctx, { orderId: order.id, operations: [{ op: "set_quantity", lineId: a.id, quantity: wanted }] });
      if (onShortage === "reject") {
        await expect(edit).rejects.toMatchObject({ kind: "conflict", reason: { code: "order.insufficient_stock" } });
        return;
      }
      await edit;
      const after = await read(ctx, order.id);
      expect(after.lines).toMatchObject([{ reserved: 4, backordered: 6 }]);
      expect(after.holds.map((h) => h.reason)).toEqual(onShortage === "hold" ? ["out_of_stock"] : []);
      expect(await bookBreaches(ctx)).toEqual([]);
    })(),
  );

  test(
    "another address chooses the nearer warehouse anew and releases the hold that waited for it",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 5, KZN: 5 } });
      const order = await anOrder(ctx, { lines: { A: 2 }, shippingAddress: null, shippingMethod: "courier" });
      expect(order.holds.map((h) => h.reason)).toEqual(["address_invalid"]);
      const moscow = { ...perm, city: "Москва", region: null, postalCode: "101000" };
      await editOrder(ctx, { orderId: order.id, operations: [{ op: "set_address", address: moscow }] });
      const inMoscow = await read(ctx, order.id);
      expect(inMoscow).toMatchObject({ holds: [], status: "confirmed" });
      expect(inMoscow.fulfilments.filter((f) => f.status === "planned")).toMatchObject([{ warehouse: "MSK" }]);
      await editOrder(ctx, { orderId: order.id, operations: [{ op: "set_address", address: perm }] });
      const inPerm = await read(ctx, order.id);
      expect(inPerm.fulfilments.filter((f) => f.status === "planned")).toMatchObject([{ warehouse: "KZN" }]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "takes a bundle's parts with it",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
      await aProduct(ctx, { sku: "B", stock: { KZN: 10 } });
      await aBundle(ctx, { sku: "SET", parts: { A: 2, B: 1 } });
      const order = await anOrder(ctx, { lines: { SET: 1 } });
      const set = await lineOf(ctx, order.id, "SET");
      await editOrder(ctx, { orderId: order.id, operations: [{ op: "set_quantity", lineId: set.id, quantity: 3 }] });
      expect([await stockOf(ctx, "A"), await stockOf(ctx, "B")]).toMatchObject([{ reserved: 6 }, { reserved: 3 }]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "is refused for another address once a parcel is packed, and picked units that are taken off wait for the put-back",
    withDatabase(async ({ db }) => {
      const { ctx, order, fulfilmentId } = await aPickTask(db, { A: 3 });
      const { pickUnits } = await import("@/modules/fulfilment/commands/pick-units");
      await pickUnits(ctx, { fulfilmentId, lines: [{ sku: "A", quantity: 3 }] });
      const a = await lineOf(ctx, order.id, "A");
      await editOrder(ctx, { orderId: order.id, operations: [{ op: "set_quantity", lineId: a.id, quantity: 2 }] });
      expect(await stockOf(ctx, "A")).toMatchObject({ putBack: 1, reserved: 2 });
      const { packFulfilment } = await import("@/modules/fulfilment/commands/pack-fulfilment");
      await packFulfilment(ctx, { fulfilmentId, parcels: [{ ...box, lines: [{ sku: "A", quantity: 2 }] }] });
      await expect(editOrder(ctx, { orderId: order.id, operations: [{ op: "set_address", address: perm }] })).rejects.toMatchObject({
        reason: { code: "order.packed_for_old_address" },
      });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "is refused with a stale version, below rank, and for another organization alike",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      const other = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
      const order = await anOrder(ctx, { lines: { A: 2 } });
      const a = await lineOf(ctx, order.id, "A");
      const operations = [{ op: "set_quantity" as const, lineId: a.id, quantity: 1 }];
      await expect(editOrder(other.ctx, { orderId: order.id, operations })).rejects.toMatchObject({ kind: "not_found" });
      const picker = callerFactory(appRouter)({ ...actorOf(ctx, "picker"), ip: null });
      await expect(picker.orders.edit({ orderId: order.id, operations })).rejects.toMatchObject({ code: "FORBIDDEN" });
      await holdOrder(ctx, { orderId: order.id, reason: "manual", note: null, until: null });
      await expect(editOrder(ctx, { orderId: order.id, version: order.version, operations })).rejects.toMatchObject({ kind: "stale" });
    }),
  );

  test(
    "answers over HTTP: a preview is the order as it would be, and a repeat under its key is the same answer",
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
      const order = await anOrder(ctx, { lines: { A: 2 } });
      const a = await lineOf(ctx, order.id, "A");
      const app = testApp(db);
      const key = await aKey(ctx);
      const call = (body: unknown, idempotencyKey: string) =>
        app.request(`/api/v1/orders/${order.id}/edit`, {
          method: "POST",
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": idempotencyKey },
          body: JSON.stringify(body),
        });
      const edit = { version: order.version, operations: [{ op: "set_quantity", lineId: a.id, quantity: 5 }] };
      const previewed = await call({ ...edit, preview: true }, "p1");
      expect([previewed.status, await previewed.json()]).toMatchObject([
        200,
        { lines: [{ reserved: 5 }], change: { stock: [{ ordered: 3 }] } },
      ]);
      expect((await lineOf(ctx, order.id, "A")).reserved).toBe(2);
      const done = await (await call(edit, "e1")).text();
      const again = await call(edit, "e1");
      expect([again.headers.get("idempotency-replayed"), await again.text()]).toEqual(["true", done]);
      const wrong = await call({ operations: [{ op: "paint", colour: "red" }] }, "w1");
      expect(wrong.status).toBe(422);
    }),
  );

  test(
    "raised by two at once never takes more than there is",
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
      const placed = await Promise.all(Array.from({ length: 4 }, () => anOrder(ctx, { lines: { A: 1 }, onShortage: "reject" })));
      const lines = await Promise.all(placed.map((order) => lineOf(ctx, order.id, "A")));
      const edits = placed.map((order, i) =>
        editOrder(actingAs(ctx, { name: `Клерк ${i}` }), {
          orderId: order.id,
          operations: [{ op: "set_quantity", lineId: lines[i]?.id ?? "", quantity: 4 }],
        }).then(
          () => "done",
          () => "refused",
        ),
      );
      expect((await Promise.all(edits)).sort()).toEqual(["done", "done", "refused", "refused"]);
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 10, reserved: 10 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );
});

describe("routing again", () => {
  test(
    "moves unpicked work to where it belongs now, and the same choice changes nothing",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 5 } });
      const order = await anOrder(ctx, { lines: { A: 2 } });
      expect((await routeAgain(ctx, { orderId: order.id })).version).toBe(order.version);
      await receive(ctx, "KZN", { A: 5 });
      await routeAgain(ctx, { orderId: order.id, version: order.version });
      const moved = await read(ctx, order.id);
      expect(moved.fulfilments.filter((f) => f.status === "planned")).toMatchObject([{ warehouse: "KZN" }]);
      expect([await stockOf(ctx, "A", "MSK"), await stockOf(ctx, "A", "KZN")]).toMatchObject([{ reserved: 0 }, { reserved: 2 }]);
      expect((await eventsOf(ctx, order.id)).filter((e) => e.type === "order.rerouted")).toHaveLength(1);
      expect(await bookBreaches(ctx)).toEqual([]);
      const own = and(eq(stockMovements.organizationId, ctx.actor.organizationId), eq(stockMovements.kind, "released"));
      expect(await ctx.db.select().from(stockMovements).where(own)).toHaveLength(1);
    }),
  );

  test(
    "keeps what is kept when its warehouse begins to keep some back",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 5 } });
      const order = await anOrder(ctx, { lines: { A: 2 } });
      await db.update(stockLevels).set({ safety: 5 }).where(eq(stockLevels.organizationId, ctx.actor.organizationId));
      expect((await routeAgain(ctx, { orderId: order.id })).version).toBe(order.version);
      expect(await lineOf(ctx, order.id, "A")).toMatchObject({ reserved: 2, backordered: 0 });
    }),
  );
});
