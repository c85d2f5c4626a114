import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { reservations } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import type { BackorderRoom } from "./backorder-room";

/**
 * What is left of the limits of some products, less than nothing where more waits than may, counted on locked rows: two orders that would both take the last of it are
 * decided one after the other. Locks the products after the levels, for a product may have no level yet, and no stronger than
 * lines that name it can bear.
 */
export async function lockBackorderRoom(ctx: Context, productIds: readonly string[]): Promise<BackorderRoom> {
  if (productIds.length === 0) return new Map();
  const { organizationId } = ctx.actor;
  const limits = await ctx.db
    .select({ id: products.id, limit: products.backorderLimit })
    .from(products)
    .where(and(eq(products.organizationId, organizationId), inArray(products.id, [...productIds]), isNotNull(products.backorderLimit)))
    .orderBy(asc(products.sku))
    .for("no key update");
  if (limits.length === 0) return new Map();
  const waiting = await ctx.db
    .select({ productId: reservations.productId, units: sql<number>`sum(${reservations.quantity})::int` })
    .from(reservations)
    .where(
      and(
        eq(reservations.organizationId, organizationId),
        inArray(
          reservations.productId,
          limits.map((row) => row.id),
        ),
        eq(reservations.kind, "backorder"),
        eq(reservations.state, "open"),
      ),
    )
    .groupBy(reservations.productId);
  const units = new Map(waiting.map((row) => [row.productId, row.units]));
  return new Map(limits.map(({ id, limit }) => [id, (limit ?? 0) - (units.get(id) ?? 0)]));
}
