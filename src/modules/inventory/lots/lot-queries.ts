import { and, asc, eq, gt, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import type { ListLots } from "../inputs";
import { isExpired } from "./fefo";
import { todayOf } from "./over-lots";
import { stockLots } from "./tables";

/** The lots of a SKU that lie somewhere, those that expire first in front. */
export async function lotsOfSku(ctx: Context, { sku, warehouse }: ListLots) {
  const rows = await ctx.db
    .select({
      lot: stockLots.lot,
      warehouse: warehouses.code,
      warehouseName: warehouses.name,
      expiresOn: stockLots.expiresOn,
      onHand: stockLots.onHand,
      apart: stockLots.apart,
    })
    .from(stockLots)
    .innerJoin(products, and(eq(products.organizationId, stockLots.organizationId), eq(products.id, stockLots.productId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, stockLots.organizationId), eq(warehouses.id, stockLots.warehouseId)))
    .where(
      and(
        eq(stockLots.organizationId, ctx.actor.organizationId),
        eq(products.sku, sku),
        gt(stockLots.onHand, 0),
        warehouse ? eq(warehouses.code, warehouse) : undefined,
      ),
    )
    .orderBy(sql`${stockLots.expiresOn} nulls last`, asc(stockLots.lot), asc(warehouses.code))
    .limit(500);
  if (rows.length === 0) return [];
  const today = await todayOf(ctx);
  return rows.map((row) => ({ ...row, expired: isExpired(row, today) }));
}
