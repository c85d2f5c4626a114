import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { lockOrder, type OrderRow } from "../lock-order";
import { payments } from "../payments/tables";
import { refreshOrder } from "../refresh-order";

/**
 * Takes back a payment that was booked by mistake, by an entry against it: the ledger forgets nothing. An order that had closed for it
 * is open again. Refused once money was refunded or a fiscal receipt was issued for it. A second call changes nothing.
 */
export function withdrawPayment(ctx: Context, { orderId, causeKey }: { orderId: string; causeKey: string }): Promise<OrderRow> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    const booked = await ctx.db
      .select()
      .from(payments)
      .where(and(eq(payments.organizationId, order.organizationId), eq(payments.orderId, orderId), eq(payments.causeKey, causeKey)));
    const payment = booked.find(({ kind }) => kind === "payment");
    if (!payment) throw notFound("payment");
    if (booked.some(({ kind }) => kind === "withdrawn")) return order;
    const { number } = order;
    if (order.paidMinor - payment.amountMinor < order.refundedMinor)
      throw new Refusal("conflict", reason("order.payment_refunded", { number }));
    if (payment.fiscalNumber !== null) throw new Refusal("conflict", reason("order.payment_has_receipt", { number }));
    const { kind: actorKind, id: actorId, name } = ctx.actor;
    const { amountMinor, currency, method, reference } = payment;
    await ctx.db.insert(payments).values({
      organizationId: order.organizationId,
      id: newId(),
      orderId,
      kind: "withdrawn",
      amountMinor,
      currency,
      method,
      reference,
      occurredAt: ctx.now(),
      by: { kind: actorKind, id: actorId, name },
      causeKey,
    });
    await record(ctx, {
      type: "order.payment_withdrawn",
      subject: { kind: "order", id: order.id, number },
      orderId,
      data: { amountMinor, currency, method, reference },
    });
    return refreshOrder(ctx, orderId, order.status === "closed" ? { status: "confirmed", closedAt: null } : {});
  });
}
