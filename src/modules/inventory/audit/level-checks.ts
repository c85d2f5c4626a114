import { type SQL, sql } from "drizzle-orm";
import type { Check, Only } from "./check";

/** One row per level with what the ledger and the reservations make of it. */
const levels = (only: Only): SQL => sql`
  select l.organization_id as organization, p.sku, w.code as warehouse, l.on_hand, l.reserved, l.damaged, l.quarantine, l.in_check, l.put_back, l.safety, l.incoming,
    coalesce(m.on_hand, 0) as moved, coalesce(m.reserved, 0) as moved_reserved, coalesce(r.units, 0) as kept,
    coalesce(m.damaged, 0) as moved_damaged, coalesce(m.quarantine, 0) as moved_quarantine, coalesce(m.in_check, 0) as moved_in_check, coalesce(m.put_back, 0) as moved_put_back
  from stock_levels l
  left join (
    select organization_id, warehouse_id, product_id, sum(quantity) as on_hand, sum(reserved_delta) as reserved,
      sum(condition_delta) filter (where condition = 'damaged') as damaged, sum(condition_delta) filter (where condition = 'quarantine') as quarantine,
      sum(condition_delta) filter (where condition = 'in_check') as in_check, sum(condition_delta) filter (where condition = 'put_back') as put_back
    from stock_movements s where ${only("s")} group by 1, 2, 3
  ) m using (organization_id, warehouse_id, product_id)
  left join (
    select organization_id, warehouse_id, product_id, sum(quantity) as units
    from reservations k where ${only("k")} and state = 'open' and kind in ('hard', 'soft') group by 1, 2, 3
  ) r using (organization_id, warehouse_id, product_id)
  join products p on p.organization_id = l.organization_id and p.id = l.product_id
  join warehouses w on w.organization_id = l.organization_id and w.id = l.warehouse_id
  where ${only("l")}`;

const proposal = (values: {
  kind: SQL;
  quantity?: SQL;
  reserved?: SQL;
  condition?: SQL;
  conditionDelta?: SQL;
}): SQL => sql`json_build_object(
  'warehouse', warehouse, 'sku', sku, 'kind', ${values.kind}, 'quantity', ${values.quantity ?? sql`0`}, 'reservedDelta', ${values.reserved ?? sql`0`},
  'condition', ${values.condition ?? sql`'sellable'`}, 'conditionDelta', ${values.conditionDelta ?? sql`0`})`;

const subject = sql`format('%s in %s', sku, warehouse)`;

