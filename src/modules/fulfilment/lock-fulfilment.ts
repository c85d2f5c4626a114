import { and, eq, inArray, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { lockOrder, type OrderRow } from "@/modules/orders/lock-order";
import { fulfilments } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import type { Fact } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { loadLines } from "./load-lines";

export type FulfilmentRow = typeof fulfilments.$inferSelect;
export type WorkLine = Awaited<ReturnType<typeof loadLines>>[number];
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
    const { version: current, status } = fulfilment;
    throw new Refusal("stale", reason("fulfilment.stale_version", { version: current }), { version: current, fulfilmentStatus: status });
  }
  return { order, fulfilment, lines: await loadLines(ctx, [fulfilmentId]) };
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
