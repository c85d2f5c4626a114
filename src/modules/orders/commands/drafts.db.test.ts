import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { checkouts } from "@/modules/inventory/tables";
import { messageEventOfFact } from "@/modules/notifications/message-events";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { readWholeOrders } from "@/server/order-view";
import { appRouter } from "@/server/root-router";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { anOrder, anOrderRequest, aProduct, aShop, eventsOf, stockOf } from "@/testing/orders";
import { actorOf, aKey } from "@/testing/organization";
import { DraftOrder } from "../drafts/inputs";
import { cancelOrder } from "./cancel-order";
import { editOrder } from "./edit-order";
import { expireCheckouts } from "./end-checkout";
import { placeDraft } from "./place-draft";
import { saveDraft } from "./save-draft";

const read = async (ctx: Context, id: string) => {
  const [order] = await readWholeOrders(ctx, [id]);
  if (!order) throw new Error("gone");
  return order;
};
const hour = 60 * 60_000;

/** A draft of what `anOrder` would place. */
function aDraft(ctx: Context, { reserveUntil = null, ...wish }: Parameters<typeof anOrderRequest>[0] & { reserveUntil?: string | null }) {
  const { placedAt, ...order } = anOrderRequest(wish);
  return saveDraft(ctx, DraftOrder.parse({ ...order, reserveUntil }));
}

