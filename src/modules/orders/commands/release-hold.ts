import { and, eq, isNull } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import type { ReleaseHold } from "../inputs";
import { linesOf, lockOrder, type OrderLineRow, type OrderRow } from "../lock-order";
import { whyNot } from "../order-moves";
import { lacksAddress } from "../placing/plan";
import { refreshOrder } from "../refresh-order";
import { reserveWaiting } from "../reserve-waiting";
import { orderHolds, orderLines } from "../tables";

/**
 * Releases one hold. What the hold waited for must be true where we can tell: a SKU must be known by now, an address
 * given. What was not reserved because of it is reserved now, as far as stock goes; the rest waits.
 */
export function releaseHold(ctx: Context, { orderId, version, holdId }: ReleaseHold & { orderId: string }): Promise<OrderRow> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId, version);
    const [hold] = await ctx.db
      .select()
      .from(orderHolds)
      .where(and(eq(orderHolds.organizationId, order.organizationId), eq(orderHolds.orderId, orderId), eq(orderHolds.id, holdId)));
    if (!hold) throw notFound("hold");
    const lines = await linesOf(ctx, orderId);
    if (hold.releasedAt) return order;
    refuseIf(whyNot("release", { ...order, lines }));
    if (hold.reason === "address_invalid" && lacksAddress(order)) throw new Refusal("conflict", reason("order.address_missing"));
    if (hold.reason === "unknown_sku") await mapUnknown(ctx, order, lines);
    await closeHold(ctx, order, holdId, hold.reason);
    if (hold.reason === "out_of_stock" || hold.reason === "unknown_sku") await reserveWaiting(ctx, order, await linesOf(ctx, orderId));
    return refreshOrder(ctx, orderId);
  });
}

/** Marks a hold released and says so; the caller refreshes the order. */
export async function closeHold(ctx: Context, order: OrderRow, holdId: string, holdReason: string): Promise<void> {
  const { kind, id, name } = ctx.actor;
  await ctx.db
    .update(orderHolds)
    .set({ releasedAt: ctx.now(), releasedBy: { kind, id, name } })
    .where(and(eq(orderHolds.organizationId, order.organizationId), eq(orderHolds.id, holdId), isNull(orderHolds.releasedAt)));
  await record(ctx, {
    type: "order.released",
    subject: { kind: "order", id: order.id, number: order.number },
    orderId: order.id,
    data: { holdId, reason: holdReason },
  });
}

async function mapUnknown(ctx: Context, order: OrderRow, lines: readonly OrderLineRow[]): Promise<void> {
  for (const line of lines.filter((l) => l.productId === null && l.quantity > l.cancelled)) {
    const [product] = await ctx.db
      .select({ id: products.id, costMinor: products.costMinor })
      .from(products)
      .where(and(eq(products.organizationId, order.organizationId), eq(products.sku, line.sku)));
    if (!product) throw new Refusal("conflict", reason("order.unknown_sku", { sku: line.sku }));
    await ctx.db
      .update(orderLines)
      .set({ productId: product.id, unitCostMinor: product.costMinor })
      .where(and(eq(orderLines.organizationId, order.organizationId), eq(orderLines.id, line.id)));
  }
}
