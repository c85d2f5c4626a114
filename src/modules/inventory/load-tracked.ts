import { and, eq, inArray, or } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import type { Movement } from "./levels";

/** A product of which more is kept than how many there are. */
export type Tracked = { id: string; sku: string; tracksLots: boolean; tracksSerials: boolean };

/** Whether a movement changes what lies there, or in which condition; other movements only reserve. */
export function movesUnits({ quantity, condition, conditionDelta }: Movement): boolean {
  return Boolean(quantity || (condition !== "sellable" && conditionDelta));
}

/** Those of some products that track lots or serial numbers, by id. */
export async function trackedOf(ctx: Context, productIds: readonly string[]): Promise<Map<string, Tracked>> {
  if (productIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: products.id, sku: products.sku, tracksLots: products.tracksLots, tracksSerials: products.tracksSerials })
    .from(products)
    .where(
      and(
        eq(products.organizationId, ctx.actor.organizationId),
        inArray(products.id, [...new Set(productIds)]),
        or(eq(products.tracksLots, true), eq(products.tracksSerials, true)),
      ),
    );
  return new Map(rows.map((row) => [row.id, row]));
}
