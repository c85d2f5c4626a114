import { and, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { expectedArrivals } from "@/modules/inventory/arrivals/tables";
import { changeArrival } from "@/modules/inventory/commands/change-arrival";
import { lockLevels } from "@/modules/inventory/levels";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import type { ReschedulePurchase } from "./inputs";
import { factOf, type LockedPurchase, lockPurchase, writePurchase } from "./lock-purchase";
import { whyNotPurchase } from "./purchase";
import { purchaseLines } from "./tables";

/** The open arrivals of a locked order, locked with their levels in the order in which everybody does it. */
export async function lockOpenArrivals(ctx: Context, { order, lines }: LockedPurchase): Promise<{ id: string; lineId: string }[]> {
  const lineIds = lines.map((line) => line.id);
  const rows = await ctx.db
    .select({ id: expectedArrivals.id, lineId: expectedArrivals.purchaseLineId, productId: expectedArrivals.productId })
    .from(expectedArrivals)
    .where(
      and(
        eq(expectedArrivals.organizationId, ctx.actor.organizationId),
        inArray(expectedArrivals.purchaseLineId, lineIds),
        eq(expectedArrivals.status, "open"),
      ),
    )
    .orderBy(expectedArrivals.id)
    .for("update");
  await lockLevels(
    ctx,
    rows.map((row) => row.productId),
    [order.warehouseId],
  );
  return rows.flatMap(({ id, lineId }) => (lineId ? [{ id, lineId }] : []));
}

/**
 * Moves an order, or some of its lines, to another day; what the supplier has been asked for moves its arrivals, and the promises
 * that rest on them. A day of the whole order takes the place of those of its lines. Notes the supplier's number, too.
 */
export function reschedulePurchase(
  ctx: Context,
  { purchaseId, version, expectedAt, lines: wished, reference }: ReschedulePurchase & { purchaseId: string },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockPurchase(ctx, purchaseId, version);
    const { order } = locked;
    refuseIf(whyNotPurchase("reschedule", order));
    const moved = movedLines(locked, { expectedAt, lines: wished });
    for (const [id, day] of moved)
      await ctx.db
        .update(purchaseLines)
        .set({ expectedAt: expectedAt && day.getTime() === Date.parse(expectedAt) ? null : day })
        .where(and(eq(purchaseLines.organizationId, order.organizationId), eq(purchaseLines.id, id)));
    await writePurchase(ctx, order, {
      ...(expectedAt ? { expectedAt: new Date(expectedAt) } : {}),
      ...(reference === undefined ? {} : { reference: reference || null }),
    });
    const note = reference === undefined ? {} : { reference: [order.number, reference].filter(Boolean).join(", ") };
    for (const { id, lineId } of await lockOpenArrivals(ctx, locked))
      await changeArrival(ctx, { arrivalId: id, ...note, ...(moved.has(lineId) ? { expectedAt: moved.get(lineId)?.toISOString() } : {}) });
    await record(ctx, factOf(locked, "purchase.rescheduled", { expectedAt: expectedAt ?? null, lines: wished.length }));
  });
}

/** The new day of each line that gets one. Refuses what the order does not hold. */
function movedLines({ lines }: LockedPurchase, wish: Pick<ReschedulePurchase, "expectedAt" | "lines">): Map<string, Date> {
  const { expectedAt } = wish;
  const moved = new Map(expectedAt ? lines.map((line) => [line.id, new Date(expectedAt)]) : []);
  for (const [i, { sku, expectedAt: day }] of wish.lines.entries()) {
    const line = lines.find((one) => one.sku === sku);
    if (!line)
      throw new Refusal("invalid", reason("product.unknown", { sku }), {
        errors: [{ path: `lines.${i}.sku`, message: "product.unknown" }],
      });
    moved.set(line.id, new Date(day));
  }
  return moved;
}
