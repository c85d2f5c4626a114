import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { lockOrder, type OrderRow } from "../lock-order";
import { priorityOf, rankOf } from "../priority";
import type { SetPriority } from "./inputs";
import { saveHandling } from "./save-handling";

/** Says how pressing an order is: the floor sees it first, and arriving stock serves it first. */
export function setPriority(ctx: Context, { orderId, version, priority }: SetPriority & { orderId: string }): Promise<OrderRow> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId, version);
    const rank = rankOf(priority);
    if (order.priority === rank) return order;
    const data = { from: priorityOf(order.priority), to: priority };
    return saveHandling(ctx, order, { priority: rank }, { type: "order.priority_changed", data });
  });
}
