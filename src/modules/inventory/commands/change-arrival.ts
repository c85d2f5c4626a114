import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { whyNotArrival } from "../arrivals/arrival";
import type { ChangeArrival } from "../arrivals/inputs";
import { arrivalFact, lockArrival } from "../arrivals/lock-arrival";
import { refreshIncoming } from "../arrivals/refresh-incoming";
import { expectedArrivals } from "../arrivals/tables";
import { lockLevels } from "../levels";
import { whyAboveMost } from "../stock";

/**
 * Moves an expected arrival to another day, or changes how much it brings; promises that rest on it follow. With as many
 * units as have come already it is closed as received. Refuses fewer than those, what is over or belongs to a transfer, and
 * another quantity than a supplier was asked for.
 */
export function changeArrival(ctx: Context, { arrivalId, version, ...change }: ChangeArrival & { arrivalId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const arrival = await lockArrival(ctx, arrivalId, version);
    refuseIf(whyNotArrival("change", arrival));
    const quantity = change.quantity ?? arrival.quantity;
    if (arrival.purchaseLineId && quantity !== arrival.quantity) throw new Refusal("conflict", reason("arrival.of_purchase"));
    if (quantity < arrival.received) throw new Refusal("conflict", reason("arrival.below_received", { received: arrival.received }));
    const next = {
      quantity,
      expectedAt: change.expectedAt ? new Date(change.expectedAt) : arrival.expectedAt,
      reference: change.reference === undefined ? arrival.reference : change.reference || null,
      note: change.note === undefined ? arrival.note : change.note || null,
    };
    const moved = next.expectedAt.getTime() !== arrival.expectedAt.getTime();
    if (!moved && quantity === arrival.quantity && next.reference === arrival.reference && next.note === arrival.note) return;
    const { warehouseId, productId } = arrival;
    const levels = await lockLevels(ctx, [productId], [warehouseId]);
    refuseIf(whyAboveMost(levels.get(warehouseId, productId).incoming, quantity - arrival.quantity, arrival.sku));
    await ctx.db
      .update(expectedArrivals)
      .set({
        ...next,
        version: arrival.version + 1,
        updatedAt: ctx.now(),
        ...(quantity === arrival.received ? { status: "received", closedAt: ctx.now() } : {}),
      })
      .where(and(eq(expectedArrivals.organizationId, arrival.organizationId), eq(expectedArrivals.id, arrival.id)));
    await refreshIncoming(ctx, [{ warehouseId, productId }]);
    const fact = arrivalFact({ ...arrival, ...next });
    await record(ctx, {
      ...fact,
      type: "arrival.changed",
      data: {
        ...fact.data,
        ...(quantity === arrival.quantity ? {} : { units: quantity, unitsBefore: arrival.quantity }),
        ...(moved ? { expectedAt: next.expectedAt.toISOString(), expectedBefore: arrival.expectedAt.toISOString() } : {}),
      },
    });
  });
}
