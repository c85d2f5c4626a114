import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { stockLevels } from "@/modules/inventory/tables";
import { fulfilmentLines, fulfilments, orderLines } from "@/modules/orders/tables";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";

/** The physical lines of fulfilments in the order of the walk; what was taken off them has gone. */
export function loadLines(ctx: Context, ids: readonly string[]) {
  return ctx.db
    .select({
      id: fulfilmentLines.id,
      fulfilmentId: fulfilmentLines.fulfilmentId,
      orderLineId: fulfilmentLines.orderLineId,
      productId: fulfilmentLines.productId,
      sku: products.sku,
      name: products.name,
      /** The bundle that the product is a part of; the product's own SKU otherwise. */
      orderSku: orderLines.sku,
      barcode: products.barcode,
      picture: products.picture,
      weightGrams: products.weightGrams,
      tracksLots: products.tracksLots,
      tracksSerials: products.tracksSerials,
      needsMark: products.needsMark,
      per: fulfilmentLines.per,
      quantity: fulfilmentLines.quantity,
      picked: fulfilmentLines.picked,
      packed: fulfilmentLines.packed,
      bin: bins.code,
      zone: bins.zone,
      walkOrder: bins.walkOrder,
    })
    .from(fulfilmentLines)
    .innerJoin(
      fulfilments,
      and(eq(fulfilments.organizationId, fulfilmentLines.organizationId), eq(fulfilments.id, fulfilmentLines.fulfilmentId)),
    )
    .innerJoin(
      orderLines,
      and(eq(orderLines.organizationId, fulfilmentLines.organizationId), eq(orderLines.id, fulfilmentLines.orderLineId)),
    )
    .innerJoin(products, and(eq(products.organizationId, fulfilmentLines.organizationId), eq(products.id, fulfilmentLines.productId)))
    .leftJoin(
      stockLevels,
      and(
        eq(stockLevels.organizationId, fulfilmentLines.organizationId),
        eq(stockLevels.warehouseId, fulfilments.warehouseId),
        eq(stockLevels.productId, fulfilmentLines.productId),
      ),
    )
    .leftJoin(bins, and(eq(bins.organizationId, stockLevels.organizationId), eq(bins.id, stockLevels.binId)))
    .where(
      and(
        eq(fulfilmentLines.organizationId, ctx.actor.organizationId),
        inArray(fulfilmentLines.fulfilmentId, [...ids]),
        sql`${fulfilmentLines.quantity} > 0`,
      ),
    )
    .orderBy(sql`${bins.walkOrder} nulls last`, asc(bins.code), asc(orderLines.position), asc(products.sku));
}
