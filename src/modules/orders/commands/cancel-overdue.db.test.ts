import { expect, test, vi } from "vitest";
import type { Context } from "@/platform/context";
import { withDatabase, withOwnDatabase } from "@/testing/database";
import { anOrder, aProduct, aShop, eventsOf, receive, stockOf } from "@/testing/orders";
import { orderPolicy, putOrderPolicy } from "../policies/order-policy";
import { overdueCounts } from "../policies/overdue-queries";
import { OrderPolicy } from "../policies/policy";
import { readOrders } from "../queries";
import { cancelOverdue, cancelWhenOver } from "./cancel-overdue";
import { holdOrder } from "./hold-order";
import { recordPayment } from "./record-payment";

vi.setConfig({ testTimeout: 60_000 });

const policy = OrderPolicy.parse({ cancelUnpaidAfterHours: 24, cancelUnfillableAfterDays: 3 });
const hours = (ctx: Context, n: number): Context => ({ ...ctx, now: () => new Date(ctx.now().getTime() + n * 3_600_000) });

async function statusOf(ctx: Context, id: string) {
  const [order] = await readOrders(ctx, [id]);
  return order?.status;
}

async function decided(ctx: Context): Promise<void> {
  const { version } = await orderPolicy(ctx);
  await putOrderPolicy(ctx, { version, policy });
}

test(
  "what nobody paid in time is cancelled by the system, with the reason in its timeline, and its units are free again",
  withOwnDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
    const unpaid = await anOrder(ctx, { lines: { A: 2 }, payment: "unpaid" });
    const paid = await anOrder(ctx, { lines: { A: 1 } });
    expect(await cancelOverdue({ db, now: hours(ctx, 25).now })).toBe(0);
    await decided(ctx);
    expect(await cancelOverdue({ db, now: hours(ctx, 23).now })).toBe(0);
    expect(await overdueCounts(hours(ctx, 25), policy)).toEqual({ unpaid_timeout: 1, unfillable_timeout: 0 });
    expect(await cancelOverdue({ db, now: hours(ctx, 25).now })).toBe(1);
    expect([await statusOf(ctx, unpaid.id), await statusOf(ctx, paid.id)]).toEqual(["cancelled", "confirmed"]);
    const told = (await eventsOf(ctx, unpaid.id)).find(({ type }) => type === "order.cancelled");
    expect(told).toMatchObject({ data: { reason: "unpaid_timeout" }, by: { kind: "system" } });
    expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 1 });
    expect(await cancelOverdue({ db, now: hours(ctx, 26).now })).toBe(0);
  }),
);

test(
  "what no stock came for is cancelled after its days, but not while money is in it or somebody gave it time",
  withOwnDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 1 } });
    await decided(ctx);
    const short = await anOrder(ctx, { lines: { A: 2 }, payment: "cash_on_delivery" });
    const paid = await anOrder(ctx, { lines: { A: 2 } });
    const held = await anOrder(ctx, { lines: { A: 2 }, payment: "cash_on_delivery", onShortage: "hold" });
    const kept = await anOrder(ctx, { lines: { A: 2 }, payment: "cash_on_delivery" });
    const until = hours(ctx, 24 * 10)
      .now()
      .toISOString();
    await holdOrder(ctx, { orderId: kept.id, reason: "manual", note: null, until });
    expect(await cancelOverdue({ db, now: hours(ctx, 71).now })).toBe(0);
    expect(await cancelOverdue({ db, now: hours(ctx, 73).now })).toBe(2);
    const statuses: (string | undefined)[] = [];
    for (const { id } of [short, paid, held, kept]) statuses.push(await statusOf(ctx, id));
    expect(statuses).toEqual(["cancelled", "confirmed", "cancelled", "new"]);
    await receive(ctx, "KZN", { A: 4 });
    expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 4 });
  }),
);

// Has caught this planted bug: cancelling what the list said was overdue without asking the rule again under the lock.
test(
  "a payment and the end of its time meet at one outcome: paid and alive, or cancelled with the money booked",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 100 } });
    const late = hours(ctx, 25);
    for (let i = 0; i < 20; i++) {
      const order = await anOrder(ctx, { lines: { A: 1 }, payment: "unpaid" });
      const pay = () => recordPayment(ctx, { orderId: order.id, amount: order.totals.total.amount, method: "card", reference: null });
      const end = () => cancelWhenOver(late, order.id, policy);
      const [first, second] = await Promise.all(i % 2 === 0 ? [pay(), end()] : [end(), pay()]);
      const ended = i % 2 === 0 ? second : first;
      const [after] = await readOrders(ctx, [order.id]);
      expect(after?.totals.paid.amount).toBe(order.totals.total.amount);
      expect(after?.status).toBe(ended === true ? "cancelled" : "confirmed");
      expect(after?.lines[0]?.reserved).toBe(ended === true ? 0 : 1);
      const told = (await eventsOf(ctx, order.id)).map(({ type }) => type);
      if (ended) expect(told.indexOf("order.cancelled")).toBeLessThan(told.indexOf("order.paid"));
    }
  }),
);
