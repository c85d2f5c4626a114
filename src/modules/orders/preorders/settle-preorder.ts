import { and, eq, isNull } from "drizzle-orm";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { closeHold } from "../close-hold";
import { orderHolds } from "../holds/tables";
import { linesOf, type OrderLineRow, type OrderRow } from "../lock-order";
import { promiseOfAll, samePromise } from "../promise";
import { orderLines } from "../tables";
import { lastOf, preorderDays } from "./preorder-days";

type HoldRow = typeof orderHolds.$inferSelect;

/**
 * Makes the hold and the promises of an order say what its goods say: nothing of it leaves before the day on which all of them
 * are out. Opens the hold, moves it, or lets go; a hold that a person has released stays released. The order is locked; the
 * caller refreshes it with what this returns.
 */
export async function settlePreorder(ctx: Context, order: OrderRow): Promise<Partial<OrderRow>> {
  if (order.fulfilledBy === "channel" || (order.status !== "new" && order.status !== "confirmed")) return {};
  const lines = (await linesOf(ctx, order.id)).filter((line) => line.quantity > line.cancelled + line.shipped);
  const days = await preorderDays(
    ctx,
    lines.flatMap((line) => line.productId ?? []),
  );
  const dayOf = (line: OrderLineRow) => (line.productId && days.get(line.productId)) || null;
  const until = lastOf(lines.map(dayOf));
  const held = await preorderHolds(ctx, order);
  const open = held.find((hold) => hold.releasedAt === null);
  if (!until && !open) return {};
  if (!until && open) {
    // Its day is over: only what a person lets go before the day stays so.
    await setUntil(ctx, open, ctx.now());
    await closeHold(ctx, order, open.id, open.reason);
  }
  if (until && open) await moveHold(ctx, order, open, until);
  if (until && !open) {
    if (held.some((hold) => hold.releasedBy?.kind !== "system" && hold.until && hold.until >= until)) return {};
    await openHold(ctx, order, until);
  }
  return promise(ctx, order, lines, dayOf);
}

async function preorderHolds(ctx: Context, order: OrderRow): Promise<HoldRow[]> {
  return ctx.db
    .select()
    .from(orderHolds)
    .where(and(eq(orderHolds.organizationId, order.organizationId), eq(orderHolds.orderId, order.id), eq(orderHolds.reason, "preorder")));
}

async function openHold(ctx: Context, order: OrderRow, until: Date): Promise<void> {
  const { organizationId, id: orderId, number } = order;
  const { kind, id: by, name } = ctx.actor;
  const id = newId();
  await ctx.db.insert(orderHolds).values({ organizationId, id, orderId, reason: "preorder", until, by: { kind, id: by, name } });
  await releaseAt(ctx, orderId, id, until);
  const data = { holdId: id, reason: "preorder", note: null, until: until.toISOString() };
  await record(ctx, { type: "order.held", subject: { kind: "order", id: orderId, number }, orderId, data });
}

async function moveHold(ctx: Context, order: OrderRow, hold: HoldRow, until: Date): Promise<void> {
  if (samePromise(hold.until, until)) return;
  await setUntil(ctx, hold, until);
  await releaseAt(ctx, order.id, hold.id, until);
}

async function setUntil(ctx: Context, hold: HoldRow, until: Date): Promise<void> {
  await ctx.db
    .update(orderHolds)
    .set({ until })
    .where(and(eq(orderHolds.organizationId, hold.organizationId), eq(orderHolds.id, hold.id), isNull(orderHolds.releasedAt)));
}

/** The job that releases a hold on its day; a later one takes the place of the earlier. */
function releaseAt(ctx: Context, orderId: string, holdId: string, runAt: Date): Promise<void> {
  return addJob(ctx, "release_hold", { orderId, holdId }, { key: holdId, runAt });
}

/** Writes the days on the lines whose goods are there; what waits for goods too is promised by what is announced of them. */
async function promise(
  ctx: Context,
  order: OrderRow,
  lines: readonly OrderLineRow[],
  dayOf: (line: OrderLineRow) => Date | null,
): Promise<Partial<OrderRow>> {
  const promises: (Date | null)[] = [];
  for (const line of lines) {
    const day = dayOf(line);
    const isWaiting = line.backordered > 0;
    const promisedAt = isWaiting && line.promisedAt && (!day || line.promisedAt > day) ? line.promisedAt : day;
    if (isWaiting || promisedAt) promises.push(promisedAt);
    if (samePromise(line.promisedAt, promisedAt)) continue;
    await ctx.db
      .update(orderLines)
      .set({ promisedAt })
      .where(and(eq(orderLines.organizationId, order.organizationId), eq(orderLines.id, line.id)));
  }
  const promisedAt = promiseOfAll(promises);
  if (!samePromise(order.promisedAt, promisedAt)) {
    const data = { from: order.promisedAt?.toISOString() ?? null, to: promisedAt?.toISOString() ?? null };
    const subject = { kind: "order", id: order.id, number: order.number };
    await record(ctx, { type: "order.promise_changed", subject, orderId: order.id, data });
  }
  return { promisedAt };
}
