import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { linesOf, lockOrder, type OrderLineRow, type OrderRow } from "@/modules/orders/lock-order";
import type { Context } from "@/platform/context";
import type { Fact } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { returnLines, returns } from "./tables";

export type ReturnRow = typeof returns.$inferSelect;
export type ReturnLineRow = typeof returnLines.$inferSelect;
export type LockedReturn = { order: OrderRow; orderLines: OrderLineRow[]; one: ReturnRow; lines: ReturnLineRow[] };

/** Every read of a return passes through here: the organization's, and for people of some warehouses only what comes there or anywhere. */
export function mine(ctx: Context) {
  const { organizationId, warehouseIds } = ctx.actor;
  return and(
    eq(returns.organizationId, organizationId),
    warehouseIds ? or(isNull(returns.warehouseId), inArray(returns.warehouseId, [...warehouseIds])) : undefined,
  );
}

/** The order of a return, so that it is locked first. Refuses what is absent and another organization's alike. */
export async function orderOfReturn(ctx: Context, returnId: string): Promise<string> {
  const [found] = await ctx.db
    .select({ orderId: returns.orderId })
    .from(returns)
    .where(and(mine(ctx), eq(returns.id, returnId)));
  if (!found) throw notFound("return");
  return found.orderId;
}

/** Locks a return for a change, its order first. Refuses a version that is not the current one. */
export async function lockReturn(ctx: Context, returnId: string, version?: number): Promise<LockedReturn> {
  const order = await lockOrder(ctx, await orderOfReturn(ctx, returnId));
  return lockUnder(ctx, order, returnId, version);
}

/** Locks a return whose order is locked already. */
export async function lockUnder(ctx: Context, order: OrderRow, returnId: string, version?: number): Promise<LockedReturn> {
  const [one] = await ctx.db
    .select()
    .from(returns)
    .where(and(mine(ctx), eq(returns.id, returnId)))
    .for("update");
  if (!one) throw notFound("return");
  if (version !== undefined && version !== one.version)
    throw new Refusal("stale", reason("return.stale_version", { version: one.version }), { version: one.version, status: one.status });
  return { order, orderLines: await linesOf(ctx, order.id), one, lines: await linesOfReturn(ctx, returnId) };
}

export async function linesOfReturn(ctx: Context, returnId: string): Promise<ReturnLineRow[]> {
  return ctx.db
    .select()
    .from(returnLines)
    .where(and(eq(returnLines.organizationId, ctx.actor.organizationId), eq(returnLines.returnId, returnId)))
    .orderBy(asc(returnLines.id));
}

/** Writes the row's new state and raises its version. */
export async function writeReturn(ctx: Context, one: ReturnRow, changes: Partial<ReturnRow>): Promise<ReturnRow> {
  const [row] = await ctx.db
    .update(returns)
    .set({ ...changes, version: one.version + 1 })
    .where(and(eq(returns.organizationId, one.organizationId), eq(returns.id, one.id)))
    .returning();
  if (!row) throw new Error("the return vanished while it was locked");
  return row;
}

/** A fact about a return, for its order's timeline and for whoever watches returns. */
export function factOf({ order, one }: Pick<LockedReturn, "order" | "one">, type: string, data: Record<string, unknown> = {}): Fact {
  return {
    type,
    subject: { kind: "return", id: one.id, number: order.number },
    orderId: order.id,
    data: { return: one.number, returnId: one.id, origin: one.origin, ...data },
  };
}
