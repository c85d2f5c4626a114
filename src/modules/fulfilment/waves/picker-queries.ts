import { and, asc, eq, isNull, ne, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { stockBins } from "@/modules/inventory/bins/tables";
import { stockLevels } from "@/modules/inventory/tables";
import { members, users } from "@/modules/organizations/tables";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { warehouseHere } from "./warehouse-here";

/** Who may pick in a warehouse, but for whoever asks. */
export async function pickersOf(ctx: Context, warehouse: string) {
  const { id } = await warehouseHere(ctx, warehouse);
  return ctx.db
    .select({ id: users.id, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.organizationId, ctx.actor.organizationId),
        isNull(members.disabledAt),
        ne(members.role, "viewer"),
        sql`(${members.warehouseIds} is null or ${id}::uuid = any(${members.warehouseIds}))`,
        ctx.actor.id ? ne(users.id, ctx.actor.id) : undefined,
      ),
    )
    .orderBy(asc(users.name), asc(users.id))
    .limit(200);
}

/** Where else in a warehouse a product lies, the nearest on the walk first: not in the bin that its list names. */
export async function otherBins(ctx: Context, { warehouse, sku }: { warehouse: string; sku: string }) {
  const { id } = await warehouseHere(ctx, warehouse);
  const { organizationId } = ctx.actor;
  return ctx.db
    .select({ bin: bins.code, units: sql<number>`sum(${stockBins.units})::int` })
    .from(stockBins)
    .innerJoin(products, and(eq(products.organizationId, stockBins.organizationId), eq(products.id, stockBins.productId)))
    .innerJoin(bins, and(eq(bins.organizationId, stockBins.organizationId), eq(bins.id, stockBins.binId)))
    .innerJoin(
      stockLevels,
      and(
        eq(stockLevels.organizationId, stockBins.organizationId),
        eq(stockLevels.warehouseId, stockBins.warehouseId),
        eq(stockLevels.productId, stockBins.productId),
      ),
    )
    .where(
      and(
        eq(stockBins.organizationId, organizationId),
        eq(stockBins.warehouseId, id),
        eq(products.sku, sku),
        sql`${stockLevels.binId} is distinct from ${stockBins.binId}`,
      ),
    )
    .groupBy(bins.code, bins.walkOrder)
    .orderBy(asc(bins.walkOrder), asc(bins.code))
    .limit(20);
}
