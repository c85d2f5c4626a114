import { and, eq, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import type { RoutingKnowledge } from "./knowledge";
import { loadPriceBook } from "./load-price-book";

/** What the organization has told so far of all that the rules ask about. */
export async function loadKnowledge(ctx: Context): Promise<RoutingKnowledge> {
  const { organizationId } = ctx.actor;
  const [counted] = await ctx.db
    .select({
      warehouses: sql<number>`count(*)::int`,
      withCapacity: sql<number>`count(${warehouses.capacity})::int`,
      withPlace: sql<number>`count(${warehouses.latitude})::int`,
    })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, organizationId), warehouses.active));
  const [shop] = await ctx.db
    .select({
      currency: organizations.currency,
      unweighed: sql<boolean>`exists (select 1 from ${products} p where p.organization_id = ${organizationId} and p.weight_grams is null and p.active and not p.is_bundle)`,
    })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  const { accounts } = await loadPriceBook(ctx);
  return {
    ...(counted ?? { warehouses: 0, withCapacity: 0, withPlace: 0 }),
    tariffs: accounts.some(({ kind, table }) => kind === "own_courier" && table?.currency === shop?.currency),
    unweighed: shop?.unweighed ?? false,
  };
}
