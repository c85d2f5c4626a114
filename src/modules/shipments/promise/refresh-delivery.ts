import { and, eq } from "drizzle-orm";
import { lockOrder } from "@/modules/orders/lock-order";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { type Fact, record } from "@/platform/outbox/record";
import { type Expectation, expectationOf, latenessOf } from "../lateness";
import { deliveryPromises } from "../tables";
import { deliverySettingsOf } from "./delivery-settings-queries";
import { loadOnTheWay, type WatchedOrder } from "./load-on-the-way";

/** Ways on which nobody is promised a day by us: the marketplace's own, and what is carried home from a till. */
const neverPromised: ReadonlySet<string | null> = new Set(["marketplace", "in_store"]);

/**
 * Computes anew when orders arrive. One without a day is promised its own, once that can be told; one that was promised keeps its
 * day, and is marked with the reason as soon as the day cannot be kept any more. Done again it changes nothing.
 */
export async function refreshDelivery(ctx: Context, orderIds: readonly string[]): Promise<void> {
  const settings = await deliverySettingsOf(ctx);
  for (const watched of await loadOnTheWay(ctx, orderIds, settings.settings)) {
    if (!isNews(watched, ctx.now())) continue;
    await inTransaction(ctx, async (ctx) => {
      await lockOrder(ctx, watched.order.id);
      // Looked at again under the lock: what was read before may have moved on.
      const [now] = await loadOnTheWay(ctx, [watched.order.id], settings.settings);
      if (now) await write(ctx, now);
    });
  }
}

/** Whether the buyer of an order may be told a day, once it is known. */
export function isTellable(watched: WatchedOrder): boolean {
  const { order, onTheWay } = watched;
  const isOpen = order.status === "new" || order.status === "confirmed";
  return isOpen && !onTheWay.isHeld && !isOver(watched) && !neverPromised.has(order.shippingMethod);
}

const isOver = ({ order, onTheWay: { parts, waiting } }: WatchedOrder) =>
  order.status === "cancelled" ||
  order.status === "closed" ||
  (parts.length > 0 && !waiting && parts.every((part) => part.isDelivered || part.parcel?.status === "ready_for_pickup"));

/** Most looks find nothing to write: those take no lock. */
function isNews(watched: WatchedOrder, now: Date): boolean {
  const next = nextOf(watched, now);
  const { promise } = watched;
  if (!next) return false;
  if (!promise) return true;
  return (
    (promise.overAt === null) !== (next.overAt === null) ||
    promise.expectedAt?.getTime() !== next.expectedAt?.getTime() ||
    promise.lateness?.reason.code !== next.lateness?.reason.code
  );
}

type Next = Pick<typeof deliveryPromises.$inferSelect, "promisedBy" | "expectedAt" | "lateSince" | "lateness" | "overAt">;

/** The row as it should be; null: nothing is promised, and nothing can be. */
function nextOf(watched: WatchedOrder, now: Date): Next | null {
  const { onTheWay, promise } = watched;
  const expectation = expectationOf(onTheWay, now);
  const expectedAt = expectation.isKnown ? expectation.at : null;
  if (!promise) {
    return isTellable(watched) && expectedAt ? { promisedBy: expectedAt, expectedAt, lateSince: null, lateness: null, overAt: null } : null;
  }
  if (isOver(watched)) return { ...promise, expectedAt: null, overAt: promise.overAt ?? now };
  return { ...promise, ...lateOf(promise, expectation, now), expectedAt, overAt: null };
}

function lateOf(promise: NonNullable<WatchedOrder["promise"]>, expectation: Expectation, now: Date): Pick<Next, "lateSince" | "lateness"> {
  const lateness = latenessOf(expectation, promise.promisedBy, now);
  return { lateness, lateSince: lateness ? (promise.lateSince ?? now) : null };
}

async function write(ctx: Context, watched: WatchedOrder): Promise<void> {
  const { order, promise } = watched;
  const now = ctx.now();
  const next = nextOf(watched, now);
  if (!next) return;
  const { promisedBy, expectedAt, lateSince, lateness, overAt } = next;
  const by = promisedBy.toISOString();
  const factOf = (type: string, data: Record<string, unknown>): Fact => ({
    type,
    subject: { kind: "order", id: order.id, number: order.number },
    orderId: order.id,
    data,
  });
  if (!promise) {
    await ctx.db.insert(deliveryPromises).values({ organizationId: order.organizationId, orderId: order.id, toldAt: now, ...next });
    return record(ctx, factOf("order.delivery_promised", { by }));
  }
  await ctx.db
    .update(deliveryPromises)
    .set({ expectedAt, lateSince, lateness, overAt })
    .where(and(eq(deliveryPromises.organizationId, order.organizationId), eq(deliveryPromises.orderId, order.id)));
  if (overAt) return;
  if (lateness && !promise.lateness) {
    const { code, params } = lateness.reason;
    await record(ctx, factOf("order.delayed", { reason: code, params: params ?? {}, by, expectedAt: expectedAt?.toISOString() ?? null }));
  } else if (!lateness && promise.lateness) {
    await record(ctx, factOf("order.delay_over", { by }));
  }
}
