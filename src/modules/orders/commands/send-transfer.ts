import { reason } from "@/lib/reason";
import { sendTransfer as sendGoods } from "@/modules/inventory/commands/send-transfer";
import { lockLevels } from "@/modules/inventory/levels";
import type { SendTransfer } from "@/modules/inventory/transfers/inputs";
import { lockTransfer, refuseStaleTransfer } from "@/modules/inventory/transfers/lock-transfer";
import { whyNotTransfer } from "@/modules/inventory/transfers/transfer";
import { orderOfTransfer } from "@/modules/inventory/transfers/transfers-of-order";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { Refusal, refuseIf } from "@/platform/refusal";
import { freeUnits, workLines } from "../free-units";
import { linesOf, lockOrder, type OrderRow } from "../lock-order";
import { refreshOrder } from "../refresh-order";
import { reserveWaiting } from "../reserve-waiting";
import { physicalProducts } from "./route-again";

/**
 * Sends a transfer. Of one that goes for an order, the order's own units leave the shelf that kept them and wait under way for their
 * order alone; what stays behind is looked for anew. Refused while something else holds the order: goods travel for sure sales only.
 */
export function sendTransfer(ctx: Context, input: SendTransfer & { transferId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const orderId = await orderOfTransfer(ctx, input.transferId);
    if (orderId === null) return sendGoods(ctx, input);
    const order = await lockOrder(ctx, orderId);
    const transfer = await lockTransfer(ctx, input.transferId, "from");
    // Set free while this one waited for the order.
    if (transfer.orderId === null) return sendGoods(ctx, input);
    refuseStaleTransfer(transfer, input.version);
    refuseIf(whyNotTransfer("send", transfer));
    if (order.openHolds.some((hold) => hold !== "gathering"))
      throw new Refusal("conflict", reason("transfer.order_on_hold", { number: order.number }));
    await freeAt(ctx, order, transfer.fromWarehouseId);
    await sendGoods(ctx, input);
    await reserveWaiting(ctx, order, await linesOf(ctx, orderId));
    await refreshOrder(ctx, orderId);
  });
}

/** Gives up what an order keeps in one warehouse and nobody has begun to pick. */
async function freeAt(ctx: Context, order: OrderRow, warehouseId: string): Promise<void> {
  const lines = await linesOf(ctx, order.id);
  const levels = await lockLevels(ctx, await physicalProducts(ctx, lines));
  const there = (await workLines(ctx, order.id)).filter(
    (work) => work.warehouseId === warehouseId && work.fulfilmentStatus === "planned" && work.quantity > 0,
  );
  // A bundle's parts are freed together: its first part speaks for all of them.
  const once = new Map(
    there
      .toReversed()
      .map((work) => [
        `${work.fulfilmentId} ${work.orderLineId}`,
        { lineId: work.orderLineId, units: Math.floor(work.quantity / work.per), fulfilmentId: work.fulfilmentId },
      ]),
  );
  await freeUnits(ctx, order, lines, [...once.values()], levels);
}
