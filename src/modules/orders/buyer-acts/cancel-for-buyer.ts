import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { refuseIf } from "@/platform/refusal";
import { cancelOrder } from "../commands/cancel-order";
import { lockOrder } from "../lock-order";
import { loadActs } from "./load-facts";
import { whyNotCancel } from "./rules";

/** Calls an order off by its buyer's own word, within the shop's limits. Whoever calls has proved to be the buyer. */
export function cancelForBuyer(ctx: Context, { orderId }: { orderId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await lockOrder(ctx, orderId);
    const { facts, acts } = await loadActs(ctx, orderId, () => false);
    refuseIf(whyNotCancel(facts, acts));
    await cancelOrder(ctx, { orderId, reason: "buyer_online" });
  });
}
