import { and, asc, eq, gt, inArray, isNotNull, sql } from "drizzle-orm";
import type { LockedLevels } from "@/modules/inventory/levels";
import { lockLevels } from "@/modules/inventory/levels";
import { reservations, stockLevels } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { linesOf, lockOrders, type OrderRow } from "./lock-order";
import { partsOf } from "./parts";
import { refreshOrder } from "./refresh-order";
import { reserveWaiting } from "./reserve-waiting";
import { orderLines, orders } from "./tables";

/** An order that waits for stock, with every physical product that it lacks. */
export type WaitingOrder = { orderId: string; productIds: string[] };

/** How many waiting orders one receipt serves in its own transaction; the rest follows in the next. */
const atOnce = 100;

/** Orders that wait for any of these products: the more urgent first, and among equals those that have waited longest. */
export async function waitingOrders(ctx: Context, productIds: readonly string[]): Promise<WaitingOrder[]> {
  return (await nextWaiting(ctx, productIds, front)).waiting;
}

/** A place in the queue: behind a reservation, among the orders of one priority. */
type Place = { priority: number; after: string | null };

const front: Place = { priority: 2, after: null };

/** A hundred reservations that wait, from a place on; `next` is where the next hundred begins, null when these were all. */
async function nextWaiting(
  ctx: Context,
  productIds: readonly string[],
  from: Place,
): Promise<{ waiting: WaitingOrder[]; next: Place | null }> {
  if (productIds.length === 0) return { waiting: [], next: null };
  const first: Queued[] = [];
  let next: Place | null = from;
  while (next && first.length < atOnce) {
    const wanted = atOnce - first.length;
    const rows = await queueOf(ctx, productIds, next, wanted);
    first.push(...rows);
    const last = rows.at(-1);
    if (last && rows.length === wanted) next = { priority: next.priority, after: last.id };
    else next = next.priority > 0 ? { priority: next.priority - 1, after: null } : null;
  }
  const orderIds = [...new Set(first.map((row) => row.orderId))];
  if (orderIds.length === 0) return { waiting: [], next };
  // What an edit added under a hold is in no queue yet and is looked for together with the rest.
  const lacking = await ctx.db
    .select({ orderId: orderLines.orderId, productId: sql<string>`${orderLines.productId}` })
    .from(orderLines)
    .where(
      and(
        eq(orderLines.organizationId, ctx.actor.organizationId),
        inArray(orderLines.orderId, orderIds),
        isNotNull(orderLines.productId),
        sql`${orderLines.quantity} > ${orderLines.cancelled} + ${orderLines.reserved} + ${orderLines.shipped}`,
      ),
    );
  const parts = await partsOf(
    ctx,
    lacking.map((line) => line.productId),
  );
  const waiting = orderIds.map((orderId) => ({
    orderId,
    productIds: lacking
      .filter((line) => line.orderId === orderId)
      .flatMap((line) => (parts.get(line.productId) ?? []).map((part) => part.productId)),
  }));
  return { waiting, next };
}

const waits = (ctx: Context) =>
  and(eq(reservations.organizationId, ctx.actor.organizationId), eq(reservations.kind, "backorder"), eq(reservations.state, "open"));

type Queued = { id: string; orderId: string };

/** Those of one priority that wait, oldest first. Priority by priority, so that each is read in the order of its index. */
async function queueOf(ctx: Context, productIds: readonly string[], { priority, after }: Place, limit: number): Promise<Queued[]> {
  return ctx.db
    .select({ id: reservations.id, orderId: orders.id })
    .from(reservations)
    .innerJoin(orders, and(eq(orders.organizationId, reservations.organizationId), eq(orders.id, reservations.orderId)))
    .where(
      and(
        waits(ctx),
        inArray(reservations.productId, [...productIds]),
        inArray(orders.status, ["new", "confirmed"]),
        // The few urgent ones are found by an index that names its condition.
        priority > 0 ? sql`${orders.priority} > 0` : undefined,
        eq(orders.priority, priority),
        after ? gt(reservations.id, after) : undefined,
      ),
    )
    .orderBy(asc(reservations.id))
    .limit(limit);
}

