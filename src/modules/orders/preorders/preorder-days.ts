import { and, eq, inArray, sql } from "drizzle-orm";
import { productComponents, products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";

/** The days from which some products may be sold, where those are still to come: of a bundle, the last of its parts' too. */
export async function preorderDays(ctx: Context, productIds: readonly string[]): Promise<Map<string, Date>> {
  if (productIds.length === 0) return new Map();
  const { organizationId } = ctx.actor;
  const rows = await ctx.db
    .select({ id: products.id, from: products.availableFrom, partsFrom: sql<string | null>`max(part.available_from)` })
    .from(products)
    .leftJoin(
      productComponents,
      and(eq(productComponents.organizationId, products.organizationId), eq(productComponents.bundleId, products.id)),
    )
    .leftJoin(
      sql`${products} as part`,
      sql`part.organization_id = ${productComponents.organizationId} and part.id = ${productComponents.componentId}`,
    )
    .where(and(eq(products.organizationId, organizationId), inArray(products.id, [...new Set(productIds)])))
    .groupBy(products.id, products.availableFrom);
  return new Map(
    rows.flatMap(({ id, from, partsFrom }): [string, Date][] => {
      const day = lastOf([from, partsFrom === null ? null : new Date(partsFrom)]);
      return day && day > ctx.now() ? [[id, day]] : [];
    }),
  );
}

/** The day of one product as the database writes it, where it is still to come. */
export function comingDay(availableFrom: string | null | undefined, now: Date): Date | null {
  const day = availableFrom ? new Date(availableFrom) : null;
  return day && day > now ? day : null;
}

/** The latest of some days; null when there is none. */
export function lastOf(days: readonly (Date | null)[]): Date | null {
  const known = days.flatMap((day) => day?.getTime() ?? []);
  return known.length > 0 ? new Date(Math.max(...known)) : null;
}
