import { and, eq, inArray } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { expectedArrivals } from "@/modules/inventory/arrivals/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { type Fact, record } from "@/platform/outbox/record";
import { factOf, type LockedPurchase, lockPurchase, writePurchase } from "./lock-purchase";
import { type PurchaseStatus, statusByReceipts, stillToCome } from "./purchase";
import { purchaseLines, purchaseReceipts } from "./tables";

const dayMs = 86_400_000;

/** Makes the orders that some arrivals are of say what has come of them. Done again it changes nothing. */
export async function settlePurchases(ctx: Context, arrivalIds: readonly string[]): Promise<void> {
  const rows = await ctx.db
    .selectDistinct({ orderId: purchaseLines.orderId })
    .from(expectedArrivals)
    .innerJoin(
      purchaseLines,
      and(eq(purchaseLines.organizationId, expectedArrivals.organizationId), eq(purchaseLines.id, expectedArrivals.purchaseLineId)),
    )
    .where(and(eq(expectedArrivals.organizationId, ctx.actor.organizationId), inArray(expectedArrivals.id, [...arrivalIds])));
  for (const { orderId } of rows)
    await inTransaction(ctx, async (ctx) => {
      await recountPurchase(ctx, await lockPurchase(ctx, orderId));
    });
}

/**
 * Counts the lines of a locked order from their arrivals, the only place where receipts are booked: whatever was received by desk or
 * floor counts once, however often this runs. Each difference is a receipt that teaches the supplier's lead time.
 */
export async function recountPurchase(ctx: Context, { order, lines }: LockedPurchase): Promise<PurchaseStatus> {
  const { organizationId } = order;
  const arrivals = await ctx.db
    .select({
      lineId: expectedArrivals.purchaseLineId,
      received: expectedArrivals.received,
      status: expectedArrivals.status,
      expectedAt: expectedArrivals.expectedAt,
      at: expectedArrivals.updatedAt,
    })
    .from(expectedArrivals)
    .where(
      and(
        eq(expectedArrivals.organizationId, organizationId),
        inArray(
          expectedArrivals.purchaseLineId,
          lines.map((line) => line.id),
        ),
      ),
    );
  const facts: Fact[] = [];
  let cut = 0;
  const counted = lines.map((line) => {
    const arrival = arrivals.find(({ lineId }) => lineId === line.id);
    if (!arrival) return line;
    const { received } = arrival;
    // An arrival that is over brings no more: it was called off, or ended short.
    return { ...line, received, cancelled: arrival.status === "open" ? 0 : line.quantity - received };
  });
  for (const [i, line] of counted.entries()) {
    const before = lines[i];
    if (!before || (before.received === line.received && before.cancelled === line.cancelled)) continue;
    await ctx.db
      .update(purchaseLines)
      .set({ received: line.received, cancelled: line.cancelled })
      .where(and(eq(purchaseLines.organizationId, organizationId), eq(purchaseLines.id, line.id)));
    cut += line.cancelled - before.cancelled;
    const units = line.received - before.received;
    if (units <= 0) continue;
    const at = arrivals.find(({ lineId }) => lineId === line.id)?.at ?? ctx.now();
    const days = Math.max(0, Math.round((at.getTime() - (order.sentAt ?? at).getTime()) / dayMs));
    await ctx.db.insert(purchaseReceipts).values({
      ...{ organizationId, id: newId(), orderId: order.id, lineId: line.id, supplierId: order.supplierId, productId: line.productId },
      ...{ units, days, at },
    });
    facts.push(factOf({ order }, "purchase.received", { sku: line.sku, units, left: stillToCome(line) }));
  }
  const status = statusByReceipts(order.status, counted);
  // Else what has come of the whole order says so.
  if (cut !== 0 && status === order.status) facts.push(factOf({ order }, "purchase.cut", { units: cut }));
  // Whoever moved an arrival moved what the whole order waits for.
  const days = arrivals.filter((arrival) => arrival.status === "open").map((arrival) => arrival.expectedAt.getTime());
  const expectedAt = days.length > 0 ? new Date(Math.max(...days)) : order.expectedAt;
  if (status !== order.status || expectedAt?.getTime() !== order.expectedAt?.getTime()) {
    const over = status === "received" || status === "cancelled";
    await writePurchase(ctx, order, {
      status,
      expectedAt,
      receivedAt: status === "received" ? ctx.now() : order.receivedAt,
      closedAt: status === "cancelled" ? ctx.now() : order.closedAt,
    });
    if (expectedAt && expectedAt.getTime() !== order.expectedAt?.getTime())
      facts.push(factOf({ order }, "purchase.rescheduled", { expectedAt: expectedAt.toISOString() }));
    if (over && status !== order.status) facts.push(factOf({ order }, status === "cancelled" ? "purchase.cancelled" : "purchase.complete"));
  }
  await record(ctx, ...facts);
  return status;
}
