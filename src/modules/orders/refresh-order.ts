import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { followGathering, isGathering } from "./gathering/follow-gathering";
import { orderHolds } from "./holds/tables";
import { linesOf, lockOrder, type OrderRow } from "./lock-order";
import { fulfilmentStatusOf, mayCloseNow, paymentStatusOf, returnStatusOf, statusUnderHolds } from "./order-status";
import { payments } from "./payments/tables";
import { fulfilments, orders } from "./tables";

/**
 * Derives the cached statuses of an order from its parts again, notes when a stage began, and closes what is delivered
 * and paid. Called at the end of every command that changed a part; the order is locked by then. Raises the version.
 */
export async function refreshOrder(ctx: Context, orderId: string, changes: Partial<OrderRow> = {}): Promise<OrderRow> {
  const order = { ...(await lockOrder(ctx, orderId)), ...changes };
  const { organizationId } = ctx.actor;
  if (isGathering(order)) await followGathering(ctx, order);
  const lines = await linesOf(ctx, orderId);
  const parts = await ctx.db
    .select({ status: fulfilments.status, warehouseId: fulfilments.warehouseId })
    .from(fulfilments)
    .where(and(eq(fulfilments.organizationId, organizationId), eq(fulfilments.orderId, orderId)));
  const holds = await ctx.db
    .select({ reason: orderHolds.reason })
    .from(orderHolds)
    .where(and(eq(orderHolds.organizationId, organizationId), eq(orderHolds.orderId, orderId), isNull(orderHolds.releasedAt)));
  const [money] = await ctx.db
    .select({
      paidMinor:
        sql<number>`coalesce(sum(case ${payments.kind} when 'payment' then ${payments.amountMinor} when 'transfer_in' then ${payments.amountMinor} when 'transfer_out' then -${payments.amountMinor} when 'withdrawn' then -${payments.amountMinor} else 0 end), 0)::bigint`.mapWith(
          Number,
        ),
      refundedMinor:
        sql<number>`coalesce(sum(case ${payments.kind} when 'refund' then ${payments.amountMinor} when 'refund_in' then ${payments.amountMinor} when 'refund_out' then -${payments.amountMinor} else 0 end), 0)::bigint`.mapWith(
          Number,
        ),
    })
    .from(payments)
    .where(and(eq(payments.organizationId, organizationId), eq(payments.orderId, orderId)));
  const { paidMinor = 0, refundedMinor = 0 } = money ?? {};

  const openHolds = order.status === "cancelled" || order.status === "closed" ? [] : holds.map((hold) => hold.reason);
  const states = parts.map((part) => part.status);
  const fulfilmentStatus = order.fulfilledBy === "channel" ? order.fulfilmentStatus : fulfilmentStatusOf(lines, states);
  const now = ctx.now();
  const next = {
    ...changes,
    paidMinor,
    refundedMinor,
    openHolds,
    warehouseIds: [...new Set(parts.flatMap((part) => (part.status === "cancelled" ? [] : part.warehouseId)))].sort(),
    status: statusUnderHolds(order.status, openHolds),
    paymentStatus: paymentStatusOf({ totalMinor: order.totalMinor, paidMinor, refundedMinor, terms: order.paymentTerms }),
    fulfilmentStatus,
    returnStatus: returnStatusOf(lines),
    // The job of refresh-promises gives it another; here it only ends with the wait, for goods or for their day.
    promisedAt: openHolds.includes("preorder") || lines.some((line) => line.backordered > 0) ? order.promisedAt : null,
    ...stageTimes(order, fulfilmentStatus, states, now),
  };
  const closes = mayCloseNow({ status: next.status, openHolds, lines, totalMinor: order.totalMinor, paidMinor, refundedMinor });
  if (closes) Object.assign(next, { status: "closed", closedAt: now });
  const [row] = await ctx.db
    .update(orders)
    .set({ ...next, version: order.version + 1, updatedAt: now })
    .where(and(eq(orders.organizationId, organizationId), eq(orders.id, orderId)))
    .returning();
  if (!row) throw new Error("the order vanished while it was locked");
  const subject = { kind: "order", id: row.id, number: row.number };
  if (order.status === "new" && row.status === "confirmed") await record(ctx, { type: "order.confirmed", subject, orderId });
  if (closes) await record(ctx, { type: "order.closed", subject, orderId });
  return row;
}

/** When each stage began: kept from the first time, cleared when the work falls back. */
function stageTimes(order: OrderRow, status: OrderRow["fulfilmentStatus"], states: readonly string[], now: Date): Partial<OrderRow> {
  const begun = (since: Date | null, reached: boolean): Date | null => (reached ? (since ?? now) : null);
  const handedOver =
    status === "partially_shipped" ||
    status === "shipped" ||
    status === "partially_delivered" ||
    status === "delivered" ||
    status === "returned_to_sender";
  const packed = handedOver || status === "packed";
  const live = states.filter((state) => state !== "cancelled");
  const picked = packed || (live.length > 0 && live.every((state) => state !== "planned" && state !== "picking"));
  const picking = picked || status === "picking";
  return {
    reservedAt: begun(order.reservedAt, picking || status === "reserved"),
    pickingAt: begun(order.pickingAt, picking),
    pickedAt: begun(order.pickedAt, picked),
    packedAt: begun(order.packedAt, packed),
    handedOverAt: begun(order.handedOverAt, handedOver),
    deliveredAt: begun(order.deliveredAt, status === "delivered"),
  };
}
