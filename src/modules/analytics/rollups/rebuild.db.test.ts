import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { dayOf } from "@/lib/dates";
import type { OrderAnswer } from "@/modules/orders/answer";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import { organizations } from "@/modules/organizations/tables";
import { type Context, systemContext } from "@/platform/context";
import { createDb, createPool, inTransaction } from "@/platform/db";
import type { FeedEvent } from "@/platform/outbox/feed";
import { inRollback, withDatabase } from "@/testing/database";
import { anOrder, aProduct, aShop, receive } from "@/testing/orders";
import { salesFigures } from "../figures/sales-queries";
import { beginRebuild, rebuildIfDue } from "./begin-rebuild";
import { countEvents, touchedBy } from "./count-events";
import { foldOrders } from "./fold-orders";
import { calendarsOf, lockFigures } from "./lock-figures";
import { rebuildAnalytics } from "./rebuild";
import { figuresOf } from "./state-queries";

/** Orders at one moment each, of one unit of a thousand. */
async function placedAt(ctx: Context, moments: readonly string[]) {
  await aProduct(ctx, { sku: "A", stock: { KZN: 100 } });
  const placed: OrderAnswer[] = [];
  for (const at of moments) placed.push(await anOrder(ctx, { lines: { A: 1 }, unitPrice: 1_000, shippingPrice: 0, placedAt: at }));
  return placed;
}

async function count(ctx: Context): Promise<void> {
  await rebuildIfDue(ctx);
  await rebuildAnalytics(ctx);
}

const perDay = async (ctx: Context, days: { from: string; to: string }) =>
  Object.fromEntries((await salesFigures(ctx, days)).days.map(({ day, orders }) => [day, orders]));

const event = (ctx: Context, more: Partial<FeedEvent>): FeedEvent => ({
  position: { xid: 1n, id: 1n },
  organizationId: ctx.actor.organizationId,
  type: "order.placed",
  at: new Date(),
  subject: { kind: "order", id: "", number: null },
  orderId: null,
  warehouseId: null,
  by: { kind: "system", id: null, name: "" },
  data: {},
  ...more,
});

test(
  "days are the organization's own, also where clocks change, and another time zone has everything counted anew (S47)",
  inRollback(async (db) => {
    const { ctx } = await aShop(db, { now: () => new Date("2026-11-23T12:00:00Z") });
    // Berlin turns its clocks back on 25 October 2026 at 01:00 UTC: that day has 25 hours. Moscow does not.
    const moments = [
      "2026-10-24T21:59:59Z",
      "2026-10-24T22:00:00Z",
      "2026-10-25T00:30:00Z",
      "2026-10-25T01:30:00Z",
      "2026-10-25T22:59:59Z",
      "2026-10-25T23:00:00Z",
    ];
    await placedAt(ctx, moments);
    const days = { from: "2026-10-20", to: "2026-10-30" };
    for (const timezone of ["Europe/Moscow", "UTC", "Europe/Berlin", "Pacific/Auckland"]) {
      await db.update(organizations).set({ timezone }).where(eq(organizations.id, ctx.actor.organizationId));
      await count(ctx);
      const expected: Record<string, number> = {};
      for (const moment of moments) {
        const day = dayOf(new Date(moment), timezone);
        expected[day] = (expected[day] ?? 0) + 1;
      }
      expect([timezone, await perDay(ctx, days)]).toEqual([timezone, expected]);
    }
    await db.update(organizations).set({ timezone: "Europe/Berlin" }).where(eq(organizations.id, ctx.actor.organizationId));
    await count(ctx);
    expect(await perDay(ctx, days)).toEqual({ "2026-10-24": 1, "2026-10-25": 4, "2026-10-26": 1 });
  }),
);

