import { and, eq } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, refuseIf } from "@/platform/refusal";
import type { RateOrder } from "../inputs";
import { whyNotRate } from "../rating";
import { ratings } from "../tables";

/**
 * Keeps the buyer's verdict on an order, from 1 to 5 with a comment, on delivery and goods apart where they are told apart; a
 * later one replaces it whole. Refused before delivery.
 */
export async function rateOrder(
  ctx: Context,
  { orderId, score, delivery, goods, comment }: RateOrder & { orderId: string },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const [order] = await ctx.db
      .select({ number: orders.number, deliveredAt: orders.deliveredAt, status: orders.status })
      .from(orders)
      .where(and(eq(orders.organizationId, organizationId), eq(orders.id, orderId)))
      .for("share");
    if (!order) throw notFound("order");
    refuseIf(whyNotRate(order));
    const verdict = { score, deliveryScore: delivery ?? null, goodsScore: goods ?? null, comment, ratedAt: ctx.now() };
    await ctx.db
      .insert(ratings)
      .values({ organizationId, orderId, ...verdict })
      .onConflictDoUpdate({ target: [ratings.organizationId, ratings.orderId], set: verdict });
    // The words stay with the rating: an event carries nothing that a buyer wrote.
    // What was rated low tells of itself, also beside a good whole.
    const lowest = Math.min(score, delivery ?? score, goods ?? score);
    const subject = { kind: "order", id: orderId, number: order.number };
    await record(ctx, { type: "order.rated", subject, orderId, data: { score, lowest } });
  });
}
