import type { Context } from "@/platform/context";
import type { OrderLineRow, OrderRow } from "./lock-order";
import { releaseWaiting } from "./release-waiting";
import { unreservedUnits } from "./reserve-waiting";

/**
 * Releases what waits for every unit to be there once none lacks any more though nothing came: what lacked was taken off, or
 * went to another order. The caller refreshes the order.
 */
export async function stopWaitingForStock(ctx: Context, order: OrderRow, lines: readonly OrderLineRow[]): Promise<void> {
  if (lines.every((line) => unreservedUnits(line) <= 0)) await releaseWaiting(ctx, order, "stock");
}
