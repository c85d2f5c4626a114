import { and, eq, ne, type SQLWrapper, sql } from "drizzle-orm";
import { money } from "@/lib/formats";
import { payments } from "@/modules/orders/payments/tables";
import { orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { returnLines, returns } from "@/modules/returns/tables";
import type { Context } from "@/platform/context";
import { localeOf } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { notesOfReturn } from "../return-notes";

/** A note of a deal in the shop's language; its key says whether it was told. */
export type LoadedNote = { key: string; text: string };

/** What a deal is to be told of its order's returns, oldest return first. */
export async function loadNotes(ctx: Context, orderId: string): Promise<LoadedNote[]> {
  const { organizationId } = ctx.actor;
  const sum = (column: SQLWrapper) => sql<number>`sum(${column})::int`;
  const rows = await ctx.db
    .select({
      id: returns.id,
      number: returns.number,
      status: returns.status,
      currency: returns.currency,
      instead: orders.number,
      units: sum(returnLines.quantity),
      amountMinor: sql<number>`sum(${returnLines.amountMinor})::float8`,
      good: sum(returnLines.good),
      damaged: sum(returnLines.damaged),
      missing: sum(returnLines.missing),
    })
    .from(returns)
    .innerJoin(returnLines, and(eq(returnLines.organizationId, returns.organizationId), eq(returnLines.returnId, returns.id)))
    .leftJoin(orders, and(eq(orders.organizationId, returns.organizationId), eq(orders.id, returns.exchangeOrderId)))
    .where(and(eq(returns.organizationId, organizationId), eq(returns.orderId, orderId)))
    .groupBy(returns.organizationId, returns.id, orders.number)
    .orderBy(returns.id);
  if (rows.length === 0) return [];
  const refunds = await refundsOf(ctx, orderId);
  const [shop] = await ctx.db.select({ locale: organizations.locale }).from(organizations).where(eq(organizations.id, organizationId));
  const locale = localeOf(shop?.locale, null);
  const t = translator(locale, "crm.notes");
  return rows.flatMap(({ id, status, currency, ...one }) => {
    const refundedMinor = refunds
      .filter(({ causeKey }) => causeKey?.startsWith(`return:${id}:`))
      .reduce((all, { minor }) => all + minor, 0);
    const off = status === "rejected" || status === "cancelled" ? status : null;
    const sums = { amount: money(one.amountMinor, currency, locale), refunded: money(refundedMinor, currency, locale) };
    const said = { ...sums, number: one.number, units: one.units, good: one.good, damaged: one.damaged, missing: one.missing };
    const notes = notesOfReturn({ ...one, refundedMinor, off });
    return notes.map(({ key, what }) => ({ key, text: t(what, { ...said, instead: one.instead ?? "" }) }));
  });
}

/** Money that went back to the buyer, by what it was booked for; what paid for other goods has not gone back. */
async function refundsOf(ctx: Context, orderId: string): Promise<{ causeKey: string | null; minor: number }[]> {
  return ctx.db
    .select({ causeKey: payments.causeKey, minor: payments.amountMinor })
    .from(payments)
    .where(
      and(
        eq(payments.organizationId, ctx.actor.organizationId),
        eq(payments.orderId, orderId),
        eq(payments.kind, "refund"),
        ne(payments.method, "exchange"),
      ),
    );
}
