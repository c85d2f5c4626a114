import { and, eq, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { recordRefund } from "@/modules/orders/commands/record-payment";
import { payments } from "@/modules/orders/payments/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { putOnBalance } from "../balance/move-balance";
import type { NoteRefundReceipt, RefundReturn } from "../inputs";
import { factOf, lockReturn, type ReturnRow } from "../lock-return";
import { whyNotReturn } from "../return";
import { settleReturn, sumsOf } from "../settle-return";

/** What the refunds of a return are booked under in its order's ledger. */
export const causeOfRefund = (returnId: string) => `return:${returnId}:`;

/**
 * Gives money back for what has come: all that is due, or the amount that somebody decides on, never more than the return is worth
 * whole nor than came in for the order, over all returns. By card, in cash, or onto the buyer's balance.
 */
export function refundReturn(
  ctx: Context,
  { returnId, version, amount, method, ...receipt }: RefundReturn & { returnId: string },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockReturn(ctx, returnId, version);
    const { one, order, lines } = locked;
    refuseIf(whyNotReturn("refund", one));
    if (method === "exchange") throw new Refusal("invalid", reason("return.exchange_names_goods"));
    const sums = sumsOf(one, lines, order);
    const minor = amount ?? sums.openMinor;
    refuseIf(minor <= 0 ? reason("return.nothing_due") : null);
    refuseIf(minor > sums.mostMinor ? reason("return.refund_above_worth", { most: sums.mostMinor, currency: order.currency }) : null);
    await bookRefund(ctx, one, { minor, method, ...receipt });
    if (method === "balance") await putOnBalance(ctx, order, minor, `${causeOfRefund(one.id)}${one.version}`);
    const fresh = await lockReturn(ctx, returnId);
    const settled = await settleReturn(ctx, one, lines, fresh.order, { refundedMinor: one.refundedMinor + minor });
    await record(ctx, factOf(locked, "return.refunded", { amountMinor: minor, currency: order.currency, method, status: settled.status }));
  });
}

type Booking = { minor: number; method: string; reference: string | null; fiscalNumber: string | null };

/** Books one refund of a return in the ledger of its order, with the number of its receipt. */
export async function bookRefund(ctx: Context, one: ReturnRow, { minor, method, reference, fiscalNumber }: Booking): Promise<void> {
  const causeKey = `${causeOfRefund(one.id)}${one.version}`;
  await recordRefund(ctx, { orderId: one.orderId, amount: minor, method, reference: reference ?? one.number, causeKey });
  if (fiscalNumber !== null)
    await ctx.db
      .update(payments)
      .set({ fiscalNumber })
      .where(and(eq(payments.organizationId, one.organizationId), eq(payments.orderId, one.orderId), eq(payments.causeKey, causeKey)));
}

/** Keeps the number of the receipt «возврат прихода» with a refund; a wrong one is replaced, and the timeline tells both. */
export function noteRefundReceipt(
  ctx: Context,
  { returnId, refundId, fiscalNumber }: NoteRefundReceipt & { returnId: string },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockReturn(ctx, returnId);
    const its = and(
      eq(payments.organizationId, locked.one.organizationId),
      eq(payments.orderId, locked.order.id),
      eq(payments.id, refundId),
      sql`starts_with(${payments.causeKey}, ${causeOfRefund(returnId)})`,
    );
    const [refund] = await ctx.db.select({ fiscalNumber: payments.fiscalNumber }).from(payments).where(its);
    if (!refund) throw notFound("refund");
    if (refund.fiscalNumber === fiscalNumber) return;
    await ctx.db.update(payments).set({ fiscalNumber }).where(its);
    await record(ctx, factOf(locked, "return.receipt_noted", { fiscalNumber }));
  });
}
