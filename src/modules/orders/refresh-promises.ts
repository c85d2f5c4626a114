import { and, eq, inArray } from "drizzle-orm";
import { reservations } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { type Fact, record } from "@/platform/outbox/record";
import { loadWaits } from "./load-waits";
import { lockOrders } from "./lock-order";
import { promiseOfAll, promisesByLine, samePromise, serve } from "./promise";
import { orderLines, orders } from "./tables";

const atOnce = 200;

/**
 * Computes the promises of those who wait for some products anew, and of some orders, from what is announced now. Writes only
 * what changed and tells each order whose promise is another; done again it changes nothing. Returns how many it told.
 */
export async function refreshPromises(
  ctx: Context,
  { productIds = [], orderIds = [] }: { productIds?: readonly string[]; orderIds?: readonly string[] },
): Promise<number> {
  const concerned = [...new Set([...productIds, ...(await everAwaited(ctx, orderIds))])];
  const { waits, coming } = await loadWaits(ctx, concerned);
  const promises = promisesByLine(waits, serve(waits, coming));
  const moved = waits.filter((wait) => wait.asked && !samePromise(wait.promisedAt, promises.get(wait.lineId) ?? null));
  const waiting = new Set(waits.map((wait) => wait.orderId));
  const touched = [...new Set([...moved.map((wait) => wait.orderId), ...orderIds.filter((id) => waiting.has(id))])];
  const asked = new Set(waits.flatMap((wait) => (wait.asked ? wait.lineId : [])));
  let told = 0;
  for (let i = 0; i < touched.length; i += atOnce)
    told += await inTransaction(ctx, (ctx) => writePromises(ctx, touched.slice(i, i + atOnce), promises, asked));
  return told;
}

/** The products that some orders wait for or have waited for: whoever leaves the queue lets others move up. */
async function everAwaited(ctx: Context, orderIds: readonly string[]): Promise<string[]> {
  if (orderIds.length === 0) return [];
  const rows = await ctx.db
    .selectDistinct({ productId: reservations.productId })
    .from(reservations)
    .where(
      and(
        eq(reservations.organizationId, ctx.actor.organizationId),
        inArray(reservations.orderId, [...orderIds]),
        eq(reservations.kind, "backorder"),
      ),
    );
  return rows.map((row) => row.productId);
}

/** A promise is no part of what people edit, so it leaves the order's version alone. */
async function writePromises(
  ctx: Context,
  orderIds: readonly string[],
  promises: ReadonlyMap<string, Date | null>,
  asked: ReadonlySet<string>,
): Promise<number> {
  const { organizationId } = ctx.actor;
  const locked = await lockOrders(ctx, orderIds);
  const lines = await ctx.db
    .select({
      id: orderLines.id,
      orderId: orderLines.orderId,
      backordered: orderLines.backordered,
      promisedAt: orderLines.promisedAt,
    })
    .from(orderLines)
    .where(and(eq(orderLines.organizationId, organizationId), inArray(orderLines.orderId, [...orderIds])));
  const facts: Fact[] = [];
  for (const order of locked) {
    // Who was served meanwhile waits no more, and was told of that.
    const own = lines.filter((line) => line.orderId === order.id);
    const waiting = own.filter((line) => line.backordered > 0);
    if (waiting.length === 0 || (order.status !== "new" && order.status !== "confirmed")) continue;
    for (const line of waiting) {
      const promisedAt = asked.has(line.id) ? (promises.get(line.id) ?? null) : line.promisedAt;
      if (samePromise(line.promisedAt, promisedAt)) continue;
      line.promisedAt = promisedAt;
      await ctx.db
        .update(orderLines)
        .set({ promisedAt })
        .where(and(eq(orderLines.organizationId, organizationId), eq(orderLines.id, line.id)));
    }
    // What is kept of a preorder is promised for its day.
    const isHeld = order.openHolds.includes("preorder");
    const due = own.filter((line) => line.backordered > 0 || (isHeld && line.promisedAt !== null));
    const promisedAt = promiseOfAll(due.map((line) => line.promisedAt));
    if (samePromise(order.promisedAt, promisedAt)) continue;
    await ctx.db
      .update(orders)
      .set({ promisedAt, updatedAt: ctx.now() })
      .where(and(eq(orders.organizationId, organizationId), eq(orders.id, order.id)));
    facts.push({
      type: "order.promise_changed",
      subject: { kind: "order", id: order.id, number: order.number },
      orderId: order.id,
      data: { from: order.promisedAt?.toISOString() ?? null, to: promisedAt?.toISOString() ?? null },
    });
  }
  await record(ctx, ...facts);
  return facts.length;
}
