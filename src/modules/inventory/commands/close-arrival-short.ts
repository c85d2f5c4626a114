import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import { outstanding, whyNotArrival } from "../arrivals/arrival";
import { arrivalFact, lockArrival, refuseStaleArrival } from "../arrivals/lock-arrival";
import { refreshIncoming } from "../arrivals/refresh-incoming";
import { expectedArrivals } from "../arrivals/tables";
import { lockLevels } from "../levels";

/** Ends an arrival of which everything has been unpacked and some is missing. Promises that rest on it follow. Answers what is missing. */
export function closeArrivalShort(
  ctx: Context,
  { arrivalId, version }: { arrivalId: string; version?: number },
): Promise<{ missing: number; warehouseId: string; productId: string; sku: string }> {
  return inTransaction(ctx, async (ctx) => {
    const arrival = await lockArrival(ctx, arrivalId);
    refuseStaleArrival(arrival, version);
    refuseIf(whyNotArrival("close_short", arrival));
    const { warehouseId, productId, sku } = arrival;
    const missing = outstanding(arrival);
    await lockLevels(ctx, [productId], [warehouseId]);
    const status = arrival.received > 0 ? "received" : "cancelled";
    await ctx.db
      .update(expectedArrivals)
      .set({ status, closedAt: ctx.now(), updatedAt: ctx.now(), version: arrival.version + 1 })
      .where(and(eq(expectedArrivals.organizationId, arrival.organizationId), eq(expectedArrivals.id, arrival.id)));
    await refreshIncoming(ctx, [{ warehouseId, productId }]);
    const fact = arrivalFact(arrival);
    await record(ctx, { ...fact, type: "arrival.cancelled", data: { ...fact.data, units: missing, short: true } });
    return { missing, warehouseId, productId, sku };
  });
}
