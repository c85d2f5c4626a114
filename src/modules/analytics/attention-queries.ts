import { sql } from "drizzle-orm";
import { ranksAtLeast } from "@/lib/permission";
import type { Context } from "@/platform/context";
import { isDeadJobOf } from "@/platform/jobs/dead-jobs";

export type AttentionKind =
  | "late"
  | "booking_failed"
  | "held"
  | "shortage"
  | "intake_failed"
  | "stock_audit"
  | "message_failed"
  | "job_failed"
  | "low_rating"
  | "buyer_wrote"
  | "put_back"
  | "awaits_transfer"
  | "delayed"
  | "parcel_stuck"
  | "parcel_failed_attempt"
  | "parcel_returning"
  | "parcel_lost"
  | "return_requested"
  | "return_received"
  | "return_overdue";

/** Something that a person must look at: what, how many, the oldest of them, and up to three numbers to name. */
export type Attention = {
  kind: AttentionKind;
  /** The hold's reason, or the warehouse; null where the kind says all. */
  detail: string | null;
  count: number;
  since: string | null;
  numbers: string[];
};

/** Everything that waits for a decision, the most urgent kind first. One round trip. */
export async function attentionOf(ctx: Context): Promise<Attention[]> {
  const own = ctx.actor.organizationId;
  const mayRetry = ranksAtLeast(ctx.actor.role, "manager");
  const { rows } = await ctx.db.execute<Attention>(sql`
    with late as (
      select o.number, f.due_at as at from fulfilments f join orders o on o.organization_id = f.organization_id and o.id = f.order_id
      where f.organization_id = ${own} and f.status in ('planned', 'picking', 'picked', 'packed') and f.due_at < now() and o.open_holds = '{}'
    ), failed as (
      select o.number, s.requested_at as at from shipments s join orders o on o.organization_id = s.organization_id and o.id = s.order_id
      where s.organization_id = ${own} and s.booking in ('refused', 'failed') and o.status in ('new', 'confirmed')
        and not exists (select 1 from shipments t where t.organization_id = s.organization_id and t.order_id = s.order_id and t.fulfilment_id = s.fulfilment_id and t.id > s.id)
    ), held as (
      select o.number, h.reason, h.created_at as at from order_holds h join orders o on o.organization_id = h.organization_id and o.id = h.order_id
      where h.organization_id = ${own} and h.released_at is null and o.status in ('new', 'confirmed')
    ), short as (
      select number, placed_at as at from orders where organization_id = ${own} and status in ('new', 'confirmed') and fulfilment_status = 'backordered'
    ), intakes as (
      select c.code as number, i.received_at as at from intake i join connections c on c.organization_id = i.organization_id and c.id = i.connection_id
      where i.organization_id = ${own} and i.status = 'failed'
    ), told as (
      select o.number, m.created_at as at from messages m join orders o on o.organization_id = m.organization_id and o.id = m.order_id
      where m.organization_id = ${own} and m.status = 'failed'
    ), rated as (
      select o.number, r.rated_at as at from ratings r join orders o on o.organization_id = r.organization_id and o.id = r.order_id
      where r.organization_id = ${own} and r.score <= 3 and r.rated_at > now() - interval '7 days'
    ), written as (
      select o.number, m.written_at as at from buyer_messages m join orders o on o.organization_id = m.organization_id and o.id = m.order_id
      where m.organization_id = ${own} and m.settled_at is null
    ), lying as (
      select o.number, p.created_at as at from put_backs p join fulfilments f on f.organization_id = p.organization_id and f.id = p.fulfilment_id
        join orders o on o.organization_id = f.organization_id and o.id = f.order_id
      where p.organization_id = ${own} and p.done_at is null
    ), transfers as (
      select number, delivered_at as at from orders where organization_id = ${own} and status in ('new', 'confirmed') and fulfilment_status = 'delivered' and payment_terms = 'cash_on_delivery'
    ), delayed as (
      select o.number, d.late_since as at from delivery_promises d join orders o on o.organization_id = d.organization_id and o.id = d.order_id
      where d.organization_id = ${own} and d.over_at is null and d.late_since is not null and o.status in ('new', 'confirmed')
    ), troubled as (
      select o.number, t.kind, t.since as at from delivery_tasks t join orders o on o.organization_id = t.organization_id and o.id = t.order_id
      where t.organization_id = ${own} and t.settled_at is null
    ), coming_back as (
      select o.number, case when r.refund_due_at < now() and o.paid_minor > o.refunded_minor then 'overdue' when r.status = 'requested' then 'requested' else 'received' end as kind,
        case when r.refund_due_at < now() and o.paid_minor > o.refunded_minor then r.refund_due_at else coalesce(r.received_at, r.created_at) end as at
      from returns r join orders o on o.organization_id = r.organization_id and o.id = r.order_id
      where r.organization_id = ${own} and (r.status = 'requested' or (r.status = 'received' and o.paid_minor > o.refunded_minor)
        or (r.status in ('approved', 'on_the_way', 'partially_received') and r.refund_due_at < now() and o.paid_minor > o.refunded_minor))
    ), jobs as (
      select j.updated_at as at from graphile_worker._private_jobs j where ${mayRetry} and ${isDeadJobOf(own)}
    ), audited as (
      -- Only the last audit counts: what it does not find is put right.
      select a.found, coalesce(a.finished_at, a.created_at) as at from (
        select * from stock_audits where organization_id = ${own} and status = 'done' order by id desc limit 1
      ) a where a.found > 0 and a.repaired_at is null
    ), every_one as (
      select 1 as rank, 'late' as kind, null as detail, number, at from late
      union all select 2, 'booking_failed', null, number, at from failed
      union all select 3, 'intake_failed', number, number, at from intakes
      union all select 3, 'job_failed', null, null, at from jobs
      union all select 3, 'stock_audit', null, null, at from audited, generate_series(1, least(found, 1000))
      union all select 4, 'buyer_wrote', null, number, at from written
      union all select 4, 'held', reason, number, at from held
      union all select 5, 'shortage', null, number, at from short
      union all select 4, 'delayed', null, number, at from delayed
      union all select 5, 'parcel_' || kind, null, number, at from troubled
      union all select case kind when 'overdue' then 2 when 'requested' then 4 else 6 end, 'return_' || kind, null, number, at from coming_back
      union all select 6, 'put_back', null, number, at from lying
      union all select 7, 'low_rating', null, number, at from rated
      union all select 8, 'message_failed', null, number, at from told
      union all select 9, 'awaits_transfer', null, number, at from transfers
    )
    select kind, detail, count(*)::int as count, to_char(min(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since,
      coalesce((array_agg(distinct number order by number desc) filter (where number is not null))[1:3], '{}') as numbers
    from every_one group by rank, kind, detail order by rank, count(*) desc`);
  return rows;
}

