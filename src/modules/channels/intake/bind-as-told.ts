import { bindWarehouse } from "@/modules/orders/commands/bind-warehouse";
import { lockOrder } from "@/modules/orders/lock-order";
import type { Context } from "@/platform/context";

/** Binds an order of ours to the warehouse that its channel names now; without one it stays where it is. */
export async function bindAsTold(ctx: Context, orderId: string, warehouseId: string | null): Promise<void> {
  if (warehouseId === null) return;
  const { fulfilledBy, status, pinnedWarehouseId } = await lockOrder(ctx, orderId);
  const isLiving = status === "new" || status === "confirmed";
  if (fulfilledBy === "us" && isLiving && pinnedWarehouseId !== warehouseId) await bindWarehouse(ctx, { orderId, warehouseId });
}
