import { sql } from "drizzle-orm";
import { stockMovements } from "./tables";

/** What a person knows the cause of a movement by; null for what a hand or the auditor did, whose reason says it. */
export type CauseDetails = {
  /** The order behind it. */
  order?: string | null;
  fulfilment?: string | null;
  /** The parcel that left. */
  tracking?: string | null;
  transfer?: number | null;
  /** The return that brought it back. */
  return?: string | null;
  /** The supplier's paper of an arrival, the shop's own name of a checkout. */
  reference?: string | null;
  channel?: string | null;
};

const { organizationId, causeId, causeKind, kind } = stockMovements;

const workAndOrder = sql`'order', o.number, 'fulfilment', f.number`;

/** The number of what made a movement happen, and the order behind it, read with each row by primary keys. */
export const causeDetails = sql<CauseDetails | null>`case ${causeKind}
  when 'order' then (select jsonb_build_object('order', o.number) from orders o
    where o.organization_id = ${organizationId} and o.id = ${causeId})
  when 'fulfilment' then (select jsonb_build_object(${workAndOrder}, 'tracking', case when ${kind} = 'shipped' then (
      select s.tracking_number from shipments s where s.organization_id = f.organization_id and s.fulfilment_id = f.id and s.booking = 'booked'
      order by s.id desc limit 1) end)
    from fulfilments f join orders o on o.organization_id = f.organization_id and o.id = f.order_id
    where f.organization_id = ${organizationId} and f.id = ${causeId})
  when 'put_back' then (select jsonb_build_object(${workAndOrder}) from put_backs b
    join fulfilments f on f.organization_id = b.organization_id and f.id = b.fulfilment_id
    join orders o on o.organization_id = f.organization_id and o.id = f.order_id
    where b.organization_id = ${organizationId} and b.id = ${causeId})
  when 'checkout' then (select jsonb_build_object('reference', k.reference, 'channel', c.name, 'order', o.number) from checkouts k
    join channels c on c.organization_id = k.organization_id and c.id = k.channel_id
    left join orders o on o.organization_id = k.organization_id and o.id = k.order_id
    where k.organization_id = ${organizationId} and k.id = ${causeId})
  when 'arrival' then (select jsonb_build_object('reference', a.reference) from expected_arrivals a
    where a.organization_id = ${organizationId} and a.id = ${causeId})
  when 'return' then (select jsonb_build_object('order', o.number, 'return', r.number) from returns r
    join orders o on o.organization_id = r.organization_id and o.id = r.order_id
    where r.organization_id = ${organizationId} and r.id = ${causeId})
  when 'transfer' then (select jsonb_build_object('transfer', t.number) from transfers t
    where t.organization_id = ${organizationId} and t.id = ${causeId})
  end`;
