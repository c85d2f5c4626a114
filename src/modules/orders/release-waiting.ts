import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { hasWholeAddress } from "./address-check";
import { closeHold } from "./close-hold";
import { failedConditionsOf } from "./confirmation";
import type { HoldEvent } from "./hold-events";
import { orderHolds } from "./holds/tables";
import type { OrderRow } from "./lock-order";

/** What a reason waits for by itself. */
const impliedBy: Readonly<Record<string, HoldEvent>> = { awaiting_payment: "payment", address_invalid: "address" };

/**
 * Releases the holds that waited for what has just come true, in the same transaction; of a robot's hold, takes the condition
 * off that holds by now, and releases it with the last one. `order` is the order as it is now; the caller refreshes it.
 */
export async function releaseWaiting(ctx: Context, order: OrderRow, event: HoldEvent): Promise<void> {
  if (order.openHolds.length === 0) return;
  const open = await ctx.db
    .select()
    .from(orderHolds)
    .where(and(eq(orderHolds.organizationId, order.organizationId), eq(orderHolds.orderId, order.id), isNull(orderHolds.releasedAt)));
  for (const hold of open) {
    if ((hold.waitsFor ?? impliedBy[hold.reason]) === event) {
      await closeHold(ctx, order, hold.id, hold.reason);
      continue;
    }
    if (hold.reason !== "confirmation" || (event === "address" && !hasWholeAddress(order))) continue;
    const failed = failedConditionsOf(hold.data);
    const rest = failed.filter(({ condition }) => condition !== event);
    if (rest.length === failed.length) continue;
    await ctx.db
      .update(orderHolds)
      .set({ data: { ...hold.data, failed: rest } })
      .where(and(eq(orderHolds.organizationId, order.organizationId), eq(orderHolds.id, hold.id)));
    if (rest.length === 0) await closeHold(ctx, order, hold.id, hold.reason);
  }
}
