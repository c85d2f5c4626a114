import { and, eq, inArray, sql } from "drizzle-orm";
import { applyMovements, lockLevels, type Movement } from "@/modules/inventory/levels";
import { noteSerialsReturned } from "@/modules/inventory/serials/pick-serials";
import { reservations } from "@/modules/inventory/tables";
import { refreshOrder } from "@/modules/orders/refresh-order";
import { orderLines } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import { after, whyNot } from "../fulfilment";
import { factOf, lockFulfilment, type Work, writeFulfilment } from "../lock-fulfilment";
import { recordCosts } from "../record-costs";
import { serialsInParcels } from "../record-serials";
import { returnCodes, withdrawCodes } from "../release-codes";
import { suggestLots } from "../suggest-lots";

type Leaving = { fulfilmentId: string; at: Date; data?: Record<string, unknown> };

/**
 * The goods of a packed fulfilment leave the house: they leave the books, their reservations are consumed, the lines are
 * shipped. A hold no longer stops what has left: whoever decides to let it go asks `whyNotShip` first. `at` is when they left.
 */
export function handOverFulfilment(ctx: Context, { fulfilmentId, at, data }: Leaving): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId);
    refuseIf(whyNot("handOver", work.fulfilment));
    await takeOffTheBooks(ctx, work);
    await recordCosts(ctx, fulfilmentId);
    await ctx.db
      .update(reservations)
      .set({ state: "consumed", updatedAt: ctx.now() })
      .where(
        and(
          eq(reservations.organizationId, work.order.organizationId),
          inArray(
            reservations.fulfilmentLineId,
            work.lines.map((line) => line.id),
          ),
          eq(reservations.state, "open"),
        ),
      );
    await moveLines(ctx, work, (units) => ({
      reserved: sql`${orderLines.reserved} - ${units}`,
      shipped: sql`${orderLines.shipped} + ${units}`,
    }));
    await writeFulfilment(ctx, work, { status: after("handOver"), handedOverAt: at });
    await record(ctx, factOf(work, "fulfilment.handed_over", data));
    await refreshOrder(ctx, work.order.id);
  });
}

/** The buyer has the goods. */
export function deliverFulfilment(ctx: Context, { fulfilmentId, at, data }: Leaving): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId);
    refuseIf(whyNot("deliver", work.fulfilment));
    await moveLines(ctx, work, (units) => ({ delivered: sql`${orderLines.delivered} + ${units}` }));
    await withdrawCodes(ctx, work);
    await writeFulfilment(ctx, work, { status: after("deliver"), deliveredAt: at });
    await record(ctx, factOf(work, "fulfilment.delivered", data));
    await refreshOrder(ctx, work.order.id);
  });
}

/** The goods came back undelivered. Nothing is restocked: somebody looks at them first. */
export function returnFulfilmentToSender(ctx: Context, { fulfilmentId, data }: Omit<Leaving, "at">): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId);
    refuseIf(whyNot("returnToSender", work.fulfilment));
    await noteSerialsReturned(
      ctx,
      work.lines.map((line) => line.id),
    );
    await returnCodes(ctx, fulfilmentId);
    await writeFulfilment(ctx, work, { status: after("returnToSender") });
    await record(ctx, factOf(work, "fulfilment.returned_to_sender", data));
    await refreshOrder(ctx, work.order.id);
  });
}

async function takeOffTheBooks(ctx: Context, { fulfilment, lines }: Work): Promise<void> {
  const units = new Map<string, number>();
  for (const line of lines) units.set(line.productId, (units.get(line.productId) ?? 0) + line.quantity);
  // A unit with a number brings its own lot.
  const ofLots = lines.filter((line) => line.tracksLots && !line.tracksSerials);
  const serials = await serialsInParcels(ctx, lines);
  const levels = await lockLevels(ctx, [...units.keys()], [fulfilment.warehouseId]);
  const cause = { kind: "fulfilment", id: fulfilment.id, key: `ship:${fulfilment.id}` };
  // The lots that the pick list named, read under the levels' locks.
  const lots = await suggestLots(ctx, ofLots);
  const movements = [...units].flatMap(([productId, n]) => {
    const own = { warehouseId: fulfilment.warehouseId, productId, kind: "shipped" as const, serials: serials.get(productId) };
    const named = new Map<string, number>();
    for (const line of ofLots.filter((line) => line.productId === productId))
      for (const { lot, units } of lots.get(line.id) ?? []) named.set(lot, (named.get(lot) ?? 0) + units);
    const rest = n - [...named.values()].reduce((sum, units) => sum + units, 0);
    const parts = [...named].map(
      ([lot, units]): Movement => ({
        ...own,
        lot,
        quantity: -units,
        reservedDelta: -units,
        cause: { ...cause, key: `${cause.key}:${lot}` },
      }),
    );
    return rest > 0 ? [{ ...own, quantity: -rest, reservedDelta: -rest, cause }, ...parts] : parts;
  });
  await applyMovements(ctx, levels, movements);
  const data = { productIds: [...units.keys()], cause: "shipped" };
  await record(ctx, { type: "stock.changed", subject: { kind: "stock", id: fulfilment.id }, warehouseId: fulfilment.warehouseId, data });
}

type LineChange = (units: number) => Record<string, ReturnType<typeof sql>>;

/** Changes the order's lines by the ordered units of this fulfilment: a bundle's parts count as one. */
async function moveLines(ctx: Context, { order, lines }: Work, change: LineChange): Promise<void> {
  for (const id of new Set(lines.map((line) => line.orderLineId))) {
    const units = Math.min(...lines.filter((line) => line.orderLineId === id).map((line) => Math.floor(line.quantity / line.per)));
    await ctx.db
      .update(orderLines)
      .set(change(units))
      .where(and(eq(orderLines.organizationId, order.organizationId), eq(orderLines.id, id)));
  }
}
