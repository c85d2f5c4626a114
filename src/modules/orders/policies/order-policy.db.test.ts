import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/platform/context";
import { inRollback } from "@/testing/database";
import { aChannel, anOrder, anOrderRequest, aProduct, aShop, eventsOf, receive } from "@/testing/orders";
import { editOrder } from "../commands/edit-order";
import { placeOrders } from "../commands/place-orders";
import { recordPayment } from "../commands/record-payment";
import { releaseHold } from "../commands/release-hold";
import { readOrders } from "../queries";
import { orderPolicy, putOrderPolicy } from "./order-policy";
import { OrderPolicy } from "./policy";

async function withPolicy(ctx: Context, policy: Parameters<typeof OrderPolicy.parse>[0]): Promise<void> {
  const { version } = await orderPolicy(ctx);
  await putOrderPolicy(ctx, { version, policy: OrderPolicy.parse(policy) });
}

async function holdsOf(ctx: Context, id: string) {
  const [order] = await readOrders(ctx, [id]);
  return { status: order?.status, version: order?.version, holds: order?.holds ?? [], reasons: order?.holds.map(({ reason }) => reason) };
}

const failed = (hold: { data: Record<string, unknown> } | undefined) =>
  (hold?.data.failed as { condition: string }[] | undefined)?.map(({ condition }) => condition);

test(
  "nothing is decided until an owner says so: an order without holds confirms itself",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
    expect(await orderPolicy(ctx)).toMatchObject({ version: 0, policy: { confirmation: { on: false }, cancelUnpaidAfterHours: null } });
    const order = await anOrder(ctx, { lines: { A: 1 }, note: "Позвоните" });
    expect([order.status, order.holds]).toEqual(["confirmed", []]);
  }),
);

test(
  "the robot holds an order with the conditions that failed, and releasing the hold confirms it by hand",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
    await aChannel(ctx, { code: "market" });
    await withPolicy(ctx, { confirmation: { on: true, channels: ["site"], maxTotal: 100_000, noComment: true } });
    const order = await anOrder(ctx, { lines: { A: 1 }, note: "Позвоните" });
    expect(order.status).toBe("new");
    expect(order.holds.map(({ reason }) => reason)).toEqual(["confirmation"]);
    expect(failed(order.holds[0])).toEqual(["sum", "comment"]);
    expect(await holdsOf(ctx, order.id)).toMatchObject({ holds: order.holds });
    expect((await eventsOf(ctx, order.id)).find(({ type }) => type === "order.held")?.data).toMatchObject({
      reason: "confirmation",
      failed: [{ condition: "sum" }, { condition: "comment" }],
    });
    expect(order.lines[0]?.reserved).toBe(1);
    await releaseHold(ctx, { orderId: order.id, holdId: order.holds[0]?.id ?? "" });
    expect((await holdsOf(ctx, order.id)).status).toBe("confirmed");
    const elsewhere = await anOrder(ctx, { lines: { A: 1 }, note: "Позвоните", channel: "market" });
    expect(elsewhere.status).toBe("confirmed");
  }),
);

test(
  "a buyer becomes trusted by what was delivered to them",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
    await withPolicy(ctx, { confirmation: { on: true, paidOrTrusted: true, trustedAfter: 1 } });
    const wish = { lines: { A: 1 }, payment: "cash_on_delivery" as const };
    const first = await anOrder(ctx, wish);
    expect(failed(first.holds[0])).toEqual(["payment"]);
    const { rowCount } = await db.execute(`update orders set fulfilment_status = 'delivered' where id = '${first.id}'`);
    expect(rowCount).toBe(1);
    expect((await anOrder(ctx, wish)).status).toBe("confirmed");
  }),
);

