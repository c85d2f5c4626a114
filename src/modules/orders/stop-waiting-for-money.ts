import type { Context } from "@/platform/context";
import type { OrderRow } from "./lock-order";
import { releaseWaiting } from "./release-waiting";

/**
 * Releases what waits for the buyer's money once the whole total is there: more came in, or less is ordered. What was given
 * back is not there. The caller refreshes the order.
 */
export async function stopWaitingForMoney(ctx: Context, order: OrderRow): Promise<void> {
  if (order.paidMinor - order.refundedMinor >= order.totalMinor) await releaseWaiting(ctx, order, "payment");
}
