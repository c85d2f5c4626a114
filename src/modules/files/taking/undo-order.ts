import { and, eq, inArray } from "drizzle-orm";
import { type Reason, reason } from "@/lib/reason";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import { fulfilments, orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";

/** Cancels an order that a file brought, unless work on it has begun or its goods are gone. Answers why it stays. */
export async function undoOrder(ctx: Context, orderId: string): Promise<Reason | null> {
  const { organizationId } = ctx.actor;
  const [order] = await ctx.db
    .select({ number: orders.number, status: orders.status })
    .from(orders)
    .where(and(eq(orders.organizationId, organizationId), eq(orders.id, orderId)));
  if (!order || order.status === "cancelled") return null;
  const begun = await ctx.db
    .select({ status: fulfilments.status })
    .from(fulfilments)
    .where(
      and(
        eq(fulfilments.organizationId, organizationId),
        eq(fulfilments.orderId, orderId),
        inArray(fulfilments.status, ["picking", "picked", "packed", "handed_over", "delivered", "returned_to_sender"]),
      ),
    );
  const { number } = order;
  if (begun.some(({ status }) => status === "handed_over" || status === "delivered")) return reason("file.goods_left", { number });
  if (begun.length > 0) return reason("file.work_begun", { number });
  try {
    await ctx.db.transaction((tx) => cancelOrder({ ...ctx, db: tx as unknown as Context["db"] }, { orderId, reason: "import_undone" }));
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}
