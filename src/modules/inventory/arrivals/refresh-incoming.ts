import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";

/**
 * Makes `incoming` of some levels the sum of what their open arrivals still bring. The levels are locked by this
 * transaction, so that whoever else changes an arrival of them waits and counts after it.
 */
export async function refreshIncoming(ctx: Context, pairs: readonly { warehouseId: string; productId: string }[]): Promise<void> {
  if (!ctx.inTransaction) throw new Error("refreshIncoming() outside a transaction");
  if (pairs.length === 0) return;
  await ctx.db.execute(sql`
    update stock_levels l set incoming = coalesce((
        select sum(a.quantity - a.received) from expected_arrivals a
        where a.organization_id = l.organization_id and a.product_id = l.product_id and a.warehouse_id = l.warehouse_id and a.status = 'open'
      ), 0), updated_at = now()
    from unnest(${sql.param(pairs.map((pair) => pair.warehouseId))}::uuid[], ${sql.param(pairs.map((pair) => pair.productId))}::uuid[])
      as p(warehouse_id, product_id)
    where l.organization_id = ${ctx.actor.organizationId}::uuid and l.warehouse_id = p.warehouse_id and l.product_id = p.product_id`);
}
