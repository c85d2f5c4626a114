import { and, eq, isNull, ne } from "drizzle-orm";
import { closeHold } from "@/modules/orders/close-hold";
import { orderHolds } from "@/modules/orders/holds/tables";
import { linesOf, lockOrder } from "@/modules/orders/lock-order";
import { refreshOrder } from "@/modules/orders/refresh-order";
import { fulfilments, orderLines } from "@/modules/orders/tables";
import { waitForStock } from "@/modules/orders/wait-for-stock";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";

/** Whether we have any work on an order: then our own tracking is the truth, whatever the channel says of it. */
export async function isOurWork(ctx: Context, orderId: string): Promise<boolean> {
  const live = await ctx.db
    .select({ id: fulfilments.id })
    .from(fulfilments)
    .where(
      and(eq(fulfilments.organizationId, ctx.actor.organizationId), eq(fulfilments.orderId, orderId), ne(fulfilments.status, "cancelled")),
    )
    .limit(1);
  return live.length > 0;
}

/** Notes that the channel has delivered an order itself. Nothing of it was reserved here; what waited for stock stops waiting. */
export async function settleElsewhere(ctx: Context, orderId: string): Promise<void> {
  const order = await lockOrder(ctx, orderId);
  const { organizationId } = order;
  const lines = await linesOf(ctx, orderId);
  for (const line of lines) {
    const sent = line.quantity - line.cancelled;
    await ctx.db
      .update(orderLines)
      .set({ backordered: 0, picked: sent, packed: sent, shipped: sent, delivered: sent })
      .where(and(eq(orderLines.organizationId, organizationId), eq(orderLines.id, line.id)));
  }
  await waitForStock(ctx, order, await linesOf(ctx, orderId));
  const open = await ctx.db
    .select({ id: orderHolds.id, reason: orderHolds.reason })
    .from(orderHolds)
    .where(and(eq(orderHolds.organizationId, organizationId), eq(orderHolds.orderId, orderId), isNull(orderHolds.releasedAt)));
  for (const hold of open) await closeHold(ctx, order, hold.id, hold.reason);
  await record(ctx, {
    type: "order.completed_at_channel",
    subject: { kind: "order", id: order.id, number: order.number },
    orderId,
    data: { elsewhere: true },
  });
  await refreshOrder(ctx, orderId, { fulfilledBy: "channel", fulfilmentStatus: "delivered" });
}
