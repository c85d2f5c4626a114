import { and, eq } from "drizzle-orm";
import { stockLots } from "@/modules/inventory/lots/tables";
import type { Level } from "@/modules/inventory/stock";
import type { Context } from "@/platform/context";

/** How many units of each lot a locked level has. */
export async function lotsThere(ctx: Context, { warehouseId, productId }: Level): Promise<Map<string, number>> {
  const rows = await ctx.db
    .select({ lot: stockLots.lot, onHand: stockLots.onHand })
    .from(stockLots)
    .where(
      and(
        eq(stockLots.organizationId, ctx.actor.organizationId),
        eq(stockLots.warehouseId, warehouseId),
        eq(stockLots.productId, productId),
      ),
    );
  return new Map(rows.map(({ lot, onHand }) => [lot, onHand]));
}