/** The badge counts of the sidebar. Late, failed and held work is what "attention" counts. */
export async function frameCounts(
  ctx: Context,
): Promise<{ attention: number; orders: number; picking: number; packing: number; shipments: number; returns: number; failures: number }> {
  const own = ctx.actor.organizationId;
  const { rows } = await ctx.db.execute<{ orders: number; picking: number; packing: number; shipments: number; returns: number }>(sql`
    select
      (select count(*)::int from (select 1 from orders where organization_id = ${own} and status in ('draft', 'new', 'confirmed') limit 1000) x) as orders,
      (select count(*)::int from (select 1 from fulfilments where organization_id = ${own} and status in ('planned', 'picking') limit 1000) x) as picking,
      (select count(*)::int from (select 1 from fulfilments where organization_id = ${own} and status = 'picked' limit 1000) x) as packing,
      (select count(*)::int from (select 1 from fulfilments where organization_id = ${own} and status = 'packed' limit 1000) x) as shipments,
      (select count(*)::int from (select 1 from returns where organization_id = ${own} and status in ('requested', 'received') limit 1000) x) as returns`);
  const attention = await attentionOf(ctx);
  const failures = attention.find(({ kind }) => kind === "job_failed")?.count ?? 0;
  return { attention: attention.length, failures, ...(rows[0] ?? { orders: 0, picking: 0, packing: 0, shipments: 0, returns: 0 }) };
}
