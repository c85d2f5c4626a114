import { and, eq, inArray } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import { channelProducts } from "../../mapping/tables";
import type { Offer, PriceType } from "../package/entry";
import { baseOf } from "./word";

/** The tax of the products of some offers, by 1C's id; asked for only where 1C tells prices without it. */
export async function taxRatesOf(
  ctx: Context,
  connectionId: string,
  priceTypes: readonly PriceType[],
  offers: readonly Offer[],
): Promise<(externalId: string) => number | null> {
  if (offers.length === 0 || priceTypes.every(({ taxIncluded }) => taxIncluded)) return () => null;
  const ids = offers.flatMap(({ id }) => [id, baseOf(id) ?? id]);
  const rows = await ctx.db
    .select({ externalId: channelProducts.externalId, taxRate: products.taxRate })
    .from(channelProducts)
    .innerJoin(products, and(eq(products.organizationId, channelProducts.organizationId), eq(products.id, channelProducts.productId)))
    .where(
      and(
        eq(channelProducts.organizationId, ctx.actor.organizationId),
        eq(channelProducts.connectionId, connectionId),
        inArray(channelProducts.externalId, [...new Set(ids)]),
      ),
    );
  const rates = new Map(rows.map(({ externalId, taxRate }) => [externalId, taxRate]));
  return (id) => rates.get(id) ?? rates.get(baseOf(id) ?? id) ?? null;
}
