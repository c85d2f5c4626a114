import { recordPayment, recordRefund } from "@/modules/orders/commands/record-payment";
import { lockOrder } from "@/modules/orders/lock-order";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { moneyArrived, type OrderIntake } from "../marketplaces/port";

type Refund = { externalRefundId: string; amountMinor: number; reason: string; at: Date | null };

/** Books what a channel's order brought in parts: gift cards, and the rest if it came. Each is booked once. */
export async function bookParts(ctx: Context, orderId: string, order: OrderIntake): Promise<void> {
  for (const { externalId, method, amountMinor } of order.prepayments) {
    await recordPayment(ctx, { orderId, amount: amountMinor, method, reference: null, causeKey: `prepaid:${externalId}` });
  }
  if (order.prepayments.length === 0 || !moneyArrived(order)) return;
  const { totalMinor, paidMinor } = await lockOrder(ctx, orderId);
  await bookPayment(ctx, orderId, {
    amountMinor: totalMinor - paidMinor,
    method: order.paymentMethod,
    reference: order.paymentReference,
    at: order.paidAt,
  });
}

/** Books the channel's payment of an order, once. Nothing is nothing to book. */
export async function bookPayment(
  ctx: Context,
  orderId: string,
  paid: { amountMinor: number; method: string | null; reference: string | null; at: Date | null },
): Promise<void> {
  if (paid.amountMinor <= 0) return;
  const { at, amountMinor, method, reference } = paid;
  await recordPayment(ctx, {
    orderId,
    amount: amountMinor,
    method: method ?? "other",
    reference,
    occurredAt: at?.toISOString(),
    causeKey: "channel",
  });
}

/**
 * Books a refund of the channel, once by its id, up to what came in. What goes beyond (a refund of money that we never saw
 * come) is told on the timeline: the ledger cannot hold it.
 */
export async function bookRefund(ctx: Context, orderId: string, refund: Refund): Promise<void> {
  const order = await lockOrder(ctx, orderId);
  const amount = Math.min(refund.amountMinor, order.paidMinor - order.refundedMinor);
  if (amount > 0) {
    const { externalRefundId, at } = refund;
    await recordRefund(ctx, {
      orderId,
      amount,
      method: order.paymentMethod ?? "other",
      reference: externalRefundId,
      occurredAt: at?.toISOString(),
      causeKey: externalRefundId,
    });
  }
  if (amount < refund.amountMinor) {
    const data = { refundId: refund.externalRefundId, amountMinor: refund.amountMinor - amount, currency: order.currency };
    await record(ctx, { type: "order.refund_not_booked", subject: { kind: "order", id: order.id, number: order.number }, orderId, data });
  }
}
