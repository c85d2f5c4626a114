import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { putProduct } from "@/modules/catalog/commands/put-product";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { aBundle, anOrder, anOrderRequest, aProduct, aShop, eventsOf, productIdOf, stockOf } from "@/testing/orders";
import { cancelUnits } from "../commands/cancel-order";
import { editOrder } from "../commands/edit-order";
import { placeDraft } from "../commands/place-draft";
import { releaseDueHold } from "../commands/release-due-hold";
import { releaseHold } from "../commands/release-hold";
import { saveDraft } from "../commands/save-draft";
import { splitOrder } from "../commands/split-order";
import { DraftOrder } from "../drafts/inputs";
import { readOrders } from "../queries";
import { refreshPromises } from "../refresh-promises";
import { movePreorders } from "./move-preorders";

const dayMs = 24 * 3_600_000;

/** NEW is out in ten days, OLD is there; two of each lie in Kazan. */
async function aNewProduct(db: Db, stock = 2) {
  const clock = { now: new Date() };
  const shop = await aShop(db, { now: () => clock.now });
  const inDays = (days: number) => new Date(Math.floor(clock.now.getTime() / 1000) * 1000 + days * dayMs).toISOString();
  const out = inDays(10);
  await aProduct(shop.ctx, { sku: "NEW", stock: stock > 0 ? { KZN: stock } : {} });
  await aProduct(shop.ctx, { sku: "OLD", stock: { KZN: 2 } });
  await goesOut(shop.ctx, out);
  return { ...shop, clock, out, inDays };
}

const goesOut = (ctx: Context, availableFrom: string | null) =>
  putProduct(ctx, "NEW", { name: "New", price: { amount: 100, currency: "RUB" }, availableFrom });

async function one(ctx: Context, id: string) {
  const [order] = await readOrders(ctx, [id]);
  if (!order) throw new Error("gone");
  return order;
}

/** When the job comes that releases a hold. */
async function releasedAt(ctx: Context, holdId: string): Promise<string | undefined> {
  const { rows } = await ctx.db.execute<{ at: Date | string }>(
    sql`select run_at as at from graphile_worker._private_jobs where payload->'input'->>'holdId' = ${holdId}`,
  );
  return rows[0] && new Date(rows[0].at).toISOString();
}

