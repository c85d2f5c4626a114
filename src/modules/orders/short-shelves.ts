import { and, eq } from "drizzle-orm";
import type { Level } from "@/modules/inventory/stock";
import type { Context } from "@/platform/context";
import { outbox } from "@/platform/outbox/tables";
import type { OrderRow } from "./lock-order";
import { fulfilments } from "./tables";

/**
 * Some levels without those whose shelf a picker of this order found short and nobody has counted since: the books may still
 * promise more there, and without this the order would be sent to the same empty shelf again and again.
 */
export async function withoutDisappointing(ctx: Context, order: OrderRow, levels: readonly Level[]): Promise<readonly Level[]> {
  if (!levels.some((level) => level.inCheck > 0)) return levels;
  const short = await shortShelves(ctx, order);
  const isInCheck = (warehouseId: string, productId: string) =>
    levels.some((level) => level.warehouseId === warehouseId && level.productId === productId && level.inCheck > 0);
  return levels.filter(({ inCheck, warehouseId, productId }) => {
    const own = short.filter((shelf) => shelf.productIds.has(productId));
    if (inCheck > 0 && own.some((shelf) => shelf.warehouseId === warehouseId)) return false;
    // Somebody said that the goods wait for that shelf: until it is counted no other is asked.
    return !own.some((shelf) => shelf.waits && isInCheck(shelf.warehouseId, productId));
  });
}

type ShortShelf = { warehouseId: string; productIds: Set<string>; waits: boolean };

/** Where the order's own work has reported products missing, from its timeline. */
async function shortShelves(ctx: Context, { organizationId, id }: OrderRow): Promise<ShortShelf[]> {
  const told = await ctx.db
    .select({ warehouseId: fulfilments.warehouseId, data: outbox.data })
    .from(outbox)
    .innerJoin(fulfilments, and(eq(fulfilments.organizationId, outbox.organizationId), eq(fulfilments.id, outbox.subjectId)))
    .where(and(eq(outbox.organizationId, organizationId), eq(outbox.orderId, id), eq(outbox.type, "fulfilment.short")));
  return told.map(({ warehouseId, data }) => {
    const lines = Array.isArray(data.lines) ? (data.lines as { productId?: string }[]) : [];
    return { warehouseId, productIds: new Set(lines.flatMap((line) => line.productId ?? [])), waits: data.waits === true };
  });
}