describe("a draft (C-32)", () => {
  test(
    "has a number and sums, holds no stock, takes any price and any address, and becomes an order by the ordinary rules",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 3 } });
      await aProduct(ctx, { sku: "B", stock: { KZN: 3 } });
      const { id } = await aDraft(ctx, { lines: { A: 2 }, payment: "unpaid", unitPrice: 1 });
      const draft = await read(ctx, id);
      expect(draft).toMatchObject({
        status: "draft",
        fulfilmentStatus: "unfulfilled",
        holds: [],
        fulfilments: [],
        lines: [{ reserved: 0, backordered: 0 }],
      });
      expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 0 });
      const address = {
        country: "RU",
        region: null,
        city: "Пермь",
        postalCode: null,
        line1: "ул. Ленина, 1",
        latitude: null,
        longitude: null,
      };
      const { preview } = await editOrder(ctx, {
        orderId: id,
        version: draft.version,
        operations: [
          { op: "set_address", address },
          { op: "set_price", lineId: draft.lines[0]?.id ?? "", unitPrice: 50_000 },
          { op: "add_line", sku: "B", quantity: 5, discount: 0 },
          { op: "set_buyer", name: "Пётр" },
        ],
      });
      expect(preview.stock.every(({ reserved, backordered }) => reserved === 0 && backordered === 0)).toBe(true);
      expect([await stockOf(ctx, "A"), await stockOf(ctx, "B")]).toMatchObject([{ reserved: 0 }, { reserved: 0 }]);

      await placeDraft(ctx, { orderId: id });
      const placed = await read(ctx, id);
      expect(placed).toMatchObject({
        number: draft.number,
        status: "new",
        customer: { name: "Пётр" },
        shippingAddress: { city: "Пермь" },
        holds: [{ reason: "awaiting_payment" }],
        lines: [
          { sku: "A", reserved: 2, unitPrice: 50_000 },
          { sku: "B", reserved: 3, backordered: 2 },
        ],
      });
      expect((await eventsOf(ctx, id)).map(({ type }) => type)).toEqual(
        expect.arrayContaining(["order.drafted", "order.placed", "order.shortage", "order.held", "order.reserved"]),
      );
      await expect(placeDraft(ctx, { orderId: id })).rejects.toMatchObject({ reason: { code: "order.wrong_status" } });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "that is placed as paid is confirmed at once, its money booked",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 3 } });
      const { id } = await aDraft(ctx, { lines: { A: 1 }, payment: "unpaid" });
      await placeDraft(ctx, { orderId: id, payment: { status: "paid", method: "card", reference: "1" } });
      expect(await read(ctx, id)).toMatchObject({ status: "confirmed", paymentStatus: "paid", lines: [{ reserved: 1 }] });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "keeps its units until its moment, follows its edits, and gives them up by the clock, by its end, or to the order it becomes",
    inRollback(async (db) => {
      let now = new Date();
      const { ctx } = await aShop(db, { now: () => now });
      await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
      const until = (ms: number) => new Date(now.getTime() + ms).toISOString();
      const first = await aDraft(ctx, { lines: { A: 2 }, reserveUntil: until(hour) });
      expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 2 });
      const lineId = (await read(ctx, first.id)).lines[0]?.id ?? "";
      await editOrder(ctx, { orderId: first.id, operations: [{ op: "set_quantity", lineId, quantity: 4 }] });
      expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 4 });
      await expect(editOrder(ctx, { orderId: first.id, operations: [{ op: "set_quantity", lineId, quantity: 6 }] })).rejects.toMatchObject({
        reason: { code: "order.insufficient_stock" },
      });
      await expect(aDraft(ctx, { lines: { A: 2 }, reserveUntil: until(hour) })).rejects.toMatchObject({
        reason: { code: "order.insufficient_stock" },
      });
      await cancelOrder(ctx, { orderId: first.id, reason: "other" });
      expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 0 });
      const end = (await eventsOf(ctx, first.id)).find(({ type }) => type === "order.cancelled");
      expect(end && messageEventOfFact(end)).toBeNull();

      const second = await aDraft(ctx, { lines: { A: 5 }, reserveUntil: until(hour) });
      await placeDraft(ctx, { orderId: second.id });
      expect((await read(ctx, second.id)).lines).toMatchObject([{ reserved: 5 }]);
      expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 5 });
      await cancelOrder(ctx, { orderId: second.id, reason: "other" });

      const third = await aDraft(ctx, { lines: { A: 5 }, reserveUntil: until(hour) });
      now = new Date(now.getTime() + 2 * hour);
      await expireCheckouts({ db, now: () => now });
      expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 0 });
      expect(await read(ctx, third.id)).toMatchObject({ status: "draft" });
      const kept = and(eq(checkouts.organizationId, ctx.actor.organizationId), eq(checkouts.state, "open"));
      expect(await db.select().from(checkouts).where(kept)).toEqual([]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "may lack a buyer and an address, and says so when it is placed",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
      const app = testApp(db);
      const key = await aKey(ctx, ["full"]);
      const ask = (path: string, body: unknown, n: string) =>
        app.request(`/api/v1/orders/${path}`, {
          method: "POST",
          headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": n },
          body: JSON.stringify(body),
        });
      const wish = { channel: "site", externalId: "D-1", shippingMethod: "courier", lines: [{ sku: "A", quantity: 1, unitPrice: 100 }] };
      const saved = await ask("drafts", wish, "1");
      expect(saved.status).toBe(201);
      const draft = (await saved.json()) as { id: string; version: number };
      expect((await ask("drafts", wish, "2")).status).toBe(200);
      const refused = await ask(`${draft.id}/place`, {}, "3");
      expect([refused.status, await refused.json()]).toMatchObject([422, { code: "draft_without_buyer" }]);
      await editOrder(ctx, { orderId: draft.id, operations: [{ op: "set_buyer", name: "Ольга" }] });
      const placed = await ask(`${draft.id}/place`, { payment: { status: "cash_on_delivery" } }, "4");
      expect([placed.status, await placed.json()]).toMatchObject([200, { status: "new", holds: [{ reason: "address_invalid" }] }]);
    }),
  );

  test(
    "is nobody else's, and not for pickers",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      const { id } = await aDraft(ctx, { lines: { A: 1 } });
      const stranger = await aShop(db);
      await expect(placeDraft(stranger.ctx, { orderId: id })).rejects.toMatchObject({ kind: "not_found" });
      await expect(placeDraft(ctx, { orderId: id, version: 99 })).rejects.toMatchObject({ kind: "stale" });
      const picker = callerFactory(appRouter)({ ...actorOf(ctx, "picker"), ip: null });
      await expect(picker.orders.placeDraft({ orderId: id })).rejects.toMatchObject({ code: "FORBIDDEN" });
      const lines = [{ sku: "A", quantity: 1, unitPrice: 1 }];
      await expect(picker.orders.saveDraft({ channel: "site", lines })).rejects.toMatchObject({ code: "FORBIDDEN" });
    }),
  );

  test(
    "that is placed by two at once becomes one order, and what it keeps is nobody else's in between",
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 2 } });
      const { id } = await aDraft(ctx, { lines: { A: 2 }, reserveUntil: new Date(Date.now() + hour).toISOString() });
      const [one, two, other] = await Promise.allSettled([
        placeDraft(ctx, { orderId: id }),
        placeDraft(ctx, { orderId: id }),
        anOrder(ctx, { lines: { A: 1 }, onShortage: "reject" }),
      ]);
      expect([one, two].filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(other.status).toBe("rejected");
      expect((await read(ctx, id)).lines).toMatchObject([{ reserved: 2 }]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );
});

test(
  "a draft whose external id comes several times at once is written down once",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
    const made = await Promise.all(Array.from({ length: 6 }, () => aDraft(ctx, { lines: { A: 1 }, externalId: "E-1" })));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made.filter(({ known }) => !known)).toHaveLength(1);
  }),
);
