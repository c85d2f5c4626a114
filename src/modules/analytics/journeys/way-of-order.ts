import { type SQL, sql } from "drizzle-orm";
import { severalWarehouses } from "../rollups/order-facts";

/** What stands for the order itself among its parcels. */
export const orderItself = "00000000-0000-0000-0000-000000000000";

/** What a carrier is called where several have parcels of one order. */
export const severalCarriers = "several";

/** From which warehouse and by which carrier the order `o` goes; for use in a lateral join. */
export const wayOfOrder: SQL = sql`
  select case cardinality(o.warehouse_ids) when 0 then '' when 1 then o.warehouse_ids[1]::text else ${severalWarehouses}::text end as warehouse,
    case count(distinct s.carrier) when 0 then '' when 1 then min(s.carrier) else ${severalCarriers}::text end as carrier
  from shipments s where s.organization_id = o.organization_id and s.order_id = o.id and s.booking not in ('refused', 'cancelled')`;

/** A sale over the counter has no way: the goods left at the moment when work on them began. */
export const isOverCounter: SQL = sql`f.handed_over_at is not null and f.handed_over_at = f.picking_at`;
