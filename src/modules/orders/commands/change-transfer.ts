import { changeTransfer as changeGoods } from "@/modules/inventory/commands/change-transfer";
import type { ChangeTransfer } from "@/modules/inventory/transfers/inputs";
import { lockTransfer } from "@/modules/inventory/transfers/lock-transfer";
import { orderOfTransfer } from "@/modules/inventory/transfers/transfers-of-order";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { dueFrom } from "../gathering/follow-gathering";
import { lockOrder } from "../lock-order";

/** Changes a transfer. What the order that it goes for keeps where it ends can go out no sooner than it comes. */
export function changeTransfer(ctx: Context, input: ChangeTransfer & { transferId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const orderId = await orderOfTransfer(ctx, input.transferId);
    if (orderId === null) return changeGoods(ctx, input);
    const order = await lockOrder(ctx, orderId);
    await changeGoods(ctx, input);
    if (!input.expectedAt) return;
    const { toWarehouseId, expectedAt } = await lockTransfer(ctx, input.transferId, "from");
    await dueFrom(ctx, order, expectedAt, toWarehouseId);
  });
}
