import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/platform/context";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop, eventsOf } from "@/testing/orders";
import { readOrders } from "../queries";
import { cancelOrder } from "./cancel-order";
import { holdOrder } from "./hold-order";
import { releaseDueHold } from "./release-due-hold";
import { splitOrder } from "./split-order";

const until = "2026-12-01T09:00:00.000Z";

const onTheDay = (ctx: Context): Context => ({ ...ctx, now: () => new Date(until) });

test(
  "a hold until a date ends on that date by itself, and once",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 1 } });
    const order = await anOrder(ctx, { lines: { A: 1 } });
    await holdOrder(ctx, { orderId: order.id, reason: "buyer_request", note: null, until });
    const { rows } = await db.execute<{ input: { orderId: string; holdId: string }; due: string }>(sql`
      select j.payload -> 'input' as input, to_char(j.run_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as due
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'release_hold' and j.payload ->> 'organizationId' = ${ctx.actor.organizationId}`);
    expect(rows).toMatchObject([{ due: until, input: { orderId: order.id } }]);
    const [job] = rows;
    if (!job) throw new Error("no job");
    // A job that comes before the date (the hold was moved meanwhile) leaves it.
    await releaseDueHold(ctx, job.input);
    expect((await readOrders(ctx, [order.id]))[0]?.holds).toHaveLength(1);
    await releaseDueHold(onTheDay(ctx), job.input);
    await releaseDueHold(onTheDay(ctx), job.input);
    expect((await readOrders(ctx, [order.id]))[0]).toMatchObject({ status: "confirmed", holds: [] });
    expect((await eventsOf(ctx, order.id)).filter(({ type }) => type === "order.released")).toHaveLength(1);
  }),
);

test(
  "a hold whose reason still stands, and one of an order that is over, stay as they are",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const order = await anOrder(ctx, { lines: { NEW: 1 } });
    const due = { orderId: order.id, holdId: order.holds[0]?.id ?? "" };
    await releaseDueHold(ctx, due);
    expect((await readOrders(ctx, [order.id]))[0]).toMatchObject({ status: "new", holds: [{ reason: "unknown_sku" }] });
    await cancelOrder(ctx, { orderId: order.id, reason: "buyer" });
    await releaseDueHold(ctx, due);
    expect((await readOrders(ctx, [order.id]))[0]).toMatchObject({ status: "cancelled" });
  }),
);

test(
  "a hold until a date ends on it for what was split off, too",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 3 } });
    const order = await anOrder(ctx, { lines: { A: 3 } });
    await holdOrder(ctx, { orderId: order.id, reason: "buyer_request", note: null, until });
    const { split } = await splitOrder(ctx, { orderId: order.id, lines: [{ lineId: order.lines[0]?.id ?? "", units: 1 }], note: null });
    const { rows } = await db.execute<{ orderId: string; holdId: string }>(sql`
      select j.payload -> 'input' ->> 'orderId' as "orderId", j.payload -> 'input' ->> 'holdId' as "holdId"
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'release_hold' and j.payload ->> 'organizationId' = ${ctx.actor.organizationId}`);
    for (const row of rows) await releaseDueHold(onTheDay(ctx), row);
    for (const { id } of [order, split]) expect((await readOrders(ctx, [id]))[0]).toMatchObject({ status: "confirmed", holds: [] });
  }),
);
