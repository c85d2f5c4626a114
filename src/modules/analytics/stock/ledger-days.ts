import { type SQL, sql } from "drizzle-orm";

/** clocks of machines differ, and the id of a movement is made a little before its row. */
const slackMs = 3_600_000;

/** The smallest id of a moment: ids are ordered by the time they were made, so that a day of the ledger is a range of its key. */
const idAt = (at: Date, slack: number) => {
  const hex = Math.max(0, at.getTime() + slack)
    .toString(16)
    .padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
};

export type LedgerSpan = { organizationId: string; timezone: string; start: Date; end: Date };

/** What moved from one moment to another, by day and warehouse, straight from the ledger: in units, and by what the goods cost then. */
export const ledgerDays = ({ organizationId, timezone, start, end }: LedgerSpan): SQL => sql`
  select (m.created_at at time zone ${timezone})::date as day, m.warehouse_id, sum(m.quantity)::bigint as net,
    coalesce(sum(m.quantity) filter (where m.kind = 'received'), 0)::bigint as received, coalesce(-sum(m.quantity) filter (where m.kind = 'shipped'), 0)::bigint as shipped,
    coalesce(sum(m.quantity) filter (where m.kind = 'returned'), 0)::bigint as returned, coalesce(-sum(m.quantity) filter (where m.kind = 'written_off'), 0)::bigint as written_off,
    coalesce(sum(m.quantity) filter (where m.kind in ('adjusted', 'counted') and m.quantity > 0), 0)::bigint as found,
    coalesce(-sum(m.quantity) filter (where m.kind in ('adjusted', 'counted') and m.quantity < 0), 0)::bigint as missed,
    coalesce(round(sum(m.quantity * c.minor)), 0)::bigint as net_minor, coalesce(round(-sum(m.quantity * c.minor) filter (where m.kind = 'shipped')), 0)::bigint as shipped_minor,
    coalesce(round(-sum(m.quantity * c.minor) filter (where m.kind = 'written_off')), 0)::bigint as written_off_minor,
    coalesce(round(sum(m.quantity * c.minor) filter (where m.kind in ('adjusted', 'counted') and m.quantity > 0)), 0)::bigint as found_minor,
    coalesce(round(-sum(m.quantity * c.minor) filter (where m.kind in ('adjusted', 'counted') and m.quantity < 0)), 0)::bigint as missed_minor
  from stock_movements m
    join products p on p.organization_id = m.organization_id and p.id = m.product_id
    left join lateral (
      select h.unit_cost_e4 / 10000.0 as minor from product_costs h
      where h.organization_id = m.organization_id and h.product_id = m.product_id and h.at <= m.created_at order by h.position desc limit 1
    ) h on true
    cross join lateral (select coalesce(h.minor, p.cost_minor) as minor) c
  where m.organization_id = ${organizationId}::uuid and m.id >= ${idAt(start, -slackMs)}::uuid and m.id < ${idAt(end, slackMs)}::uuid
    and m.created_at >= ${start.toISOString()}::timestamptz and m.created_at < ${end.toISOString()}::timestamptz and m.quantity <> 0
  group by 1, 2`;
