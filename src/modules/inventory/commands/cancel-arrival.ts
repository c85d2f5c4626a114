import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import { outstanding, whyNotArrival } from "../arrivals/arrival";
import type { CancelArrival } from "../arrivals/inputs";
import { arrivalFact, lockArrival } from "../arrivals/lock-arrival";
import { refreshIncoming } from "../arrivals/refresh-incoming";
import { expectedArrivals } from "../arrivals/tables";
import { lockLevels } from "../levels";

/**
 * What has not come of an arrival will not come; what has, stays on the shelf. Promises that rest on it follow. That of a line of
 * an order to a supplier is called off by its order (`withOrder`), never by itself.
 */
export function cancelArrival(
  ctx: Context,
  { arrivalId, version }: CancelArrival & { arrivalId: string },
  { withOrder = false } = {},
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const arrival = await lockArrival(ctx, arrivalId, version);
    refuseIf(whyNotArrival(withOrder ? "close_short" : "cancel", arrival));
    const { warehouseId, productId } = arrival;
    await lockLevels(ctx, [productId], [warehouseId]);
    await ctx.db
      .update(expectedArrivals)
      .set({ status: "cancelled", closedAt: ctx.now(), updatedAt: ctx.now(), version: arrival.version + 1 })
      .where(and(eq(expectedArrivals.organizationId, arrival.organizationId), eq(expectedArrivals.id, arrival.id)));
    await refreshIncoming(ctx, [{ warehouseId, productId }]);
    const fact = arrivalFact(arrival);
    await record(ctx, { ...fact, type: "arrival.cancelled", data: { ...fact.data, units: outstanding(arrival) } });
  });
}