describe("an order of goods that are not out yet", () => {
  test(
    "keeps its units, is promised for their day, and is picked by nobody before it",
    inRollback(async (db) => {
      const { ctx, clock, out } = await aNewProduct(db);
      const placed = await anOrder(ctx, { lines: { NEW: 2, OLD: 1 } });
      expect(placed).toMatchObject({
        status: "new",
        promisedAt: out,
        holds: [{ reason: "preorder", until: out }],
        lines: [
          { reserved: 2, promisedAt: out },
          { reserved: 1, promisedAt: null },
        ],
      });
      const { updatedAt: _, ...read } = { ...(await one(ctx, placed.id)), updatedAt: null };
      expect(placed).toMatchObject(read);
      expect(await stockOf(ctx, "NEW")).toMatchObject({ reserved: 2 });
      const [hold] = placed.holds;
      expect(await releasedAt(ctx, hold?.id ?? "")).toBe(out);
      const pick = () => pickUnits(ctx, { fulfilmentId: placed.fulfilments[0]?.id ?? "", lines: [{ sku: "OLD", quantity: 1 }] });
      await expect(pick()).rejects.toMatchObject({ kind: "conflict" });

      const due = { orderId: placed.id, holdId: hold?.id ?? "" };
      await releaseDueHold(ctx, due);
      expect((await one(ctx, placed.id)).holds).toHaveLength(1);
      clock.now = new Date(Date.parse(out) + 1_000);
      await releaseDueHold(ctx, due);
      expect(await one(ctx, placed.id)).toMatchObject({ status: "confirmed", holds: [], promisedAt: null });
      await pick();
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "waits with that day where nothing is there, until the day is over",
    inRollback(async (db) => {
      const { ctx, clock, out } = await aNewProduct(db, 0);
      const placed = await anOrder(ctx, { lines: { NEW: 2 } });
      expect(placed).toMatchObject({ promisedAt: out, holds: [{ reason: "preorder" }], lines: [{ backordered: 2, promisedAt: out }] });
      const productIds = [await productIdOf(ctx, "NEW")];
      expect(await refreshPromises(ctx, { productIds })).toBe(0);
      expect((await one(ctx, placed.id)).promisedAt).toBe(out);
      clock.now = new Date(Date.parse(out) + 1_000);
      await releaseDueHold(ctx, { orderId: placed.id, holdId: placed.holds[0]?.id ?? "" });
      expect(await refreshPromises(ctx, { productIds })).toBe(1);
      expect(await one(ctx, placed.id)).toMatchObject({ holds: [], promisedAt: null, lines: [{ backordered: 2, promisedAt: null }] });
    }),
  );

  test(
    "follows its product's day: later, earlier, and out at once",
    inRollback(async (db) => {
      const { ctx, inDays, out } = await aNewProduct(db);
      const { id, holds } = await anOrder(ctx, { lines: { NEW: 1 } });
      await aBundle(ctx, { sku: "SET", parts: { NEW: 1, OLD: 1 } });
      const set = await anOrder(ctx, { lines: { SET: 1 } });
      expect(set).toMatchObject({ promisedAt: out, holds: [{ reason: "preorder", until: out }] });
      const productId = await productIdOf(ctx, "NEW");
      for (const days of [20, 5]) {
        await goesOut(ctx, inDays(days));
        expect(await movePreorders(ctx, productId)).toBe(2);
        for (const orderId of [id, set.id])
          expect(await one(ctx, orderId)).toMatchObject({ promisedAt: inDays(days), holds: [{ until: inDays(days) }] });
        expect(await releasedAt(ctx, holds[0]?.id ?? "")).toBe(inDays(days));
      }
      const changes = (await eventsOf(ctx)).filter(({ type }) => type === "product.changed").map(({ data }) => data.availableFrom);
      expect(changes.slice(-2)).toEqual([true, true]);
      await goesOut(ctx, null);
      await movePreorders(ctx, productId);
      expect(await one(ctx, id)).toMatchObject({ status: "confirmed", promisedAt: null, holds: [], lines: [{ promisedAt: null }] });
      await goesOut(ctx, inDays(3));
      await movePreorders(ctx, productId);
      expect(await one(ctx, id)).toMatchObject({ status: "new", promisedAt: inDays(3) });
      const told = (await eventsOf(ctx, id)).filter(({ type }) => type === "order.promise_changed").map(({ data }) => data.to);
      expect(told).toEqual([inDays(20), inDays(5), null, inDays(3)]);
    }),
  );

  test(
    "is let go by a person for good, and held by an edit only that names a later day",
    inRollback(async (db) => {
      const { ctx, inDays } = await aNewProduct(db);
      const { id, holds } = await anOrder(ctx, { lines: { NEW: 1 } });
      await releaseHold(ctx, { orderId: id, holdId: holds[0]?.id ?? "" });
      const productId = await productIdOf(ctx, "NEW");
      await movePreorders(ctx, productId);
      expect(await one(ctx, id)).toMatchObject({ status: "confirmed", holds: [] });
      await goesOut(ctx, inDays(30));
      await movePreorders(ctx, productId);
      expect(await one(ctx, id)).toMatchObject({ status: "new", holds: [{ reason: "preorder", until: inDays(30) }] });
    }),
  );

  test(
    "is held as soon as such goods are added, and no longer when they are taken off or split off",
    inRollback(async (db) => {
      const { ctx, out } = await aNewProduct(db);
      const { id } = await anOrder(ctx, { lines: { OLD: 1 } });
      await editOrder(ctx, { orderId: id, operations: [{ op: "add_line", sku: "NEW", quantity: 2, discount: 0 }] });
      const held = await one(ctx, id);
      expect(held).toMatchObject({ promisedAt: out, holds: [{ reason: "preorder", until: out }] });
      const lineId = held.lines[1]?.id ?? "";
      const { split } = await splitOrder(ctx, { orderId: id, lines: [{ lineId, units: 1 }], note: null });
      expect(await one(ctx, split.id)).toMatchObject({ promisedAt: out, holds: [{ reason: "preorder", until: out }] });
      await cancelUnits(ctx, { orderId: id, reason: "other", lines: [{ lineId, units: 1 }] });
      expect(await one(ctx, id)).toMatchObject({ status: "confirmed", promisedAt: null, holds: [] });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "is held as well when it was a draft",
    inRollback(async (db) => {
      const { ctx, out } = await aNewProduct(db);
      const { placedAt, ...order } = anOrderRequest({ lines: { NEW: 1 }, payment: "cash_on_delivery" });
      const { id } = await saveDraft(ctx, DraftOrder.parse(order));
      await placeDraft(ctx, { orderId: id });
      const placed = await one(ctx, id);
      expect(placed).toMatchObject({
        promisedAt: out,
        holds: [{ reason: "preorder", until: out }],
        lines: [{ reserved: 1, promisedAt: out }],
      });
      expect(await releasedAt(ctx, placed.holds[0]?.id ?? "")).toBe(out);
    }),
  );
});
