import { and, eq, inArray } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { noRules, type ProductRules, type ReplenishmentRules, usualRules } from "./settings";
import { productReplenishments, replenishmentSettings } from "./tables";

/** The house's rules, and how often they were changed: 0 where they are still the usual ones. */
export async function replenishmentRules(ctx: Context): Promise<ReplenishmentRules & { version: number }> {
  const [row] = await ctx.db.select().from(replenishmentSettings).where(eq(replenishmentSettings.organizationId, ctx.actor.organizationId));
  if (!row) return { ...usualRules, version: 0 };
  const { organizationId, ...rules } = row;
  return rules;
}

/** What some products have of their own, by product. */
export async function rulesOfProducts(
  ctx: Context,
  productIds: readonly string[],
): Promise<Map<string, ProductRules & { version: number }>> {
  if (productIds.length === 0) return new Map();
  const rows = await ctx.db
    .select()
    .from(productReplenishments)
    .where(
      and(eq(productReplenishments.organizationId, ctx.actor.organizationId), inArray(productReplenishments.productId, [...productIds])),
    );
  return new Map(rows.map(({ organizationId, productId, ...rules }) => [productId, { ...noRules, ...rules }]));
}
