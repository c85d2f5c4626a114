import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { fulfilmentLines, fulfilments, orderLines } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import type { UnpackedLine } from "./likely-parcel";

/** The work of an order that is still to be packed. */
export async function unpackedWork(ctx: Context, orderId: string): Promise<{ id: string; warehouseId: string }[]> {
  return ctx.db
    .select({ id: fulfilments.id, warehouseId: fulfilments.warehouseId })
    .from(fulfilments)
    .where(
      and(
        eq(fulfilments.organizationId, ctx.actor.organizationId),
        eq(fulfilments.orderId, orderId),
        inArray(fulfilments.status, ["planned", "picking", "picked"]),
      ),
    )
    .orderBy(asc(fulfilments.id));
}

/** The goods of some work, as they will lie in its parcel. */
export async function unpackedLines(ctx: Context, fulfilmentId: string): Promise<UnpackedLine[]> {
  const rows = await ctx.db
    .select({ quantity: fulfilmentLines.quantity, line: orderLines, product: products })
    .from(fulfilmentLines)
    .innerJoin(
      orderLines,
      and(eq(orderLines.organizationId, fulfilmentLines.organizationId), eq(orderLines.id, fulfilmentLines.orderLineId)),
    )
    .innerJoin(products, and(eq(products.organizationId, fulfilmentLines.organizationId), eq(products.id, fulfilmentLines.productId)))
    .where(
      and(
        eq(fulfilmentLines.organizationId, ctx.actor.organizationId),
        eq(fulfilmentLines.fulfilmentId, fulfilmentId),
        gt(fulfilmentLines.quantity, 0),
      ),
    )
    .orderBy(asc(orderLines.position), asc(products.sku));
  return rows.map(({ quantity, line, product: { sku, name, priceMinor, weightGrams, lengthMm, widthMm, heightMm, id } }) => ({
    ...{ sku, name, quantity, weightGrams, lengthMm, widthMm, heightMm },
    // A part of a bundle has no price of its own in the order: its catalogue price says what it is worth.
    unitPriceMinor: line.productId === id ? line.unitPriceMinor : priceMinor,
    taxRate: line.taxRate,
  }));
}