/** Whether every level is what its movements made it, and promises what its reservations say. */
export const levelChecks: readonly Check[] = [
  {
    name: "on_hand",
    query: (only) => sql`
      select organization, ${subject} as subject, moved::text as expected, on_hand::text as found,
        ${proposal({ kind: sql`'adjusted'`, quantity: sql`on_hand - moved` })} as proposal
      from (${levels(only)}) as l where on_hand <> moved`,
  },
  {
    name: "reserved_by_ledger",
    query: (only) => sql`
      select organization, ${subject} as subject, moved_reserved::text as expected, reserved::text as found,
        ${proposal({ kind: sql`case when reserved > moved_reserved then 'reserved' else 'released' end`, reserved: sql`reserved - moved_reserved` })} as proposal
      from (${levels(only)}) as l where reserved <> moved_reserved`,
  },
  {
    // What is promised is right; the level follows it.
    name: "reserved_by_reservations",
    query: (only) => sql`
      select organization, ${subject} as subject, kept::text as expected, reserved::text as found,
        ${proposal({ kind: sql`case when kept > reserved then 'reserved' else 'released' end`, reserved: sql`kept - reserved` })} as proposal
      from (${levels(only)}) as l where reserved <> kept`,
  },
  {
    name: "conditions",
    query: (only) => sql`
      select organization, format('%s in %s, %s', sku, warehouse, c.condition) as subject, c.moved::text as expected, c.held::text as found,
        ${proposal({ kind: sql`'condition_changed'`, condition: sql`c.condition`, conditionDelta: sql`c.held - c.moved` })} as proposal
      from (${levels(only)}) as l cross join lateral (values
        ('damaged', damaged, moved_damaged), ('quarantine', quarantine, moved_quarantine), ('in_check', in_check, moved_in_check), ('put_back', put_back, moved_put_back)
      ) as c(condition, held, moved) where c.held <> c.moved`,
  },
  {
    name: "level_bounds",
    query: (only) => sql`
      select l.organization_id as organization, format('%s in %s', p.sku, w.code) as subject, '0 <= reserved + set apart <= on hand' as expected,
        format('%s reserved, %s set apart, %s on hand', l.reserved, l.damaged + l.quarantine + l.in_check + l.put_back, l.on_hand) as found, null::json as proposal
      from stock_levels l
      join products p on p.organization_id = l.organization_id and p.id = l.product_id
      join warehouses w on w.organization_id = l.organization_id and w.id = l.warehouse_id
      where ${only("l")} and (least(l.on_hand, l.reserved, l.safety, l.incoming, l.damaged, l.quarantine, l.in_check, l.put_back) < 0
        or l.reserved + l.damaged + l.quarantine + l.in_check + l.put_back > l.on_hand)`,
  },
  {
    // Only a count of its lots can tell which of them is wrong.
    name: "lots",
    query: (only) => sql`
      select l.organization_id as organization, format('%s in %s', p.sku, w.code) as subject, format('on hand %s, set apart %s', l.on_hand, l.damaged + l.quarantine + l.in_check + l.put_back) as expected,
        format('on hand %s, set apart %s', coalesce(s.on_hand, 0), coalesce(s.apart, 0)) as found, null::json as proposal
      from stock_levels l
      left join (select organization_id, warehouse_id, product_id, sum(on_hand) as on_hand, sum(apart) as apart from stock_lots t where ${only("t")} group by 1, 2, 3) s
        using (organization_id, warehouse_id, product_id)
      join products p on p.organization_id = l.organization_id and p.id = l.product_id
      join warehouses w on w.organization_id = l.organization_id and w.id = l.warehouse_id
      where ${only("l")} and case when p.tracks_lots
        then (l.on_hand, l.damaged + l.quarantine + l.in_check + l.put_back) is distinct from (coalesce(s.on_hand, 0), coalesce(s.apart, 0))
        else coalesce(s.on_hand, 0) <> 0 end`,
  },
  {
    name: "lots_by_ledger",
    query: (only) => sql`
      select l.organization_id as organization, format('%s in %s, lot %s', p.sku, w.code, l.lot) as subject, coalesce(m.units, 0)::text as expected, l.on_hand::text as found, null::json as proposal
      from stock_lots l
      left join (select organization_id, warehouse_id, product_id, lot, sum(quantity) as units from stock_movements s where ${only("s")} and lot is not null group by 1, 2, 3, 4) m
        using (organization_id, warehouse_id, product_id, lot)
      join products p on p.organization_id = l.organization_id and p.id = l.product_id
      join warehouses w on w.organization_id = l.organization_id and w.id = l.warehouse_id
      where ${only("l")} and l.on_hand <> coalesce(m.units, 0)`,
  },
  {
    // Only a look at the shelf can tell which units are there.
    name: "serials",
    query: (only) => sql`
      select l.organization_id as organization, format('%s in %s', p.sku, w.code) as subject,
        (case when p.tracks_serials then l.on_hand else 0 end)::text as expected, coalesce(s.units, 0)::text as found, null::json as proposal
      from stock_levels l
      left join (select organization_id, warehouse_id, product_id, count(*) as units from stock_serials u where ${only("u")} and warehouse_id is not null group by 1, 2, 3) s
        using (organization_id, warehouse_id, product_id)
      join products p on p.organization_id = l.organization_id and p.id = l.product_id
      join warehouses w on w.organization_id = l.organization_id and w.id = l.warehouse_id
      where ${only("l")} and case when p.tracks_serials then l.on_hand else 0 end <> coalesce(s.units, 0)`,
  },
  {
    // Each unit is there once or not at all, as its movements say.
    name: "serials_by_ledger",
    query: (only) => sql`
      select u.organization_id as organization, format('%s, %s', p.sku, u.serial) as subject, coalesce(m.units, 0)::text as expected,
        (case when u.warehouse_id is null then 0 else 1 end)::text as found, null::json as proposal
      from stock_serials u
      left join (select organization_id, product_id, serial, sum(quantity) as units from stock_movements s where ${only("s")} and serial is not null group by 1, 2, 3) m
        using (organization_id, product_id, serial)
      join products p on p.organization_id = u.organization_id and p.id = u.product_id
      where ${only("u")} and coalesce(m.units, 0) <> case when u.warehouse_id is null then 0 else 1 end`,
  },
  {
    // Units in totes, for orders or to be put back, have been scanned one by one, and no other number is held.
    name: "serials_picked",
    query: (only) => sql`
      select l.organization_id as organization, format('%s in %s', p.sku, w.code) as subject, (coalesce(t.units, 0) + coalesce(b.units, 0))::text as expected,
        coalesce(s.units, 0)::text as found, null::json as proposal
      from stock_levels l
      left join (select f.organization_id, f.warehouse_id, k.product_id, sum(k.picked) as units from fulfilments f
        join fulfilment_lines k on k.organization_id = f.organization_id and k.fulfilment_id = f.id
        where ${only("f")} and f.status in ('planned', 'picking', 'picked', 'packed') group by 1, 2, 3) t using (organization_id, warehouse_id, product_id)
      left join (select organization_id, warehouse_id, product_id, sum(quantity - done) as units from put_backs r where ${only("r")} group by 1, 2, 3) b
        using (organization_id, warehouse_id, product_id)
      left join (select organization_id, warehouse_id, product_id, count(*) as units from stock_serials u where ${only("u")} and state = 'picked' group by 1, 2, 3) s
        using (organization_id, warehouse_id, product_id)
      join products p on p.organization_id = l.organization_id and p.id = l.product_id and p.tracks_serials
      join warehouses w on w.organization_id = l.organization_id and w.id = l.warehouse_id
      where ${only("l")} and coalesce(t.units, 0) + coalesce(b.units, 0) <> coalesce(s.units, 0)`,
  },
  {
    // What lies in no bin is the rest of the level, so it must not be less than nothing.
    name: "bins",
    query: (only) => sql`
      select c.organization_id as organization, format('%s in %s', p.sku, w.code) || case when c.lot = '' then '' else ', ' || c.lot end as subject,
        case when p.tracks_lots then coalesce(t.on_hand, 0) else l.on_hand end::text as expected, c.units::text as found, null::json as proposal
      from (select organization_id, warehouse_id, product_id, lot, sum(units)::int as units from stock_bins b where ${only("b")} group by 1, 2, 3, 4) c
      join stock_levels l on l.organization_id = c.organization_id and l.warehouse_id = c.warehouse_id and l.product_id = c.product_id
      left join stock_lots t on t.organization_id = c.organization_id and t.warehouse_id = c.warehouse_id and t.product_id = c.product_id and t.lot = c.lot
      join products p on p.organization_id = c.organization_id and p.id = c.product_id
      join warehouses w on w.organization_id = c.organization_id and w.id = c.warehouse_id
      where (p.tracks_lots or c.lot <> '') and c.units > coalesce(t.on_hand, 0) or not p.tracks_lots and c.units > l.on_hand`,
  },
  {
    // The tasks say what still lies in a tote; the level follows them.
    name: "put_back_tasks",
    query: (only) => sql`
      select l.organization_id as organization, format('%s in %s', p.sku, w.code) as subject, coalesce(t.units, 0)::text as expected, l.put_back::text as found,
        json_build_object('warehouse', w.code, 'sku', p.sku, 'kind', 'condition_changed', 'quantity', 0, 'reservedDelta', 0,
          'condition', 'put_back', 'conditionDelta', coalesce(t.units, 0) - l.put_back) as proposal
      from stock_levels l
      left join (select organization_id, warehouse_id, product_id, sum(quantity - done) as units from put_backs b where ${only("b")} group by 1, 2, 3) t
        using (organization_id, warehouse_id, product_id)
      join products p on p.organization_id = l.organization_id and p.id = l.product_id
      join warehouses w on w.organization_id = l.organization_id and w.id = l.warehouse_id
      where ${only("l")} and l.put_back <> coalesce(t.units, 0)`,
  },
  {
    // What is announced is right; the level follows it.
    name: "incoming",
    query: (only) => sql`
      select l.organization_id as organization, format('%s in %s', p.sku, w.code) as subject, coalesce(a.units, 0)::text as expected, l.incoming::text as found,
        json_build_object('kind', 'recount', 'warehouse', w.code, 'sku', p.sku) as proposal
      from stock_levels l
      left join (select organization_id, warehouse_id, product_id, sum(quantity - received) as units from expected_arrivals e
        where ${only("e")} and e.status = 'open' group by 1, 2, 3) a using (organization_id, warehouse_id, product_id)
      join products p on p.organization_id = l.organization_id and p.id = l.product_id
      join warehouses w on w.organization_id = l.organization_id and w.id = l.warehouse_id
      where ${only("l")} and l.incoming <> coalesce(a.units, 0)`,
  },
  {
    name: "in_transit",
    query: (only) => sql`
      select t.organization_id as organization, format('transfer %s, %s', t.number, p.sku) as subject,
        (case when t.status in ('in_transit', 'partially_received') then l.sent - l.received - l.damaged - l.lost else 0 end)::text as expected,
        coalesce(a.units, 0)::text as found, null::json as proposal
      from transfer_lines l
      join transfers t on t.organization_id = l.organization_id and t.id = l.transfer_id
      join products p on p.organization_id = l.organization_id and p.id = l.product_id
      left join (select organization_id, transfer_line_id, sum(quantity - received) as units from expected_arrivals e
        where ${only("e")} and e.status = 'open' group by 1, 2) a on a.organization_id = l.organization_id and a.transfer_line_id = l.id
      where ${only("l")} and coalesce(a.units, 0)
        <> case when t.status in ('in_transit', 'partially_received') then l.sent - l.received - l.damaged - l.lost else 0 end`,
  },
];
