import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { ourFigures, spanOf } from "../figures/figure-queries";
import { channelKey, valueKey, warehouseKey } from "../figures/value-keys";
import { ListJourneys as Asked, type Behind, type ListJourneys } from "./ask";
import { beginOf, quantile } from "./durations";
import { ownWarehouses, stepsByStage } from "./journey-queries";
import type { JourneyStage } from "./stages";

export type JourneyItem = {
  orderId: string;
  number: string;
  /** The parcel's work; null: the order itself. */
  parcel: string | null;
  day: string;
  warehouse: string | null;
  carrier: string | null;
  trackingNumber: string | null;
  status: string;
  region: string;
  /** Of the stage that was asked for; seconds. */
  seconds: number | null;
};

/** Which facts a figure was counted from. */
const counted: Record<Behind, SQL> = {
  orders: sql`r.orders > 0`,
  cancelled: sql`r.cancelled > 0`,
  reserved: sql`r.reserved > 0`,
  released: sql`r.released > 0`,
  picked: sql`r.picked > 0`,
  packed: sql`r.packed > 0`,
  handedOver: sql`r.handed_over > 0`,
  delivered: sql`r.delivered > 0`,
  parcels: sql`r.parcels > 0`,
  due: sql`r.due > 0`,
  leftOnTime: sql`r.left_on_time > 0`,
  leftLate: sql`r.due > r.left_on_time`,
  carried: sql`r.carried > 0`,
  arrived: sql`r.arrived > 0`,
  lost: sql`r.lost > 0`,
  cameBack: sql`r.came_back > 0`,
  promised: sql`r.promised > 0`,
  arrivedOnTime: sql`r.arrived_on_time > 0`,
  arrivedLate: sql`r.promised > r.arrived_on_time`,
  priced: sql`r.priced > 0`,
};

/** Where the facts keep how long a stage took. */
const steps: Record<JourneyStage, SQL> = {
  reserve: sql`r.reserve`,
  release: sql`r.release`,
  wait: sql`r.wait`,
  pick: sql`r.pick`,
  pack: sql`r.pack`,
  handOver: sql`r.hand_over`,
  deliver: sql`r.deliver`,
  whole: sql`r.whole`,
};

/** Both ends of each stage, in the words of the business. */
const ends: Record<JourneyStage, [since: SQL, until: SQL]> = {
  reserve: [sql`o.placed_at`, sql`o.reserved_at`],
  release: [sql`o.reserved_at`, sql`f.created_at`],
  wait: [sql`f.created_at`, sql`f.picking_at`],
  pick: [sql`f.picking_at`, sql`f.picked_at`],
  pack: [sql`f.picked_at`, sql`f.packed_at`],
  handOver: [sql`f.packed_at`, sql`f.handed_over_at`],
  deliver: [sql`f.handed_over_at`, sql`f.delivered_at`],
  whole: [sql`o.placed_at`, sql`o.delivered_at`],
};

/** The orders and parcels that a figure was counted from, newest first. */
export async function listJourneys(ctx: Context, asked: ListJourneys): Promise<{ items: JourneyItem[]; nextCursor: string | null }> {
  const ask = Asked.parse(asked);
  const { channel, warehouse, carrier, region, what, stage, limit } = ask;
  const span = await spanOf(ctx, { from: ask.from, to: ask.to, compare: "none" });
  const slowFrom = stage && ask.slow ? quantile((await stepsByStage(ctx, ask, span)).get(stage) ?? [], 0.9) : null;
  const after = decodeCursor(ask.cursor, ["instant", "id", "id"]);
  const walls = ownWarehouses(ctx);
  const column = stage && steps[stage];
  const conditions = [
    ourFigures(ctx),
    sql`r.day between ${span.from}::date and ${span.to}::date`,
    // As in the figures: only prices are of one currency.
    ...(what === "priced" ? [sql`r.currency = ${span.currency}`] : []),
    ...(walls ? [sql`r.warehouse = ${walls}`] : []),
    ...(what ? [counted[what]] : []),
    ...(channel ? [sql`r.channel_id = ${channelKey(ctx, channel)}`] : []),
    ...(warehouse !== undefined ? [sql`r.warehouse = ${warehouseKey(ctx, warehouse)}`] : []),
    ...(warehouse === undefined && carrier !== undefined ? [sql`r.carrier = ${valueKey(carrier)}`] : []),
    ...(region !== undefined ? [sql`r.region = ${region === "none" ? "" : region}`] : []),
    ...(column ? [sql`${column} is not null`] : []),
    ...(column && slowFrom !== null ? [sql`${column} >= ${stepFrom(slowFrom)}::int`] : []),
    ...(after ? [sql`(r.day, r.order_id, r.fulfilment_id) < (${after[0]?.slice(0, 10)}::date, ${after[1]}::uuid, ${after[2]}::uuid)`] : []),
  ];
  const took = stage ? sql`greatest(0, extract(epoch from ${ends[stage][1]} - ${ends[stage][0]}))::float8` : sql`null::float8`;
  const { rows } = await ctx.db.execute<JourneyItem & { fulfilmentId: string }>(sql`
    with found as materialized (
      select r.order_id, r.fulfilment_id, r.day, r.warehouse, r.carrier, r.region from analytics_journeys r
      where ${sql.join(conditions, sql` and `)} order by r.day desc, r.order_id desc, r.fulfilment_id desc limit ${limit + 1}
    )
    select r.order_id as "orderId", o.number, r.fulfilment_id as "fulfilmentId", f.number as parcel, to_char(r.day, 'YYYY-MM-DD') as day, w.name as warehouse,
      coalesce(c.name, nullif(r.carrier, '')) as carrier, s.tracking_number as "trackingNumber", coalesce(f.status, o.fulfilment_status) as status, r.region, ${took} as seconds
    from found r
      join orders o on o.organization_id = ${ctx.actor.organizationId}::uuid and o.id = r.order_id
      left join fulfilments f on f.organization_id = o.organization_id and f.id = r.fulfilment_id
      left join shipments s on s.organization_id = o.organization_id and s.fulfilment_id = f.id and s.booking not in ('refused', 'cancelled')
      left join warehouses w on w.organization_id = o.organization_id and w.id::text = r.warehouse
      left join carriers c on c.organization_id = o.organization_id and c.code = r.carrier
    order by r.day desc, r.order_id desc, r.fulfilment_id desc`);
  const { items, nextCursor } = pageOf(rows, limit, ({ day, orderId, fulfilmentId }) => [startOf(day), orderId, fulfilmentId]);
  return { items: items.map(({ fulfilmentId, ...item }) => item), nextCursor };
}

/** The first step that lies wholly or in part beyond a duration. */
function stepFrom(seconds: number): number {
  let step = 0;
  while (beginOf(step + 1) <= seconds) step += 1;
  return step;
}

/** A day as a key of a cursor. */
const startOf = (day: string) => `${day}T00:00:00Z`;
