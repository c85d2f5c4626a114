import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { type LotUnits, planLotsFor } from "@/modules/inventory/lots/fefo";
import { todayOf } from "@/modules/inventory/lots/over-lots";
import { stockLots } from "@/modules/inventory/lots/tables";
import { fulfilmentLines, fulfilments } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";

/** A line of warehouse work, as far as its lots go. */
export type LotLine = { id: string; productId: string };

/**
 * Which lots the lines of a pick list are to take: first expired, first out, each shelf shared out among all work that is
 * still in the house, the older work first. So two pickers are never sent for the same unit, and what is handed over in
 * another order still keeps its lots. Only lines of products that track lots are answered.
 */
export async function suggestLots(ctx: Context, lines: readonly LotLine[]): Promise<Map<string, LotUnits[]>> {
  const suggested = new Map<string, LotUnits[]>();
  if (lines.length === 0) return suggested;
  const { organizationId } = ctx.actor;
  const work = await ctx.db
    .select({
      id: fulfilmentLines.id,
      warehouseId: fulfilments.warehouseId,
      productId: fulfilmentLines.productId,
      units: fulfilmentLines.quantity,
    })
    .from(fulfilmentLines)
    .innerJoin(
      fulfilments,
      and(eq(fulfilments.organizationId, fulfilmentLines.organizationId), eq(fulfilments.id, fulfilmentLines.fulfilmentId)),
    )
    .innerJoin(products, and(eq(products.organizationId, fulfilmentLines.organizationId), eq(products.id, fulfilmentLines.productId)))
    .where(
      and(
        eq(fulfilmentLines.organizationId, organizationId),
        eq(products.tracksLots, true),
        inArray(fulfilmentLines.productId, [...new Set(lines.map((line) => line.productId))]),
        inArray(fulfilments.status, ["planned", "picking", "picked", "packed"]),
        sql`${fulfilmentLines.quantity} > 0`,
      ),
    )
    .orderBy(asc(fulfilments.id), asc(fulfilmentLines.id));
  if (work.length === 0) return suggested;
  const today = await todayOf(ctx);
  const lots = await ctx.db
    .select()
    .from(stockLots)
    .where(
      and(
        eq(stockLots.organizationId, organizationId),
        inArray(stockLots.productId, [...new Set(work.map((line) => line.productId))]),
        sql`${stockLots.onHand} > 0`,
      ),
    );
  const placeOf = ({ warehouseId, productId }: { warehouseId: string; productId: string }) => `${warehouseId} ${productId}`;
  for (const place of new Set(work.map(placeOf))) {
    const there = lots.filter((lot) => placeOf(lot) === place);
    for (const [id, taken] of planLotsFor(
      there,
      work.filter((line) => placeOf(line) === place),
      today,
    ))
      suggested.set(id, taken);
  }
  return suggested;
}
