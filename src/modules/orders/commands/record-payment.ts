import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import type { RecordPayment } from "../inputs";
import { linesOf, lockOrder, type OrderRow } from "../lock-order";
import { whyNot } from "../order-moves";
import { payments } from "../payments/tables";
import { refreshOrder } from "../refresh-order";
import { stopWaitingForMoney } from "../stop-waiting-for-money";

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
    const paymentId = newId();
    await ctx.db.insert(payments).values({
      organizationId: order.organizationId,
      id: paymentId,
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
      data: { paymentId, amountMinor: amount, currency: order.currency, method, reference },
    });
    if (kind === "payment") await stopWaitingForMoney(ctx, { ...order, paidMinor: order.paidMinor + amount });
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
