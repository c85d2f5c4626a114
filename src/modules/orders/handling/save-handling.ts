import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { mine, type OrderRow } from "../lock-order";
import { orders } from "../tables";

type Handling = Partial<Pick<OrderRow, "responsibleId" | "priority" | "tags" | "customFields">>;

/** Writes how staff handle a locked order, raises its version and tells of it. Nothing that is derived changes. */
export async function saveHandling(
  ctx: Context,
  order: OrderRow,
  changes: Handling,
  fact: { type: string; data: Record<string, unknown> },
): Promise<OrderRow> {
  const [row] = await ctx.db
    .update(orders)
    .set({ ...changes, version: order.version + 1, updatedAt: ctx.now() })
    .where(and(mine(ctx), eq(orders.id, order.id)))
    .returning();
  if (!row) throw new Error("the order vanished while it was locked");
  await record(ctx, { ...fact, subject: { kind: "order", id: order.id, number: order.number }, orderId: order.id });
  return row;
}
