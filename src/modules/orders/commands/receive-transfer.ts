import { newId } from "@/lib/ids";
import { ensureLevels, type LockedLevels } from "@/modules/inventory/levels";
import { bookUnpacked, isUnpackingBooked, unpackedLines } from "@/modules/inventory/transfers/book-unpacked";
import type { ReceiveTransfer } from "@/modules/inventory/transfers/inputs";
import { linesOfTransfer, lockTransfer, refuseStaleTransfer } from "@/modules/inventory/transfers/lock-transfer";
import { whyNotTransfer } from "@/modules/inventory/transfers/transfer";
import { orderOfTransfer } from "@/modules/inventory/transfers/transfers-of-order";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { refuseIf } from "@/platform/refusal";
import { fillFrom, waitingOrders } from "../fill-waiting";
import { linesOf, lockOrders, type OrderRow } from "../lock-order";
import { refreshOrder } from "../refresh-order";
import { type Arrived, reserveWaiting } from "../reserve-waiting";
import { physicalProducts } from "./route-again";

/**
 * Takes in what was unpacked of a transfer, in any number of parts: sound units go on the shelf and at once to the orders that
 * wait, first of all to the one that it goes for; broken ones are set apart, lost ones are closed with their reason. The same receipt told twice is booked once. Refuses
 * more than was sent unless it is named a surplus.
 */
export function receiveTransfer(
  ctx: Context,
  { transferId, version, receipt, note, lines: unpacking }: ReceiveTransfer & { transferId: string },
): Promise<{ filled: number }> {
  return inTransaction(ctx, async (ctx) => {
    const orderId = await orderOfTransfer(ctx, transferId);
    const locked = orderId === null ? [] : await lockThoseWaiting(ctx, transferId, orderId);
    const transfer = await lockTransfer(ctx, transferId, "to");
    if (receipt && (await isUnpackingBooked(ctx, transferId, receipt))) return { filled: 0 };
    refuseStaleTransfer(transfer, version);
    refuseIf(whyNotTransfer("receive", transfer));
    const lines = await linesOfTransfer(ctx, transferId);
    const unpacked = unpackedLines(lines, unpacking);
    const productIds = unpacked.map(({ line }) => line.productId);
    await ensureLevels(
      ctx,
      productIds.map((productId) => ({ warehouseId: transfer.toWarehouseId, productId })),
    );
    const book = (levels: LockedLevels) =>
      bookUnpacked(ctx, { transfer, lines, unpacked, levels, receipt: receipt ?? newId(), note: note || null });
    const order = locked.find(({ id }) => id === transfer.orderId);
    const came = new Map<string, number>();
    for (const { line, said } of unpacked) came.set(line.productId, (came.get(line.productId) ?? 0) + said.received);
    const first = order && ((levels: LockedLevels) => serveFirst(ctx, order, { only: transfer.toWarehouseId, came }, levels));
    const products = order ? [...productIds, ...(await physicalProducts(ctx, await linesOf(ctx, order.id)))] : productIds;
    return { filled: await fillFrom(ctx, productIds, book, first && { products, serve: first }) };
  });
}

/** The order that a transfer goes for and those that wait for its goods, locked before it and in one order. */
async function lockThoseWaiting(ctx: Context, transferId: string, orderId: string): Promise<OrderRow[]> {
  const goods = (await linesOfTransfer(ctx, transferId)).map(({ productId }) => productId);
  const waiting = await waitingOrders(ctx, goods);
  return lockOrders(ctx, [orderId, ...waiting.map((one) => one.orderId)]);
}

/**
 * What came for an order goes to it before anybody, and joins what it keeps there. What broke or was lost on the way is looked for
 * anywhere. With the last of it the order is free to be picked.
 */
async function serveFirst(ctx: Context, order: OrderRow, arrived: Arrived, levels: LockedLevels): Promise<number> {
  const here = await reserveWaiting(ctx, order, await linesOf(ctx, order.id), levels, arrived);
  const elsewhere = await reserveWaiting(ctx, order, await linesOf(ctx, order.id), levels);
  await refreshOrder(ctx, order.id);
  return here + elsewhere;
}
