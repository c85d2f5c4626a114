import { type SQL, sql } from "drizzle-orm";
import type { Check, Only } from "./breach";

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
    name: "put_back_tasks",
    query: (only) => sql`
      select l.organization_id as organization, format('%s in %s', p.sku, w.code) as subject, coalesce(t.units, 0)::text as expected, l.put_back::text as found, null::json as proposal
      from stock_levels l
      left join (select organization_id, warehouse_id, product_id, sum(quantity - done) as units from put_backs b where ${only("b")} group by 1, 2, 3) t
        using (organization_id, warehouse_id, product_id)
      join products p on p.organization_id = l.organization_id and p.id = l.product_id
      join warehouses w on w.organization_id = l.organization_id and w.id = l.warehouse_id
      where ${only("l")} and l.put_back <> coalesce(t.units, 0)`,
  },
];
