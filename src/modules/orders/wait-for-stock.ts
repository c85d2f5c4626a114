import { and, eq, inArray } from "drizzle-orm";
import { reservations } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import type { OrderLineRow, OrderRow } from "./lock-order";
import { partsOf } from "./parts";
import { placeInQueue } from "./queue-place";

/**
 * Makes the waiting reservations of an order say what its lines' `backordered` says: one per line and part. A line that
 * waited before keeps its place in the queue.
 */
export async function waitForStock(ctx: Context, order: OrderRow, lines: readonly OrderLineRow[]): Promise<void> {
  const { organizationId } = order;
  const open = await ctx.db
    .select({
      id: reservations.id,
      orderLineId: reservations.orderLineId,
      productId: reservations.productId,
      quantity: reservations.quantity,
    })
    .from(reservations)
    .where(
      and(
        eq(reservations.organizationId, organizationId),
        eq(reservations.orderId, order.id),
        eq(reservations.kind, "backorder"),
        eq(reservations.state, "open"),
      ),
    );
  const waiting = lines.filter((line) => line.backordered > 0);
  const parts = await partsOf(
    ctx,
    waiting.flatMap((line) => line.productId ?? []),
  );
  const kept = new Set<string>();
  for (const line of waiting) {
    for (const { productId, per } of (line.productId && parts.get(line.productId)) || []) {
      const units = line.backordered * per;
      const row = open.find((r) => r.orderLineId === line.id && r.productId === productId);
      if (!row) {
        await ctx.db.insert(reservations).values({
          organizationId,
          id: await placeInQueue(ctx, order),
          orderId: order.id,
          orderLineId: line.id,
          productId,
          warehouseId: null,
          quantity: units,
          kind: "backorder",
        });
        continue;
      }
      kept.add(row.id);
      if (row.quantity === units) continue;
      await ctx.db
        .update(reservations)
        .set({ quantity: units, updatedAt: ctx.now() })
        .where(and(eq(reservations.organizationId, organizationId), eq(reservations.id, row.id)));
    }
  }
  const over = open.filter((row) => !kept.has(row.id)).map((row) => row.id);
  if (over.length === 0) return;
  await ctx.db
    .update(reservations)
    .set({ state: "released", updatedAt: ctx.now() })
    .where(and(eq(reservations.organizationId, organizationId), inArray(reservations.id, over)));
}
