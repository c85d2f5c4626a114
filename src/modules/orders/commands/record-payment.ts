import { and, eq, isNull } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import type { RecordPayment } from "../inputs";
import { linesOf, lockOrder, type OrderRow } from "../lock-order";
import { whyNot } from "../order-moves";
import { refreshOrder } from "../refresh-order";
import { orderHolds, payments } from "../tables";
import { closeHold } from "./release-hold";

type Money = RecordPayment & { orderId: string; causeKey?: string | null };

/**
 * Books money that came in, in minor units of the order's currency. When the whole total is there, the order stops waiting
 * for payment; a delivered one closes. A cause key (the channel's payment id) is booked once: again, it changes nothing.
 */
export function recordPayment(ctx: Context, money: Money): Promise<OrderRow> {
  return book(ctx, "payment", money);
}

/** Books money that went out. Never more than came in. */
export function recordRefund(ctx: Context, money: Money): Promise<OrderRow> {
  return book(ctx, "refund", money);
}

async function book(ctx: Context, kind: "payment" | "refund", money: Money): Promise<OrderRow> {
  const { orderId, amount, method, reference, occurredAt, causeKey = null } = money;
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    refuseIf(whyNot("recordPayment", { ...order, lines: await linesOf(ctx, orderId) }));
    if (causeKey !== null && (await isBooked(ctx, order, kind, causeKey))) return order;
    const refundable = order.paidMinor - order.refundedMinor;
    if (kind === "refund" && amount > refundable) throw new Refusal("conflict", reason("order.refund_above_paid", { refundable }));
    const { kind: actorKind, id: actorId, name } = ctx.actor;
    await ctx.db.insert(payments).values({
      organizationId: order.organizationId,
      id: newId(),
      orderId,
      kind,
      amountMinor: amount,
      currency: order.currency,
      method,
      reference,
      occurredAt: occurredAt ? new Date(occurredAt) : ctx.now(),
      by: { kind: actorKind, id: actorId, name },
      causeKey,
    });
    const type = kind === "payment" ? "order.paid" : "order.refunded";
    await record(ctx, {
      type,
      subject: { kind: "order", id: order.id, number: order.number },
      orderId,
      data: { amountMinor: amount, currency: order.currency, method, reference },
    });
    if (kind === "payment" && order.paidMinor + amount >= order.totalMinor) await stopWaiting(ctx, order);
    return refreshOrder(ctx, orderId);
  });
}

async function isBooked(ctx: Context, order: OrderRow, kind: "payment" | "refund", causeKey: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.organizationId, order.organizationId),
        eq(payments.orderId, order.id),
        eq(payments.kind, kind),
        eq(payments.causeKey, causeKey),
      ),
    );
  return rows.length > 0;
}

async function stopWaiting(ctx: Context, order: OrderRow): Promise<void> {
  const [hold] = await ctx.db
    .select({ id: orderHolds.id })
    .from(orderHolds)
    .where(
      and(
        eq(orderHolds.organizationId, order.organizationId),
        eq(orderHolds.orderId, order.id),
        eq(orderHolds.reason, "awaiting_payment"),
        isNull(orderHolds.releasedAt),
      ),
    );
  if (hold) await closeHold(ctx, order, hold.id, "awaiting_payment");
}
