import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";

export type Share = { warehouseId: string; share: number };

/**
 * What part of each product's demand falls on which warehouse, by what each had to send lately. Where nothing was sent, all of it falls
 * on the warehouse with the most units, or the first of the house.
 */
export async function shelfShares(
  ctx: Context,
  productIds: readonly string[],
  sent: readonly { productId: string; warehouseId: string; units: number }[],
): Promise<Map<string, Share[]>> {
  const shares = new Map<string, Share[]>();
  const totals = new Map<string, number>();
  for (const { productId, units } of sent) totals.set(productId, (totals.get(productId) ?? 0) + units);
  for (const { productId, warehouseId, units } of sent)
    shares.set(productId, [...(shares.get(productId) ?? []), { warehouseId, share: units / (totals.get(productId) ?? units) }]);
  const rest = productIds.filter((id) => !shares.has(id));
  if (rest.length === 0) return shares;
  const { rows } = await ctx.db.execute<{ productId: string; warehouseId: string }>(sql`
    select distinct on (p.id) p.id as "productId", w.id as "warehouseId"
    from unnest(${sql.param([...rest])}::uuid[]) as p(id)
    cross join warehouses w
    left join stock_levels l on l.organization_id = w.organization_id and l.warehouse_id = w.id and l.product_id = p.id
    where w.organization_id = ${ctx.actor.organizationId}::uuid and w.active
    order by p.id, coalesce(l.on_hand, 0) desc, w.priority, w.code`);
  for (const { productId, warehouseId } of rows) shares.set(productId, [{ warehouseId, share: 1 }]);
  return shares;
}
