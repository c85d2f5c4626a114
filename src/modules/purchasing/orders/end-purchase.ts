import { cancelArrival } from "@/modules/inventory/commands/cancel-arrival";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import type { VersionOnly } from "./inputs";
import { factOf, lockPurchase, writePurchase } from "./lock-purchase";
import { type PurchaseStatus, whyNotPurchase } from "./purchase";
import { lockOpenArrivals } from "./reschedule-purchase";
import { recountPurchase } from "./settle-purchase";

type Of<Input> = Input & { purchaseId: string };

/**
 * Calls off what has not come of an order: all of it, or the rest of one that came in part. Its arrivals end, and promises that rest
 * on them follow. What came stays.
 */
export function cancelPurchase(ctx: Context, { purchaseId, version }: Of<VersionOnly>): Promise<{ status: PurchaseStatus }> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockPurchase(ctx, purchaseId, version);
    const { order } = locked;
    refuseIf(whyNotPurchase(order.status === "partly_received" ? "cancelRest" : "cancel", order));
    if (order.status !== "sent" && order.status !== "partly_received") {
      await writePurchase(ctx, order, { status: "cancelled", closedAt: ctx.now() });
      await record(ctx, factOf(locked, "purchase.cancelled"));
      return { status: "cancelled" };
    }
    for (const { id } of await lockOpenArrivals(ctx, locked)) await cancelArrival(ctx, { arrivalId: id }, { withOrder: true });
    const status = await recountPurchase(ctx, locked);
    if (status !== "cancelled") await record(ctx, factOf(locked, "purchase.rest_cancelled"));
    return { status };
  });
}

/** Nothing is left to do on an order that has come: its papers are checked. */
export function closePurchase(ctx: Context, { purchaseId, version }: Of<VersionOnly>): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockPurchase(ctx, purchaseId, version);
    refuseIf(whyNotPurchase("close", locked.order));
    await writePurchase(ctx, locked.order, { status: "closed", closedAt: ctx.now() });
    await record(ctx, factOf(locked, "purchase.closed"));
  });
}
