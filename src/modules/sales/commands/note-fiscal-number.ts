import { and, eq } from "drizzle-orm";
import { lockOrder } from "@/modules/orders/lock-order";
import { payments } from "@/modules/orders/payments/tables";
import { orderLines } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { record } from "@/platform/outbox/record";
import type { FiscalRegister } from "../fiscal/port";
import type { NoteFiscalNumber } from "../inputs";
import { readSale, type Sale } from "../sale-queries";

/** Keeps the number of the fiscal receipt with the payments of a sale; a wrong one is replaced, and the timeline tells both. */
export async function noteFiscalNumber(ctx: Context, { orderId, fiscalNumber }: NoteFiscalNumber): Promise<Sale> {
  await inTransaction(ctx, async (ctx) => {
    const sale = await readSale(ctx, orderId);
    if (sale.fiscalNumber === fiscalNumber) return;
    await lockOrder(ctx, orderId);
    await saveFiscalNumber(ctx, { id: orderId, number: sale.number }, fiscalNumber);
  });
  return readSale(ctx, orderId);
}

/** Inside the transaction that has the order. */
export async function saveFiscalNumber(ctx: Context, order: { id: string; number: string }, fiscalNumber: string): Promise<void> {
  await ctx.db
    .update(payments)
    .set({ fiscalNumber })
    .where(and(eq(payments.organizationId, ctx.actor.organizationId), eq(payments.orderId, order.id), eq(payments.kind, "payment")));
  await record(ctx, {
    type: "order.fiscal_number_noted",
    subject: { kind: "order", id: order.id, number: order.number },
    orderId: order.id,
    data: { fiscalNumber },
  });
}

/**
 * Has the till's register issue the receipt of a sale that has none yet, outside any transaction. A register that does not answer
 * leaves the sale as it is, without a number: it is asked again by a person.
 */
export async function issueReceipt(ctx: Context, orderId: string, register: FiscalRegister): Promise<Sale> {
  const sale = await readSale(ctx, orderId);
  if (!register.issue || sale.fiscalNumber !== null || sale.total.amount === 0) return sale;
  const lines = await ctx.db
    .select({ name: orderLines.name, quantity: orderLines.quantity, totalMinor: orderLines.totalMinor, taxRate: orderLines.taxRate })
    .from(orderLines)
    .where(and(eq(orderLines.organizationId, ctx.actor.organizationId), eq(orderLines.orderId, orderId)))
    .orderBy(orderLines.position);
  try {
    const { fiscalNumber } = await register.issue({
      orderId,
      number: sale.number,
      soldAt: new Date(sale.soldAt),
      currency: sale.total.currency,
      totalMinor: sale.total.amount,
      cashMinor: sale.cash.amount,
      cardMinor: sale.card.amount,
      lines,
    });
    return await noteFiscalNumber(ctx, { orderId, fiscalNumber });
  } catch (error) {
    log().warn({ err: error, orderId, register: register.kind }, "a cash register issued no receipt");
    return sale;
  }
}
