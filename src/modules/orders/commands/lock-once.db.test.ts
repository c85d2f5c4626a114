import { and, eq, sql } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { stockLevels } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { withDatabase } from "@/testing/database";
import { eventually } from "@/testing/eventually";
import { anOrderRequest, aProduct, aShop } from "@/testing/orders";
import { DraftOrder } from "../drafts/inputs";
import { orderCheckout } from "./end-checkout";
import { placeDraft } from "./place-draft";
import { reserveForCheckout } from "./reserve-for-checkout";
import { saveDraft } from "./save-draft";

vi.setConfig({ testTimeout: 60_000 });

const basket = (...skus: string[]) => ({
  channel: "site",
  reference: "till",
  minutes: 15,
  lines: skus.map((sku) => ({ sku, quantity: 1 })),
});

/**
 * Runs an act while somebody else holds the shelf of X, and looks whether it keeps the shelf of Y meanwhile: whoever holds Y and
 * waits for X waits in a circle with everybody who takes them in their order.
 */
async function holdsYWhileItWaitsForX(ctx: Context, ids: { X: string; Y: string }, act: () => Promise<unknown>): Promise<boolean> {
  const level = (productId: string) => and(eq(stockLevels.organizationId, ctx.actor.organizationId), eq(stockLevels.productId, productId));
  let running: Promise<unknown> = Promise.resolve();
  const isHeld = await inTransaction(ctx, async (ctx) => {
    const { rows } = await ctx.db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await ctx.db.select().from(stockLevels).where(level(ids.X)).for("update");
    running = act();
    await eventually(async () => {
      const { rows: waiting } = await ctx.db.execute(
        sql`select 1 from pg_locks l where not l.granted and ${rows[0]?.pid ?? 0} = any(pg_blocking_pids(l.pid))`,
      );
      return waiting.length > 0;
    });
    const free = await ctx.db
      .select({ id: stockLevels.productId })
      .from(stockLevels)
      .where(level(ids.Y))
      .for("update", { skipLocked: true });
    return free.length === 0;
  });
  await running;
  return isHeld;
}

async function twoShelves(ctx: Context) {
  const X = (await aProduct(ctx, { sku: "X", stock: { KZN: 5 } })).id;
  const Y = (await aProduct(ctx, { sku: "Y", stock: { KZN: 5 } })).id;
  expect(X < Y).toBe(true);
  return { X, Y };
}

describe("what is given back and what is taken next are locked at once, in one order,", () => {
  test(
    "when an order is made of a checkout",
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      const ids = await twoShelves(ctx);
      const { checkout } = await reserveForCheckout(ctx, basket("Y"));
      const order = anOrderRequest({ lines: { X: 1, Y: 1 } });
      expect(await holdsYWhileItWaitsForX(ctx, ids, () => orderCheckout(ctx, { id: checkout.id, order }))).toBe(false);
    }),
  );

  test(
    "when a checkout takes the place of one whose time is over",
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      const ids = await twoShelves(ctx);
      await reserveForCheckout(ctx, basket("Y"));
      const later = { ...ctx, now: () => new Date(Date.now() + 3_600_000) };
      expect(await holdsYWhileItWaitsForX(ctx, ids, () => reserveForCheckout(later, basket("X", "Y")))).toBe(false);
    }),
  );

  test(
    "when a draft that keeps a part of its goods is placed",
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      const ids = await twoShelves(ctx);
      const { placedAt, ...order } = anOrderRequest({ lines: { X: 1, Y: 1 } });
      const draft = await saveDraft(ctx, DraftOrder.parse(order));
      await reserveForCheckout(ctx, { ...basket("Y"), reference: `draft:${draft.id}` });
      expect(await holdsYWhileItWaitsForX(ctx, ids, () => placeDraft(ctx, { orderId: draft.id }))).toBe(false);
    }),
  );
});
