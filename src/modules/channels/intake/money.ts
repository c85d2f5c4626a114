import { and, eq, inArray } from "drizzle-orm";
import { spread } from "@/lib/money";
import { recordPayment, recordRefund } from "@/modules/orders/commands/record-payment";
import { lockOrder, type OrderRow } from "@/modules/orders/lock-order";
import { payments } from "@/modules/orders/payments/tables";
import { lockWithParts } from "@/modules/orders/split/family";
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

/**
 * Books the channel's payment of an order, once. Nothing is nothing to book. Of an order that was split, each part gets what it
 * still lacks, and the first part what is beyond that.
 */
export async function bookPayment(
  ctx: Context,
  orderId: string,
  paid: { amountMinor: number; method: string | null; reference: string | null; at: Date | null },
): Promise<void> {
  const { at, amountMinor, method, reference } = paid;
  const family = await lockWithParts(ctx, orderId);
  if (amountMinor <= 0 || (await isBooked(ctx, family, "payment", "channel"))) return;
  const lacks = family.map((part) =>
    part.status === "cancelled" ? 0 : Math.max(0, part.totalMinor - part.paidMinor + part.refundedMinor),
  );
  let left = amountMinor;
  const shares = lacks.map((lack) => {
    const share = Math.min(left, lack);
    left -= share;
    return share;
  });
  for (const [i, part] of family.entries()) {
    const amount = (shares[i] ?? 0) + (i === 0 ? left : 0);
    if (amount === 0) continue;
    const money = { amount, method: method ?? "other", reference, occurredAt: at?.toISOString(), causeKey: "channel" };
    await recordPayment(ctx, { orderId: part.id, ...money });
  }
}

/**
 * Books a refund of the channel, once by its id, up to what came in. Of an order that was split, what was paid too much goes back
 * first (its units were cancelled), and the rest in proportion to what each part has. What goes beyond (a refund of money that we
 * never saw come) is told on the timeline: the ledger cannot hold it.
 */
export async function bookRefund(ctx: Context, orderId: string, refund: Refund): Promise<void> {
  const family = await lockWithParts(ctx, orderId);
  const { externalRefundId, at } = refund;
  if (await isBooked(ctx, family, "refund", externalRefundId)) return;
  const shares = refundShares(family, refund.amountMinor);
  for (const [i, part] of family.entries()) {
    const amount = shares[i] ?? 0;
    if (amount === 0) continue;
    const method = part.paymentMethod ?? "other";
    const money = { amount, method, reference: externalRefundId, occurredAt: at?.toISOString(), causeKey: externalRefundId };
    await recordRefund(ctx, { orderId: part.id, ...money });
  }
  const booked = shares.reduce((sum, share) => sum + share, 0);
  if (booked < refund.amountMinor) {
    const [{ id, number, currency }] = family;
    const data = { refundId: externalRefundId, amountMinor: refund.amountMinor - booked, currency };
    await record(ctx, { type: "order.refund_not_booked", subject: { kind: "order", id, number }, orderId, data });
  }
}

type PaidPart = Pick<OrderRow, "status" | "totalMinor" | "paidMinor" | "refundedMinor">;

/** What of a refund each part gives back; together never more than they have. */
function refundShares(parts: readonly PaidPart[], amountMinor: number): number[] {
  const has = parts.map((part) => part.paidMinor - part.refundedMinor);
  const tooMuch = parts.map((part, i) => Math.max(0, (has[i] ?? 0) - (part.status === "cancelled" ? 0 : part.totalMinor)));
  const first = shared(amountMinor, tooMuch);
  const rest = has.map((money, i) => money - (first[i] ?? 0));
  const then = shared(amountMinor - sum(first), rest);
  return first.map((share, i) => share + (then[i] ?? 0));
}

/** An amount by weights, up to their sum. */
const shared = (amountMinor: number, weights: readonly number[]) => spread(Math.min(amountMinor, sum(weights)), weights);

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** Whether a part of an order has booked an act of its channel already. */
async function isBooked(ctx: Context, family: readonly OrderRow[], kind: "payment" | "refund", causeKey: string): Promise<boolean> {
  const orderIds = family.map((part) => part.id);
  const rows = await ctx.db
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.organizationId, ctx.actor.organizationId),
        inArray(payments.orderId, orderIds),
        eq(payments.kind, kind),
        eq(payments.causeKey, causeKey),
      ),
    )
    .limit(1);
  return rows.length > 0;
}
