import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { stateWhere, warehouseWhere } from "./order-conditions";
import type { OrderFilter } from "./order-filter";

const state = sql.raw("status, payment_status, fulfilment_status, channel_id");
const ofSeen = {
  status: sql.raw("g.status"),
  paymentStatus: sql.raw("g.payment_status"),
  fulfilmentStatus: sql.raw("g.fulfilment_status"),
  channelId: sql.raw("g.channel_id"),
};

/**
 * The newest orders of some state, channel and warehouse, as ids with times. However many orders there are, these meet in a
 * few dozen groups; the groups are found by leaping from one to the next in their index, and each hands its newest orders out
 * from its end. So what hardly ever meets costs no more than what always does.
 */
export function newestOfGroups(ctx: Context, filter: OrderFilter, place: SQL, count: number): SQL {
  const own = ctx.actor.organizationId;
  const within = filter.warehouse ? sql`warehouse_ids = g.warehouse_ids and` : sql``;
  const leap = (where: SQL, columns: SQL) =>
    sql`select ${columns} from orders where organization_id = ${own} and ${where} order by ${columns} limit 1`;
  const next = sql`(${state}) > (g.status, g.payment_status, g.fulfilment_status, g.channel_id)`;
  const groups = filter.warehouse
    ? sql`places as (
        (${leap(sql`true`, sql`warehouse_ids`)})
        union all select n.* from places g, lateral (${leap(sql`warehouse_ids > g.warehouse_ids`, sql`warehouse_ids`)}) n
      ), groups as (
        select g.warehouse_ids, n.* from places g, lateral (${leap(sql`warehouse_ids = g.warehouse_ids`, state)}) n
        where ${warehouseWhere(ctx, filter, sql`g.warehouse_ids`)}
        union all select g.warehouse_ids, n.* from groups g, lateral (${leap(sql`warehouse_ids = g.warehouse_ids and ${next}`, state)}) n
      )`
    : sql`groups as ((${leap(sql`true`, state)}) union all select n.* from groups g, lateral (${leap(next, state)}) n)`;
  return sql`
    with recursive ${groups}
    select o.id, o.placed_at from groups g, lateral (
      select id, placed_at from orders where organization_id = ${own} and ${within} status = g.status and payment_status = g.payment_status
        and fulfilment_status = g.fulfilment_status and channel_id = g.channel_id and ${place}
      order by placed_at desc, id desc limit ${count}
    ) o
    where ${stateWhere(ctx, filter, ofSeen) ?? sql`true`}
    order by o.placed_at desc, o.id desc limit ${count}`;
}
