import { and, asc, eq, inArray } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { fulfilmentLines, fulfilments } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";

/** One physical product of an order's line as it left: the product itself, or a part of a bundle. */
export type Part = {
  productId: string;
  sku: string;
  tracksLots: boolean;
  tracksSerials: boolean;
  /** Physical units per unit of the line. */
  per: number;
  /** The work that sent it. */
  fulfilmentIds: string[];
  fulfilmentLineIds: string[];
};

/** What left under each line of an order, by the line's id. */
export async function loadGoods(ctx: Context, orderLineIds: readonly string[]): Promise<Map<string, Part[]>> {
  const rows = await ctx.db
    .select({
      orderLineId: fulfilmentLines.orderLineId,
      id: fulfilmentLines.id,
      fulfilmentId: fulfilmentLines.fulfilmentId,
      per: fulfilmentLines.per,
      productId: fulfilmentLines.productId,
      sku: products.sku,
      tracksLots: products.tracksLots,
      tracksSerials: products.tracksSerials,
    })
    .from(fulfilmentLines)
    .innerJoin(
      fulfilments,
      and(eq(fulfilments.organizationId, fulfilmentLines.organizationId), eq(fulfilments.id, fulfilmentLines.fulfilmentId)),
    )
    .innerJoin(products, and(eq(products.organizationId, fulfilmentLines.organizationId), eq(products.id, fulfilmentLines.productId)))
    .where(
      and(
        eq(fulfilmentLines.organizationId, ctx.actor.organizationId),
        inArray(fulfilmentLines.orderLineId, [...orderLineIds]),
        inArray(fulfilments.status, ["handed_over", "delivered", "returned_to_sender"]),
      ),
    )
    .orderBy(asc(fulfilments.handedOverAt), asc(fulfilmentLines.id));
  const goods = new Map<string, Part[]>();
  for (const { orderLineId, id, fulfilmentId, ...product } of rows) {
    const parts = goods.get(orderLineId) ?? [];
    goods.set(orderLineId, parts);
    const part = parts.find((one) => one.productId === product.productId);
    if (part) {
      part.fulfilmentIds.push(fulfilmentId);
      part.fulfilmentLineIds.push(id);
    } else parts.push({ ...product, fulfilmentIds: [fulfilmentId], fulfilmentLineIds: [id] });
  }
  return goods;
}