/**
 * Locks those who wait for some products and then all levels concerned, lets `book` put on the shelves what came, and serves
 * them from it, in the caller's transaction. What a hundred orders left is given out by the job that `stock.changed` sets off.
 */
export async function fillFrom(
  ctx: Context,
  productIds: readonly string[],
  book: (levels: LockedLevels) => Promise<void>,
  first?: First,
): Promise<number> {
  const waiting = await waitingOrders(ctx, productIds);
  const locked = await lockOrders(
    ctx,
    waiting.map((w) => w.orderId),
  );
  const levels = await lockLevels(ctx, [...productIds, ...(first?.products ?? []), ...waiting.flatMap((w) => w.productIds)]);
  await book(levels);
  const served = (await first?.serve(levels)) ?? 0;
  return served + (await fillWaiting(ctx, locked, waiting, levels));
}

/** Somebody whom the goods came for: he is served before those who wait, on the levels of his products. His order is locked. */
type First = { products: readonly string[]; serve: (levels: LockedLevels) => Promise<number> };

/** Gives free stock to waiting orders, in the order in which they are named; an order gets a part when there is not enough for all of it. */
export async function fillWaiting(
  ctx: Context,
  locked: readonly OrderRow[],
  waiting: readonly WaitingOrder[],
  levels: LockedLevels,
): Promise<number> {
  let filled = 0;
  for (const { orderId } of waiting) {
    const order = locked.find((o) => o.id === orderId);
    if (!order || (order.status !== "new" && order.status !== "confirmed")) continue;
    const lines = await linesOf(ctx, orderId);
    if (!lines.some((line) => line.backordered > 0)) continue;
    const units = await reserveWaiting(ctx, order, lines, levels);
    if (units > 0) await refreshOrder(ctx, orderId);
    filled += units;
  }
  return filled;
}

/**
 * Fills waiting orders of some products by itself: after a cancellation, a put-back, or what a receipt left. Goes through all
 * that wait, a hundred in a transaction, until nothing is left to give: those in front may want it from another warehouse.
 * Returns the units it reserved.
 */
export async function fillBackorders(ctx: Context, productIds: readonly string[]): Promise<number> {
  let filled = 0;
  let from: Place | null = front;
  while (from && (await isAnyFree(ctx, productIds))) {
    const place: Place = from;
    const served: Served = await inTransaction(ctx, (ctx) => serveNext(ctx, productIds, place));
    filled += served.filled;
    from = served.next;
  }
  return filled;
}

type Served = { filled: number; next: Place | null };

async function serveNext(ctx: Context, productIds: readonly string[], from: Place): Promise<Served> {
  const { waiting, next } = await nextWaiting(ctx, productIds, from);
  if (waiting.length === 0) return { filled: 0, next };
  const locked = await lockOrders(
    ctx,
    waiting.map((w) => w.orderId),
  );
  const levels = await lockLevels(
    ctx,
    waiting.flatMap((w) => w.productIds),
  );
  return { filled: await fillWaiting(ctx, locked, waiting, levels), next };
}

async function isAnyFree(ctx: Context, productIds: readonly string[]): Promise<boolean> {
  if (productIds.length === 0) return false;
  const { onHand, reserved, safety, damaged, quarantine, inCheck, putBack } = stockLevels;
  const free = await ctx.db
    .select({ productId: stockLevels.productId })
    .from(stockLevels)
    .where(
      and(
        eq(stockLevels.organizationId, ctx.actor.organizationId),
        inArray(stockLevels.productId, [...productIds]),
        sql`${onHand} - ${reserved} - ${safety} - ${damaged} - ${quarantine} - ${inCheck} - ${putBack} > 0`,
      ),
    )
    .limit(1);
  return free.length > 0;
}
