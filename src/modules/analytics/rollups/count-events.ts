import { type Context, systemContext } from "@/platform/context";
import { type Db, inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import type { FeedEvent } from "@/platform/outbox/feed";
import { rebuildIfDue } from "./begin-rebuild";
import { foldOrders } from "./fold-orders";
import { calendarsOf, lockFigures } from "./lock-figures";
import { moveCategories } from "./move-categories";

/** Whose figures may be others after some events: orders by their ids, and articles that may have got another category. */
export type Touched = { orderIds: Set<string>; productIds: Set<string> };

/** More orders than this are counted by jobs: while the reader counts, nobody hears of anything. */
const atOnce = 2_000;
const eachJob = 1_000;

/**
 * Counts anew whatever some events are about, in the transaction that moves the reader on; what is much is left to jobs. What counts are the rows as they are now, and
 * not what the events say: an event that comes twice, late or with others changes nothing more.
 */
export async function countEvents(db: Db, events: readonly FeedEvent[]): Promise<void> {
  // In one order everywhere: two that lock several organizations never wait for each other.
  for (const [organizationId, { orderIds, productIds }] of [...touchedBy(events)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const ctx = { ...systemContext(db, organizationId, "Analytics"), inTransaction: true };
    const all = [...orderIds].sort();
    for (let from = atOnce; from < all.length; from += eachJob)
      await addJob(ctx, "count_orders", { orderIds: all.slice(from, from + eachJob) }, { queue: "analytics" });
    let state = await lockFigures(ctx);
    if (calendarsOf(state).length === 0) {
      await rebuildIfDue(ctx);
      state = await lockFigures(ctx);
    }
    for (const calendar of calendarsOf(state)) {
      if (productIds.size > 0) await moveCategories(ctx, calendar.generation, [...productIds]);
      await foldOrders(ctx, calendar, all.slice(0, atOnce));
    }
  }
}

/** Counts some orders anew into whatever figures there are. */
export function countOrders(ctx: Context, { orderIds }: { orderIds: readonly string[] }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    for (const calendar of calendarsOf(await lockFigures(ctx))) await foldOrders(ctx, calendar, orderIds);
  });
}

/** What each organization has to count anew after some events; pure. */
export function touchedBy(events: readonly FeedEvent[]): Map<string, Touched> {
  const all = new Map<string, Touched>();
  for (const { organizationId, type, subject, orderId, data } of events) {
    // What is written to buyers changes no figure.
    if (type.startsWith("message.")) continue;
    const orderIds = [orderId, ...listed(data.orderIds)].filter((id): id is string => typeof id === "string" && isId.test(id));
    const productIds = type === "product.changed" ? [subject.id] : [];
    if (orderIds.length + productIds.length === 0) continue;
    const touched = all.get(organizationId) ?? { orderIds: new Set<string>(), productIds: new Set<string>() };
    for (const id of orderIds) touched.orderIds.add(id);
    for (const id of productIds) touched.productIds.add(id);
    all.set(organizationId, touched);
  }
  return all;
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