test(
  "what failed and holds by now is taken off: payment, stock and address confirm the order one after another",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 1 } });
    await withPolicy(ctx, { confirmation: { on: true, paidOrTrusted: true, allInStock: true, addressComplete: true } });
    const address = { country: "RU", region: null, city: "Казань", postalCode: null, line1: null, latitude: null, longitude: null };
    const order = await anOrder(ctx, { lines: { A: 2 }, payment: "unpaid", shippingAddress: address });
    expect(failed(order.holds.find(({ reason }) => reason === "confirmation"))).toEqual(["payment", "address", "stock"]);
    await recordPayment(ctx, { orderId: order.id, amount: order.totals.total.amount, method: "card", reference: null });
    const paid = await holdsOf(ctx, order.id);
    expect(paid.reasons).toEqual(["confirmation"]);
    expect(failed(paid.holds[0])).toEqual(["address", "stock"]);
    await receive(ctx, "KZN", { A: 5 });
    expect(failed((await holdsOf(ctx, order.id)).holds[0])).toEqual(["address"]);
    await editOrder(ctx, {
      orderId: order.id,
      operations: [{ op: "set_address", address: { ...address, line1: "ул. Баумана, 5" } }],
    });
    expect(await holdsOf(ctx, order.id)).toMatchObject({ status: "confirmed", holds: [] });
  }),
);

test(
  "the same goods again within the window are held with a link to the other order, or only told of",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 50 } });
    await withPolicy(ctx, { duplicateWindowMinutes: 30 });
    const first = await anOrder(ctx, { lines: { A: 2 } });
    expect(first.holds).toEqual([]);
    const again = await anOrder(ctx, { lines: { A: 2 } });
    expect(again.holds).toMatchObject([{ reason: "duplicate", data: { orderId: first.id, number: first.number } }]);
    expect((await anOrder(ctx, { lines: { A: 3 } })).holds).toEqual([]);
    const other = { name: "Пётр", email: null, phone: "+79990000001", locale: "ru" as const };
    expect((await anOrder(ctx, { lines: { A: 2 }, customer: other })).holds).toEqual([]);
    await withPolicy(ctx, { duplicateWindowMinutes: 30, duplicateAction: "warn" });
    const warned = await anOrder(ctx, { lines: { A: 3 } });
    expect(warned.status).toBe("confirmed");
    expect((await eventsOf(ctx, warned.id)).map(({ type }) => type)).toContain("order.duplicate_suspected");
  }),
);

test(
  "twins in one batch know each other by number",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 50 } });
    const seen = await anOrder(ctx, { lines: { A: 9 } });
    await withPolicy(ctx, { duplicateWindowMinutes: 30 });
    const request = () => ({ order: anOrderRequest({ lines: { A: 2 } }) });
    const [one, two] = await placeOrders(ctx, [request(), request()]);
    if (one?.outcome !== "placed" || two?.outcome !== "placed") throw new Error("not placed");
    expect(one.order.holds).toEqual([]);
    expect(two.order.holds).toMatchObject([{ reason: "duplicate", data: { number: one.order.number } }]);
    expect(one.order.number).not.toBe(seen.number);
    expect((await holdsOf(ctx, two.order.id)).holds).toEqual(two.order.holds);
  }),
);

test(
  "a policy is written on the version it was made on, and the audit log says what changed",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await withPolicy(ctx, { cancelUnpaidAfterHours: 24 });
    await expect(putOrderPolicy(ctx, { version: 0, policy: OrderPolicy.parse({}) })).rejects.toMatchObject({ kind: "stale" });
    const unknown = OrderPolicy.parse({ confirmation: { channels: ["nowhere"] } });
    await expect(putOrderPolicy(ctx, { version: 1, policy: unknown })).rejects.toMatchObject({ reason: { code: "channel.unknown" } });
    const { rows } = await db.execute(
      sql`select data from audit_log where organization_id = ${ctx.actor.organizationId} and action = 'order_policy.changed'`,
    );
    expect(rows).toEqual([{ data: { cancelUnpaidAfterHours: 24 } }]);
  }),
);
