import { sql } from "drizzle-orm";
import { type Check, recountOf } from "./check";

/** Whether orders, their lines, their work and their money tell the same story. */
export const orderChecks: readonly Check[] = [
  {
    name: "line_quantities",
    query: (only) => sql`
      select l.organization_id as organization, format('%s, line %s', o.number, l.position) as subject,
        'ordered >= cancelled + reserved + waiting + shipped; shipped >= delivered, returned; picked >= packed' as expected,
        format('ordered %s, cancelled %s, reserved %s, waiting %s, picked %s, packed %s, shipped %s, delivered %s, returned %s',
          l.quantity, l.cancelled, l.reserved, l.backordered, l.picked, l.packed, l.shipped, l.delivered, l.returned_good + l.returned_damaged) as found,
        null::json as proposal
      from order_lines l join orders o on o.organization_id = l.organization_id and o.id = l.order_id
      where ${only("l")} and (l.cancelled + l.reserved + l.backordered + l.shipped > l.quantity or l.delivered > l.shipped or l.packed > l.picked
        or l.picked > l.reserved + l.shipped or l.returned_good + l.returned_damaged > l.shipped
        or least(l.cancelled, l.reserved, l.backordered, l.picked, l.packed, l.shipped, l.delivered, l.returned_good, l.returned_damaged) < 0)`,
  },
  {
    // Of a bundle as many units count as all of its parts make, warehouse by warehouse.
    name: "line_work",
    query: (only) => sql`
      select l.organization_id as organization, format('%s, line %s', o.number, l.position) as subject,
        format('reserved %s, shipped %s, picked %s, packed %s', coalesce(w.kept, 0), coalesce(w.sent, 0), coalesce(w.picked, 0), coalesce(w.packed, 0)) as expected,
        format('reserved %s, shipped %s, picked %s, packed %s', l.reserved, l.shipped, l.picked, l.packed) as found, ${recountOf(sql`o.number`)} as proposal
      from order_lines l
      join orders o on o.organization_id = l.organization_id and o.id = l.order_id and o.fulfilled_by = 'us'
      left join (
        select organization_id, order_line_id, sum(kept) as kept, sum(sent) as sent, sum(picked) as picked, sum(packed) as packed from (
          select fl.organization_id, fl.order_line_id, fl.fulfilment_id,
            min(fl.quantity / fl.per) filter (where f.status in ('planned', 'picking', 'picked', 'packed')) as kept,
            min(fl.quantity / fl.per) filter (where f.status in ('handed_over', 'delivered', 'returned_to_sender')) as sent,
            min(fl.picked / fl.per) as picked, min(fl.packed / fl.per) as packed
          from fulfilment_lines fl join fulfilments f on f.organization_id = fl.organization_id and f.id = fl.fulfilment_id
          where ${only("fl")} and f.status <> 'cancelled' group by 1, 2, 3
        ) as each group by 1, 2
      ) w on w.organization_id = l.organization_id and w.order_line_id = l.id
      where ${only("l")} and (l.reserved, l.shipped, l.picked, l.packed) is distinct from (coalesce(w.kept, 0), coalesce(w.sent, 0), coalesce(w.picked, 0), coalesce(w.packed, 0))`,
  },
  {
    name: "work_reserved",
    query: (only) => sql`
      select fl.organization_id as organization, format('%s, %s', f.number, p.sku) as subject, fl.quantity::text as expected, coalesce(r.units, 0)::text as found, ${recountOf(sql`o.number`)} as proposal
      from fulfilment_lines fl
      join fulfilments f on f.organization_id = fl.organization_id and f.id = fl.fulfilment_id and f.status in ('planned', 'picking', 'picked', 'packed')
      join orders o on o.organization_id = f.organization_id and o.id = f.order_id
      join products p on p.organization_id = fl.organization_id and p.id = fl.product_id
      left join (select organization_id, fulfilment_line_id, sum(quantity) as units from reservations k where ${only("k")} and state = 'open' group by 1, 2) r
        on r.organization_id = fl.organization_id and r.fulfilment_line_id = fl.id
      where ${only("fl")} and fl.quantity <> coalesce(r.units, 0)`,
  },
  {
    name: "line_waiting",
    query: (only) => sql`
      select l.organization_id as organization, format('%s, line %s', o.number, l.position) as subject, l.backordered::text as expected, coalesce(r.units, 0)::text as found, ${recountOf(sql`o.number`)} as proposal
      from order_lines l
      join orders o on o.organization_id = l.organization_id and o.id = l.order_id
      left join (
        select k.organization_id, k.order_line_id, min(k.units / coalesce(c.quantity, 1)) as units from (
          select k.organization_id, k.order_line_id, k.product_id, sum(k.quantity) as units from reservations k
          where ${only("k")} and k.state = 'open' and k.kind = 'backorder' group by 1, 2, 3
        ) k
        join order_lines x on x.organization_id = k.organization_id and x.id = k.order_line_id
        left join product_components c on c.organization_id = k.organization_id and c.bundle_id = x.product_id and c.component_id = k.product_id
        group by 1, 2
      ) r on r.organization_id = l.organization_id and r.order_line_id = l.id
      where ${only("l")} and l.backordered <> coalesce(r.units, 0)`,
  },
  {
    name: "over_but_reserved",
    query: (only) => sql`
      select r.organization_id as organization, o.number as subject, 'nothing reserved' as expected, format('%s units of %s', r.quantity, p.sku) as found,
        case when w.id is null then ${recountOf(sql`o.number`)} else json_build_object('warehouse', w.code, 'sku', p.sku, 'kind', 'released', 'quantity', 0, 'reservedDelta', -r.quantity,
          'condition', 'sellable', 'conditionDelta', 0) end as proposal
      from reservations r
      join orders o on o.organization_id = r.organization_id and o.id = r.order_id and o.status in ('closed', 'cancelled')
      join products p on p.organization_id = r.organization_id and p.id = r.product_id
      left join warehouses w on w.organization_id = r.organization_id and w.id = r.warehouse_id
      where ${only("r")} and r.state = 'open' and r.quantity > 0`,
  },
  {
    name: "money",
    query: (only) => sql`
      select o.organization_id as organization, o.number as subject, format('paid %s, refunded %s', coalesce(p.paid, 0), coalesce(p.refunded, 0)) as expected,
        format('paid %s, refunded %s', o.paid_minor, o.refunded_minor) as found, ${recountOf(sql`o.number`)} as proposal
      from orders o left join (
        select organization_id, order_id, sum(case kind when 'payment' then amount_minor when 'transfer_in' then amount_minor when 'transfer_out' then -amount_minor when 'withdrawn' then -amount_minor else 0 end) as paid,
          sum(case kind when 'refund' then amount_minor when 'refund_in' then amount_minor when 'refund_out' then -amount_minor else 0 end) as refunded
        from payments m where ${only("m")} group by 1, 2
      ) p on p.organization_id = o.organization_id and p.order_id = o.id
      where ${only("o")} and (o.paid_minor, o.refunded_minor) is distinct from (coalesce(p.paid, 0), coalesce(p.refunded, 0))`,
  },
  {
    name: "totals",
    query: (only) => sql`
      select o.organization_id as organization, o.number as subject, (o.goods_minor - o.discount_minor + o.shipping_price_minor)::text as expected,
        o.total_minor::text as found, null::json as proposal
      from orders o where ${only("o")} and o.total_minor <> o.goods_minor - o.discount_minor + o.shipping_price_minor`,
  },
  {
    name: "shipment_end",
    query: (only) => sql`
      select s.organization_id as organization, f.number as subject, case s.status when 'delivered' then 'delivered' else 'returned_to_sender' end as expected,
        f.status as found, null::json as proposal
      from shipments s join fulfilments f on f.organization_id = s.organization_id and f.id = s.fulfilment_id
      where ${only("s")} and s.booking = 'booked' and s.status in ('delivered', 'returned')
        and f.status <> case s.status when 'delivered' then 'delivered' else 'returned_to_sender' end`,
  },
  {
    name: "order_without_event",
    query: (only) => sql`
      select o.organization_id as organization, o.number as subject, 'an event' as expected, 'none' as found, null::json as proposal
      from orders o where ${only("o")} and not exists (select 1 from outbox e where e.organization_id = o.organization_id and e.order_id = o.id)`,
  },
];
