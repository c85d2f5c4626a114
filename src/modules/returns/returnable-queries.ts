import { and, eq, inArray } from "drizzle-orm";
import type { Reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { linesOf, mine as myOrders } from "@/modules/orders/lock-order";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { whyNotTaken } from "./approval";
import { askUntil } from "./deadlines";
import { loadLinesToAsk } from "./load-asked-lines";
import { loadTerms } from "./load-settings";
import { shareOfLine } from "./refund-sum";
import { asDelivered, mayAsk } from "./return";

export type ReturnableLine = {
  lineId: string;
  productId: string | null;
  sku: string;
  name: string;
  picture: string | null;
  /** Units that have left and are not asked back. */
  most: number;
  /** What all of them cost. */
  amountMinor: number;
  /** Until when they may come back without a fault; null: no time runs yet. */
  until: Date | null;
  /** Why the shop need not take them back for a change of mind; null when it does. */
  against: Reason | null;
};

/**
 * The lines of an order that something of may come back, with what the rules say of each. Staff ask back what has left; `delivered`:
 * only what the buyer has got, for the buyer.
 */
export async function returnableLines(
  ctx: Context,
  orderId: string,
  of: "shipped" | "delivered" = "shipped",
): Promise<{ currency: string; lines: ReturnableLine[] }> {
  const [order] = await ctx.db
    .select({ id: orders.id, currency: orders.currency })
    .from(orders)
    .where(and(myOrders(ctx), eq(orders.id, orderId)));
  if (!order) throw notFound("order");
  const terms = await loadTerms(ctx);
  const facts = await loadLinesToAsk(ctx, orderId);
  const all = await linesOf(ctx, orderId);
  const productIds = all.flatMap(({ productId }) => productId ?? []);
  const pictures = productIds.length
    ? await ctx.db
        .select({ id: products.id, picture: products.picture })
        .from(products)
        .where(and(eq(products.organizationId, ctx.actor.organizationId), inArray(products.id, productIds)))
    : [];
  const lines = all.flatMap((line): ReturnableLine[] => {
    const known = facts.get(line.id);
    if (!known) return [];
    const most = mayAsk(of === "delivered" ? asDelivered(line, known.undelivered) : line);
    if (most <= 0) return [];
    const { id: lineId, productId, sku, name, totalMinor } = line;
    const { group, handedOverAt, claimed } = known;
    const asked = { sku, group, reason: "changed_mind" as const, handedOverAt };
    return [
      {
        ...{ lineId, productId, sku, name, most },
        picture: pictures.find(({ id }) => id === productId)?.picture ?? null,
        amountMinor: shareOfLine({ ordered: line.quantity - line.cancelled, totalMinor }, claimed, most),
        until: askUntil(handedOverAt, false, terms.settings, terms.timezone),
        against: whyNotTaken(asked, terms),
      },
    ];
  });
  return { currency: order.currency, lines };
}
