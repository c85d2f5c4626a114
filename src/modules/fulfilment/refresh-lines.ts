import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";

/**
 * Derives `picked` and `packed` of an order's lines from its fulfilments again, in units that were ordered: of a bundle
 * as many as all of its parts make, fulfilment by fulfilment, since a parcel holds whole bundles.
 */
export async function refreshLines(ctx: Context, orderId: string): Promise<void> {
  const own = ctx.actor.organizationId;
  await ctx.db.execute(sql`
    update order_lines o set picked = s.picked, packed = s.packed
    from (
      select l.id, coalesce(sum(w.picked), 0)::int as picked, coalesce(sum(w.packed), 0)::int as packed
      from order_lines l left join (
        select fl.order_line_id, min(fl.picked / fl.per) as picked, min(fl.packed / fl.per) as packed
        from fulfilment_lines fl join fulfilments f on f.organization_id = fl.organization_id and f.id = fl.fulfilment_id
        where f.organization_id = ${own} and f.order_id = ${orderId} and f.status <> 'cancelled'
        group by fl.order_line_id, fl.fulfilment_id
      ) w on w.order_line_id = l.id
      where l.organization_id = ${own} and l.order_id = ${orderId} group by l.id
    ) s
    where o.organization_id = ${own} and o.id = s.id and (o.picked, o.packed) is distinct from (s.picked, s.packed)`);
}
