import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { workLines } from "../free-units";
import { orderHolds } from "../holds/tables";
import { linesOf, type OrderRow } from "../lock-order";

/**
 * Whether the goods of an order may still be brought together: nothing of it is kept or gone yet, all of it is known, and it was never
 * done or given up before. Asked only where the rules want it.
 */
export async function mayGather(ctx: Context, order: OrderRow): Promise<boolean> {
  if (order.pinnedWarehouseId !== null || order.status === "draft" || order.openHolds.includes("preorder")) return false;
  const lines = await linesOf(ctx, order.id);
  if (lines.some((line) => line.reserved + line.shipped > 0 || (line.productId === null && line.quantity > line.cancelled))) return false;
  if ((await workLines(ctx, order.id)).some(({ quantity }) => quantity > 0)) return false;
  const [before] = await ctx.db
    .select({ id: orderHolds.id })
    .from(orderHolds)
    .where(and(eq(orderHolds.organizationId, order.organizationId), eq(orderHolds.orderId, order.id), eq(orderHolds.reason, "gathering")))
    .limit(1);
  return before === undefined;
}
