import { lockLevels } from "@/modules/inventory/levels";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { linesOf, lockOrder, type OrderRow } from "../lock-order";
import { refreshOrder } from "../refresh-order";
import { reserveWaiting } from "../reserve-waiting";
import { physicalProducts, rerouteUnpicked } from "./route-again";

// What is not reserved because of these waits for somebody's word.
const reservesNothing = new Set(["out_of_stock", "unknown_sku"]);

/**
 * Binds an order to the only warehouse that may send it, as its marketplace does, and moves there what nobody has begun to pick. What
 * is being picked elsewhere stays; what the warehouse lacks waits for it.
 */
export function bindWarehouse(ctx: Context, { orderId, warehouseId }: { orderId: string; warehouseId: string }): Promise<OrderRow> {
  return inTransaction(ctx, async (ctx) => {
    const before = await lockOrder(ctx, orderId);
    if (before.pinnedWarehouseId === warehouseId) return before;
    const order = await refreshOrder(ctx, orderId, { pinnedWarehouseId: warehouseId });
    const lines = await linesOf(ctx, orderId);
    const levels = await lockLevels(ctx, await physicalProducts(ctx, lines));
    await rerouteUnpicked(ctx, order, levels);
    if (!order.openHolds.some((hold) => reservesNothing.has(hold))) await reserveWaiting(ctx, order, await linesOf(ctx, orderId), levels);
    return refreshOrder(ctx, orderId);
  });
}
