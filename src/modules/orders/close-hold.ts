import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { orderHolds } from "./holds/tables";
import type { OrderRow } from "./lock-order";

/** Marks a hold released and says so; the caller refreshes the order. */
export async function closeHold(ctx: Context, order: OrderRow, holdId: string, holdReason: string): Promise<void> {
  const { kind, id, name } = ctx.actor;
  await ctx.db
    .update(orderHolds)
    .set({ releasedAt: ctx.now(), releasedBy: { kind, id, name } })
    .where(and(eq(orderHolds.organizationId, order.organizationId), eq(orderHolds.id, holdId), isNull(orderHolds.releasedAt)));
  await record(ctx, {
    type: "order.released",
    subject: { kind: "order", id: order.id, number: order.number },
    orderId: order.id,
    data: { holdId, reason: holdReason },
  });
}
