import { eq, sql } from "drizzle-orm";
import { warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import type { Context } from "@/platform/context";
import { type CycleSettings, dueBefore, type TurnoverClass, turnoverClasses, usualCycle } from "../count-cycle";
import type { ListDue } from "./inputs";
import { countSettings } from "./tables";

/** How often what is counted. */
export async function cycleSettings(ctx: Context): Promise<CycleSettings> {
  const [row] = await ctx.db.select().from(countSettings).where(eq(countSettings.organizationId, ctx.actor.organizationId));
  if (!row) return usualCycle;
  const { daysA, daysB, daysC, shareA, shareB } = row;
  return { daysA, daysB, daysC, shareA, shareB };
}

export type DueProduct = {
  productId: string;
  sku: string;
  name: string;
  turnoverClass: TurnoverClass;
  onHand: number;
  countedAt: Date | null;
};

/** Products of a warehouse that have not been counted for longer than their class allows: A first, the longest uncounted first. */
export async function dueProducts(ctx: Context, { warehouse, limit }: ListDue): Promise<DueProduct[]> {
  const { id: warehouseId } = await warehouseNamed(ctx, warehouse, "warehouse");
  const settings = await cycleSettings(ctx);
  const borders = sql.join(
    turnoverClasses.map((of) => sql`when ${of} then ${dueBefore(settings, of, ctx.now()).toISOString()}::timestamptz`),
    sql` `,
  );
  const { rows } = await ctx.db.execute<Omit<DueProduct, "countedAt"> & { countedAt: string | null }>(sql`
    select l.product_id as "productId", p.sku, p.name, coalesce(c.turnover_class, 'C') as "turnoverClass", l.on_hand as "onHand", c.counted_at as "countedAt"
    from stock_levels l
    join products p on p.organization_id = l.organization_id and p.id = l.product_id
    left join count_plans c on c.organization_id = l.organization_id and c.warehouse_id = l.warehouse_id and c.product_id = l.product_id
    where l.organization_id = ${ctx.actor.organizationId} and l.warehouse_id = ${warehouseId} and l.on_hand > 0
      and (c.counted_at is null or c.counted_at < case coalesce(c.turnover_class, 'C') ${borders} end)
    order by 4, c.counted_at nulls first, p.sku limit ${limit}`);
  return rows.map((row) => ({ ...row, countedAt: row.countedAt === null ? null : new Date(row.countedAt) }));
}
