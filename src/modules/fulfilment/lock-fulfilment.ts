import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { stockLevels } from "@/modules/inventory/tables";
import { lockOrder, type OrderRow } from "@/modules/orders/lock-order";
import { fulfilmentLines, fulfilments, orderLines } from "@/modules/orders/tables";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import type { Fact } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";

export type FulfilmentRow = typeof fulfilments.$inferSelect;
export type WorkLine = Awaited<ReturnType<typeof linesOfWork>>[number];
export type Work = { order: OrderRow; fulfilment: FulfilmentRow; lines: WorkLine[] };

/** Every read of a fulfilment passes through here: the organization's, and for people limited to some warehouses only theirs. */
export function mine(ctx: Context) {
  const { organizationId, warehouseIds } = ctx.actor;
  return and(
    eq(fulfilments.organizationId, organizationId),
    warehouseIds ? inArray(fulfilments.warehouseId, [...warehouseIds]) : undefined,
  );
}

/**
 * Locks a fulfilment for a change, its order first. Refuses what is absent, another organization's or in a warehouse that
 * is not the actor's alike, and a version that is not the current one.
 */
export async function lockFulfilment(ctx: Context, fulfilmentId: string, version?: number): Promise<Work> {
  const [found] = await ctx.db
    .select({ orderId: fulfilments.orderId })
    .from(fulfilments)
    .where(and(mine(ctx), eq(fulfilments.id, fulfilmentId)));
  if (!found) throw notFound("fulfilment");
  const order = await lockOrder(ctx, found.orderId);
  const [fulfilment] = await ctx.db
    .select()
    .from(fulfilments)
    .where(and(mine(ctx), eq(fulfilments.id, fulfilmentId)))
    .for("update");
  if (!fulfilment) throw notFound("fulfilment");
  if (version !== undefined && version !== fulfilment.version) {
    const { status } = fulfilment;
    throw new Refusal("stale", reason("fulfilment.stale_version", { version: fulfilment.version }), {
      version: fulfilment.version,
      status,
    });
  }
  return { order, fulfilment, lines: await linesOfWork(ctx, fulfilmentId) };
}

/** The physical lines of a fulfilment in the order of the walk; what was taken off it has gone. */
async function linesOfWork(ctx: Context, fulfilmentId: string) {
  return ctx.db
    .select({
      id: fulfilmentLines.id,
      orderLineId: fulfilmentLines.orderLineId,
      orderSku: orderLines.sku,
      productId: fulfilmentLines.productId,
      sku: products.sku,
      name: products.name,
      barcode: products.barcode,
      picture: products.picture,
      per: fulfilmentLines.per,
      quantity: fulfilmentLines.quantity,
      picked: fulfilmentLines.picked,
      packed: fulfilmentLines.packed,
      bin: bins.code,
    })
    .from(fulfilmentLines)
    .innerJoin(
      fulfilments,
      and(eq(fulfilments.organizationId, fulfilmentLines.organizationId), eq(fulfilments.id, fulfilmentLines.fulfilmentId)),
    )
    .innerJoin(
      orderLines,
      and(eq(orderLines.organizationId, fulfilmentLines.organizationId), eq(orderLines.id, fulfilmentLines.orderLineId)),
    )
    .innerJoin(products, and(eq(products.organizationId, fulfilmentLines.organizationId), eq(products.id, fulfilmentLines.productId)))
    .leftJoin(
      stockLevels,
      and(
        eq(stockLevels.organizationId, fulfilmentLines.organizationId),
        eq(stockLevels.warehouseId, fulfilments.warehouseId),
        eq(stockLevels.productId, fulfilmentLines.productId),
      ),
    )
    .leftJoin(bins, and(eq(bins.organizationId, stockLevels.organizationId), eq(bins.id, stockLevels.binId)))
    .where(
      and(
        eq(fulfilmentLines.organizationId, ctx.actor.organizationId),
        eq(fulfilmentLines.fulfilmentId, fulfilmentId),
        sql`${fulfilmentLines.quantity} > 0`,
      ),
    )
    .orderBy(sql`${bins.walkOrder} nulls last`, asc(bins.code), asc(orderLines.position), asc(products.sku));
}

/** Writes the row's new state and raises its version. */
export async function writeFulfilment(
  ctx: Context,
  { fulfilment }: Pick<Work, "fulfilment">,
  changes: Partial<FulfilmentRow>,
): Promise<void> {
  await ctx.db
    .update(fulfilments)
    .set({ ...changes, version: sql`${fulfilments.version} + 1` })
    .where(and(eq(fulfilments.organizationId, fulfilment.organizationId), eq(fulfilments.id, fulfilment.id)));
}

/** A fact about a fulfilment, for its order's timeline and for the people of its warehouse. */
export function factOf({ order, fulfilment }: Pick<Work, "order" | "fulfilment">, type: string, data: Record<string, unknown> = {}): Fact {
  const { id, orderId, warehouseId, number } = fulfilment;
  return { type, subject: { kind: "fulfilment", id, number: order.number }, orderId, warehouseId, data: { fulfilment: number, ...data } };
}
