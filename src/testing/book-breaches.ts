import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";

/** Where the books of an organization contradict themselves; empty when all sums agree. For tests, after every step. */
export async function bookBreaches(ctx: Context): Promise<{ rule: string; id: string; says: string }[]> {
  const own = ctx.actor.organizationId;
  const { rows } = await ctx.db.execute<{ rule: string; id: string; says: string }>(sql`
    with moved as (
      select warehouse_id, product_id, sum(quantity) as on_hand, sum(reserved_delta) as reserved,
        coalesce(sum(condition_delta) filter (where condition = 'in_check'), 0) as in_check,
        coalesce(sum(condition_delta) filter (where condition = 'put_back'), 0) as put_back
      from stock_movements where organization_id = ${own} group by 1, 2
    ), kept as (
      select warehouse_id, product_id, sum(quantity) as units from reservations
      where organization_id = ${own} and state = 'open' and kind = 'hard' group by 1, 2
    ), laid as (
      select warehouse_id, product_id, sum(quantity - done) as units from put_backs where organization_id = ${own} group by 1, 2
    ), worked as (
      select w.order_line_id, sum(w.kept) as kept, sum(w.sent) as sent, sum(w.picked) as picked, sum(w.packed) as packed from (
        select fl.order_line_id, fl.fulfilment_id,
          min(fl.quantity / fl.per) filter (where f.status in ('planned', 'picking', 'picked', 'packed')) as kept,
          min(fl.quantity / fl.per) filter (where f.status in ('handed_over', 'delivered', 'returned_to_sender')) as sent,
          min(fl.picked / fl.per) as picked, min(fl.packed / fl.per) as packed
        from fulfilment_lines fl join fulfilments f on f.organization_id = fl.organization_id and f.id = fl.fulfilment_id
        where fl.organization_id = ${own} and f.status <> 'cancelled' group by 1, 2) w group by 1
    )
    select 'movements make the level' as rule, l.product_id::text as id, format('%s/%s, moved %s/%s', l.on_hand, l.reserved, m.on_hand, m.reserved) as says
      from stock_levels l left join moved m using (warehouse_id, product_id)
      where l.organization_id = ${own} and (l.on_hand, l.reserved, l.in_check, l.put_back) is distinct from
        (coalesce(m.on_hand, 0), coalesce(m.reserved, 0), coalesce(m.in_check, 0), coalesce(m.put_back, 0))
    union all select 'open reservations make the reserved units', l.product_id::text, format('%s, kept %s', l.reserved, k.units)
      from stock_levels l left join kept k using (warehouse_id, product_id) where l.organization_id = ${own} and l.reserved <> coalesce(k.units, 0)
    union all select 'put-back tasks make the units to put back', l.product_id::text, format('%s, tasks %s', l.put_back, p.units)
      from stock_levels l left join laid p using (warehouse_id, product_id) where l.organization_id = ${own} and l.put_back <> coalesce(p.units, 0)
    union all select 'work makes the line', o.id::text, format('%s/%s/%s/%s, work %s/%s/%s/%s', o.reserved, o.shipped, o.picked, o.packed, w.kept, w.sent, w.picked, w.packed)
      from order_lines o left join worked w on w.order_line_id = o.id where o.organization_id = ${own} and
        (o.reserved, o.shipped, o.picked, o.packed) is distinct from (coalesce(w.kept, 0), coalesce(w.sent, 0), coalesce(w.picked, 0), coalesce(w.packed, 0))
    union all select 'nothing is kept for an order that is over', o.id::text, o.status
      from orders o join reservations r on r.organization_id = o.organization_id and r.order_id = o.id
      where o.organization_id = ${own} and o.status in ('closed', 'cancelled') and r.state = 'open'`);
  return rows;
}
