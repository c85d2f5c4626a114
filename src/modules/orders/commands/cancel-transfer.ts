import { cancelTransfer as cancelGoods } from "@/modules/inventory/commands/cancel-transfer";
import { lockLevels } from "@/modules/inventory/levels";
import type { CancelTransfer } from "@/modules/inventory/transfers/inputs";
import { orderOfTransfer } from "@/modules/inventory/transfers/transfers-of-order";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { isGathering } from "../gathering/follow-gathering";
import { linesOf, lockOrder } from "../lock-order";
import { refreshOrder } from "../refresh-order";
import { physicalProducts, rerouteUnpicked } from "./route-again";

/**
 * Gives up a transfer that has not been sent. Where it was the last that an order waited for, its goods are routed anew: each warehouse
 * sends its own, or whoever has all of them by now.
 */
export function cancelTransfer(ctx: Context, input: CancelTransfer & { transferId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const orderId = await orderOfTransfer(ctx, input.transferId);
    if (orderId === null) return cancelGoods(ctx, input);
    await lockOrder(ctx, orderId);
    await cancelGoods(ctx, input);
    const order = await refreshOrder(ctx, orderId);
    const isOpen = order.status === "new" || order.status === "confirmed";
    if (!isOpen || isGathering(order)) return;
    const levels = await lockLevels(ctx, await physicalProducts(ctx, await linesOf(ctx, orderId)));
    if (await rerouteUnpicked(ctx, order, levels)) await refreshOrder(ctx, orderId);
  });
}
