import { and, desc, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { payments } from "./payments/tables";

/** What went back in one refund of an order; in the last one where none is named. Null: nothing did. */
export async function refundOf(ctx: Context, orderId: string, paymentId: string): Promise<{ minor: number; currency: string } | null> {
  const [row] = await ctx.db
    .select({ minor: payments.amountMinor, currency: payments.currency })
    .from(payments)
    .where(
      and(
        eq(payments.organizationId, ctx.actor.organizationId),
        eq(payments.orderId, orderId),
        eq(payments.kind, "refund"),
        paymentId ? eq(payments.id, paymentId) : undefined,
      ),
    )
    .orderBy(desc(payments.id))
    .limit(1);
  return row ?? null;
}