test(
  "until a rebuild is done the figures before it are read; what happens meanwhile is in both, and nothing of the old is kept",
  inRollback(async (db) => {
    const { ctx } = await aShop(db, { now: () => new Date("2026-11-23T12:00:00Z") });
    const [first] = await placedAt(ctx, ["2026-11-20T10:00:00Z", "2026-11-21T10:00:00Z"]);
    expect(await figuresOf(ctx)).toMatchObject({ areThere: false, building: null });
    await rebuildIfDue(ctx);
    expect(await figuresOf(ctx)).toMatchObject({ areThere: false, building: { done: 0, total: 2 } });
    await rebuildAnalytics(ctx);
    await beginRebuild(ctx);
    // A figure that is wrong for whatever reason is right again afterwards.
    await db.execute(sql`update analytics_days set orders = 99 where organization_id = ${ctx.actor.organizationId}`);
    await cancelOrder(ctx, { orderId: first?.id ?? "", reason: "buyer" });
    await inTransaction(ctx, (tx) => countEvents(tx.db, [event(ctx, { orderId: first?.id ?? null })]));
    expect((await figuresOf(ctx)).areThere).toBe(true);
    await rebuildAnalytics(ctx);
    const { total } = await salesFigures(ctx, { from: "2026-11-20", to: "2026-11-23" });
    expect(total).toMatchObject({ orders: 1, cancelled: 1, totalMinor: 1_000, cancelledMinor: 1_000 });
    const { rows } = await db.execute<{ n: number }>(
      sql`select count(distinct generation)::int as n from analytics_orders where organization_id = ${ctx.actor.organizationId}`,
    );
    expect(rows[0]?.n).toBe(1);
    // Nothing is due, so nothing begins.
    await rebuildIfDue(ctx);
    expect((await figuresOf(ctx)).building).toBeNull();
  }),
);

test(
  "the first event of an organization begins its figures, and others' orders are never counted among its own",
  inRollback(async (db) => {
    const mine = (await aShop(db)).ctx;
    const theirs = (await aShop(db)).ctx;
    const [own] = await placedAt(mine, ["2026-11-20T10:00:00Z"]);
    const [other] = await placedAt(theirs, ["2026-11-20T10:00:00Z"]);
    await inTransaction(mine, (tx) => countEvents(tx.db, [event(mine, { orderId: own?.id ?? null, data: { orderIds: [other?.id] } })]));
    await rebuildAnalytics(mine);
    expect((await salesFigures(mine, { from: "2026-11-20", to: "2026-11-20" })).total.orders).toBe(1);
    expect((await salesFigures(theirs, { from: "2026-11-20", to: "2026-11-20" })).total.orders).toBe(0);
  }),
);

test("what was written to buyers touches no figure; acts on many orders name them", () => {
  const ctx = systemContext(null as never, "0190f000-0000-7000-8000-000000000000");
  const id = (n: number) => `0190f000-0000-7000-8000-00000000000${n}`;
  const touched = touchedBy([
    event(ctx, { type: "message.queued", orderId: id(1) }),
    event(ctx, { type: "connection.fees_booked", data: { orderIds: [id(2), "rubbish", 7] } }),
    event(ctx, { type: "product.changed", subject: { kind: "product", id: id(3), number: null } }),
    event(ctx, { orderId: id(2) }),
  ]);
  expect([...touched.values()]).toEqual([{ orderIds: new Set([id(2)]), productIds: new Set([id(3)]) }]);
});

test(
  "many that count the same orders at once, beside a rebuild, count each once",
  withDatabase(async ({ db, url }) => {
    const { ctx } = await aShop(db, { now: () => new Date("2026-11-23T12:00:00Z") });
    await aProduct(ctx, { sku: "A" });
    await receive(ctx, "KZN", { A: 100 });
    const ids: string[] = [];
    for (let n = 0; n < 8; n++)
      ids.push((await anOrder(ctx, { lines: { A: 1 }, unitPrice: 1_000, shippingPrice: 0, placedAt: "2026-11-20T10:00:00Z" })).id);
    await rebuildIfDue(ctx);
    const pool = createPool(url, { max: 6, lock_timeout: 60_000, statement_timeout: 60_000, query_timeout: 0 });
    try {
      const counter = { ...ctx, db: createDb(pool) };
      const counting = Array.from({ length: 12 }, (_, n) =>
        inTransaction(counter, async (ctx) => {
          for (const calendar of calendarsOf(await lockFigures(ctx))) await foldOrders(ctx, calendar, ids.slice(n % 4));
        }),
      );
      await Promise.all([...counting, rebuildAnalytics(counter)]);
    } finally {
      await pool.end();
    }
    const { total } = await salesFigures(ctx, { from: "2026-11-20", to: "2026-11-20" });
    expect(total).toMatchObject({ orders: 8, units: 8, totalMinor: 8_000 });
  }),
);
