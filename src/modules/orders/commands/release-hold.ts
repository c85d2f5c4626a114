import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { lacksAddress } from "../address-check";
import { closeHold } from "../close-hold";
import { giveUpGathering } from "../gathering/follow-gathering";
import { orderHolds } from "../holds/tables";
import type { ReleaseHold } from "../inputs";
import { linesOf, lockOrder, type OrderLineRow, type OrderRow } from "../lock-order";
import { whyNot } from "../order-moves";
import { lockBackorderRoom } from "../placing/lock-backorder-room";
import { refreshOrder } from "../refresh-order";
import { reserveWaiting } from "../reserve-waiting";
import { orderLines } from "../tables";
import { physicalProducts } from "./route-again";

/**
 * Releases one hold. What the hold waited for must be true where we can tell: a SKU must be known by now, an address
 * given. What was not reserved because of it is reserved now, as far as stock goes; the rest waits, unless more would wait
 * than may be sold without stock.
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
    if (hold.reason === "gathering") {
      // Sent apart after all: what is under way is looked for on the shelves.
      await giveUpGathering(ctx, order);
      await reserveWaiting(ctx, order, await linesOf(ctx, orderId));
    }
    if (hold.reason === "out_of_stock" || hold.reason === "unknown_sku") {
      await reserveWaiting(ctx, order, await linesOf(ctx, orderId));
      await refuseAboveLimit(ctx, lines, await linesOf(ctx, orderId));
    }
    return refreshOrder(ctx, orderId);
  });
}

/** Nobody is promised more than the owner allowed to sell without stock, by a released hold no more than by a new order. */
async function refuseAboveLimit(ctx: Context, before: readonly OrderLineRow[], after: readonly OrderLineRow[]): Promise<void> {
  const more = after.filter((line) => line.backordered > (before.find((l) => l.id === line.id)?.backordered ?? 0));
  const room = await lockBackorderRoom(ctx, await physicalProducts(ctx, more));
  if ([...room.values()].every((left) => left >= 0)) return;
  throw new Refusal("conflict", reason("order.above_backorder_limit", { sku: more.map((line) => line.sku).join(", ") }));
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
