import { and, eq } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, refuseIf } from "@/platform/refusal";
import type { RateOrder } from "../inputs";
import { whyNotRate } from "../rating";
import { ratings } from "../tables";

/** Keeps the buyer's verdict on an order, from 1 to 5 with a comment; a later one replaces it. Refused before delivery. */
export async function rateOrder(ctx: Context, { orderId, score, comment }: RateOrder & { orderId: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const [order] = await ctx.db
      .select({ number: orders.number, deliveredAt: orders.deliveredAt, status: orders.status })
      .from(orders)
      .where(and(eq(orders.organizationId, organizationId), eq(orders.id, orderId)))
      .for("share");
    if (!order) throw notFound("order");
    refuseIf(whyNotRate(order));
    const verdict = { score, comment, ratedAt: ctx.now() };
    await ctx.db
      .insert(ratings)
      .values({ organizationId, orderId, ...verdict })
      .onConflictDoUpdate({ target: [ratings.organizationId, ratings.orderId], set: verdict });
    // The words stay with the rating: an event carries nothing that a buyer wrote.
    await record(ctx, { type: "order.rated", subject: { kind: "order", id: orderId, number: order.number }, orderId, data: { score } });
  });
}
