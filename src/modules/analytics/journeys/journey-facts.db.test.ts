import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { inRollback } from "@/testing/database";
import { aChannel, anOrder, aProduct, aShop } from "@/testing/orders";
import { foldOrders } from "../rollups/fold-orders";
import { lockFigures } from "../rollups/lock-figures";
import { beginOf } from "./durations";
import { orderItself } from "./way-of-order";

const calendar = { generation: 1, timezone: "Europe/Moscow" };

const count = (ctx: Context, orderIds: readonly string[]) =>
  inTransaction(ctx, async (ctx) => {
    await lockFigures(ctx);
    return foldOrders(ctx, calendar, orderIds);
  });

const kinds = ["place", "stamp", "due", "ship", "carrier", "track", "price", "region", "cancel", "counter", "rate"] as const;
type Act = { kind: (typeof kinds)[number]; order: number; number: number; told: boolean };
const acts = fc.array(fc.record({ kind: fc.constantFrom(...kinds), order: fc.nat(30), number: fc.nat(9_973), told: fc.boolean() }), {
  minLength: 5,
  maxLength: 40,
});

test(
  "whatever happens to parcels, told once or late, the sums of stages, outcomes and verdicts are the raw sums",
  inRollback(async (db) => {
    await fc.assert(
      fc.asyncProperty(acts, async (happened) => {
        await db.transaction(async (tx) => {
          const { ctx } = await aShop(tx as unknown as Context["db"], { now: () => new Date("2026-11-23T12:00:00Z") });
          await aChannel(ctx, { code: "market" });
          await aProduct(ctx, { sku: "A", stock: { KZN: 500 } });
          const orderIds: string[] = [];
          for (const act of happened) {
            const id = await play(ctx, orderIds, act);
            if (act.told) await count(ctx, [id]);
          }
          await count(ctx, orderIds.toReversed());
          expect(await rolledUp(ctx)).toEqual(await raw(ctx));
          expect(await rolledUpSteps(ctx)).toEqual(await rawSteps(ctx));
          expect(await rolledUpRatings(ctx)).toEqual(await rawRatings(ctx));
          expect(await count(ctx, orderIds)).toBe(0);
        });
      }),
      { numRuns: 10, endOnFailure: true },
    );
  }),
);

/** Something happens to an order and its parcels, by their rows: any state that a command could leave, and some that none would. */
async function play(ctx: Context, orderIds: string[], { kind, order, number }: Act): Promise<string> {
  const own = ctx.actor.organizationId;
  if (kind === "place" || orderIds.length === 0) {
    const placed = await anOrder(ctx, {
      channel: number % 2 ? "site" : "market",
      lines: { A: 1 + (number % 3) },
      placedAt: new Date(Date.UTC(2026, 10, 1 + (number % 9), number % 24, number % 60)).toISOString(),
    });
    orderIds.push(placed.id);
    return placed.id;
  }
  const id = orderIds[order % orderIds.length] ?? "";
  const run = (statement: ReturnType<typeof sql>) => ctx.db.execute(statement);
  const ofOrder = sql`organization_id = ${own} and order_id = ${id}`;
  const later = sql`${number} * interval '31 seconds'`;
  const status = (["pre_transit", "in_transit", "delivered", "lost", "return_to_sender", "returned"] as const)[number % 6];
  const statements: Partial<Record<Act["kind"], ReturnType<typeof sql>>> = {
    stamp: sql`update fulfilments set picking_at = created_at + ${later}, picked_at = created_at + ${later} * 2,
      packed_at = case when ${number % 3 > 0} then created_at + ${later} * 2 end, handed_over_at = case when ${number % 3 > 1} then created_at + ${later} * 3 end,
      delivered_at = case when ${number % 5 > 2} then created_at + ${later} * 9 end where ${ofOrder}`,
    due: sql`update fulfilments set due_at = case when ${number % 4 > 0} then coalesce(handed_over_at, created_at) + (${number % 3} - 1) * interval '1 minute' end where ${ofOrder}`,
    carrier: sql`update shipments set carrier = ${`carrier${number % 3}`} where ${ofOrder}`,
    track: sql`update shipments set status = ${status}, handed_over_at = '2026-11-10T10:00:00Z', expected_at = case when ${number % 4 > 0} then timestamptz '2026-11-14T22:00:00Z' end,
      delivered_at = case when ${number % 2} = 1 then timestamptz '2026-11-14T20:30:00Z' + ${number % 4} * interval '1 hour' end where ${ofOrder}`,
    price: sql`update shipments set price_minor = ${number}, booking = case when ${number % 7} = 0 then 'cancelled' else 'booked' end where ${ofOrder}`,
    region: sql`update orders set shipping_address = ${JSON.stringify({ region: number % 2 ? "Тверь" : "", city: "Ржев" })}::jsonb where organization_id = ${own} and id = ${id}`,
    cancel: sql`update orders set status = 'cancelled' where organization_id = ${own} and id = ${id}`,
    counter: sql`update fulfilments set picking_at = created_at, handed_over_at = created_at where ${ofOrder}`,
    rate: sql`insert into ratings (organization_id, order_id, score, delivery_score, rated_at) values (${own}, ${id}, ${1 + (number % 5)}, ${number % 2 ? 4 : null}::int, now())
      on conflict (organization_id, order_id) do update set score = excluded.score, delivery_score = excluded.delivery_score`,
  };
  const statement = statements[kind];
  if (statement) await run(statement);
  if (kind === "ship")
    await run(sql`insert into shipments (organization_id, id, order_id, fulfilment_id, carrier_id, carrier, service, booking, currency, price_minor)
      select organization_id, ${newId()}, order_id, id, (select c.id from carriers c where c.organization_id = ${own} order by c.id limit 1), 'carrier0', 'door', 'booked', 'RUB', ${number}
      from fulfilments f where ${ofOrder} and not exists (select 1 from shipments s where s.organization_id = ${own} and s.fulfilment_id = f.id) order by f.id limit 1`);
  return id;
}

const sums = sql`sum(times)::int as times, sum(orders)::int as orders, sum(cancelled)::int as cancelled, sum(reserved)::int as reserved, sum(released)::int as released,
  sum(picked)::int as picked, sum(handed_over)::int as handed_over, sum(parcels)::int as parcels, sum(due)::int as due, sum(left_on_time)::int as left_on_time,
  sum(carried)::int as carried, sum(arrived)::int as arrived, sum(lost)::int as lost, sum(came_back)::int as came_back, sum(promised)::int as promised,
  sum(arrived_on_time)::int as arrived_on_time, sum(late_days)::int as late_days, sum(priced)::int as priced, sum(price_minor)::int as price_minor`;

const read = async (ctx: Context, query: ReturnType<typeof sql>) => (await ctx.db.execute(query)).rows;

const rolledUp = (ctx: Context) =>
  read(
    ctx,
    sql`select dimension, to_char(day, 'YYYY-MM-DD') as day, channel_id, value, ${sums} from analytics_journey_days
      where organization_id = ${ctx.actor.organizationId} and generation = 1 group by 1, 2, 3, 4 having sum(times) > 0 order by 1, 2, 3, 4`,
  );

/** By plain SQL over the rows of the business, written apart from what counts them. */
const raw = (ctx: Context) =>
  read(
    ctx,
    sql`
    with way as (
      select o.*, to_char(o.placed_at at time zone ${calendar.timezone}, 'YYYY-MM-DD') as day, coalesce(nullif(o.shipping_address->>'region', ''), o.shipping_address->>'city', '') as region,
        (select count(*) from fulfilments f where f.order_id = o.id and f.status <> 'cancelled') as works,
        (select count(*) from fulfilments f where f.order_id = o.id and f.status <> 'cancelled' and f.picking_at = f.handed_over_at) as counters,
        (select array_agg(distinct s.carrier) from shipments s where s.order_id = o.id and s.booking <> 'cancelled') as carriers
      from orders o where o.organization_id = ${ctx.actor.organizationId}
    ), counted as (
      select day, channel_id, case when cardinality(warehouse_ids) = 1 then warehouse_ids[1]::text when cardinality(warehouse_ids) > 1 then 'several' else '' end as warehouse,
        case when carriers is null then '' when cardinality(carriers) = 1 then carriers[1] else 'several' end as carrier, region, 1 as times, 1 as orders,
        (status = 'cancelled')::int as cancelled, (reserved_at is not null or works > 0)::int as reserved, (picking_at is not null or works > 0)::int as released,
        (picked_at is not null)::int as picked, (handed_over_at is not null)::int as handed_over, 0 as parcels, 0 as due, 0 as left_on_time, 0 as carried, 0 as arrived,
        0 as lost, 0 as came_back, 0 as promised, 0 as arrived_on_time, 0 as late_days, 0 as priced, 0 as price_minor
      from way where works = 0 or counters < works
      union all
      select w.day, w.channel_id, f.warehouse_id::text, coalesce(s.carrier, ''), w.region, 1, 0, 0, 0, 0, 0, 0, 1,
        (f.due_at is not null and f.handed_over_at is not null)::int, coalesce(f.handed_over_at <= f.due_at, false)::int,
        (s.id is not null and f.handed_over_at is not null)::int, (s.id is not null and f.delivered_at is not null)::int,
        coalesce(s.status = 'lost', false)::int, coalesce(s.status in ('returned', 'return_to_sender'), false)::int,
        coalesce(s.delivered_at is not null and s.expected_at is not null, false)::int,
        coalesce(s.delivered_at is not null and s.expected_at is not null and (s.delivered_at at time zone 'Europe/Moscow')::date <= (s.expected_at at time zone 'Europe/Moscow')::date, false)::int,
        coalesce(greatest(0, (s.delivered_at at time zone 'Europe/Moscow')::date - (s.expected_at at time zone 'Europe/Moscow')::date), 0),
        coalesce(s.booking = 'booked', false)::int, case when s.booking = 'booked' then s.price_minor else 0 end
      from way w join fulfilments f on f.order_id = w.id and f.status <> 'cancelled' and (f.picking_at = f.handed_over_at) is not true
        left join shipments s on s.fulfilment_id = f.id and s.booking <> 'cancelled'
    )
    select d.dimension, c.day, c.channel_id, d.value, ${sums} from counted c, lateral (values ('all', ''), ('warehouse', warehouse), ('carrier', carrier),
      ('region', region), ('carrier_region', carrier || ':' || region)) d(dimension, value)
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  );

const rolledUpSteps = async (ctx: Context) => {
  const rows = await read(
    ctx,
    sql`select value as warehouse, stage, step, sum(times)::int as times from analytics_stage_days
      where organization_id = ${ctx.actor.organizationId} and generation = 1 and dimension = 'warehouse' and stage in ('wait', 'pick', 'deliver') group by 1, 2, 3
      having sum(times) > 0 order by 1, 2, 3`,
  );
  return rows;
};

/** The step of each duration by the borders of the scale, and not by its formula. */
async function rawSteps(ctx: Context) {
  const borders = Array.from({ length: 162 }, (_, step) => ({ step, begin: beginOf(step) }));
  const rows = await read(
    ctx,
    sql`
    with borders as (select step, begin from json_to_recordset(${JSON.stringify(borders)}::json) as b(step int, begin float8)),
    spans as (
      select f.warehouse_id::text as warehouse, v.stage, extract(epoch from v.until - v.since)::float8 as seconds
      from fulfilments f, lateral (values ('wait', f.created_at, f.picking_at), ('pick', f.picking_at, f.picked_at), ('deliver', f.handed_over_at, f.delivered_at)) v(stage, since, until)
      where f.organization_id = ${ctx.actor.organizationId} and f.status <> 'cancelled' and (f.picking_at = f.handed_over_at) is not true and v.until is not null and v.since is not null
    )
    select s.warehouse, s.stage, b.step, count(*)::int as times
    from spans s, lateral (select max(step) as step from borders where begin <= greatest(0, s.seconds) + 1e-6) b group by 1, 2, 3 order by 1, 2, 3`,
  );
  return rows;
}

const verdicts = sql`sum(ratings)::int as ratings, sum(stars)::int as stars, sum(one + two)::int as bad, sum(five)::int as five, sum(delivery_ratings)::int as told, sum(delivery_stars)::int as delivery`;

const rolledUpRatings = (ctx: Context) =>
  read(
    ctx,
    sql`select dimension, to_char(day, 'YYYY-MM-DD') as day, channel_id, ${verdicts} from analytics_rating_days
      where organization_id = ${ctx.actor.organizationId} and generation = 1 group by 1, 2, 3 having sum(ratings) > 0 order by 1, 2, 3`,
  );

const rawRatings = (ctx: Context) =>
  read(
    ctx,
    sql`select d.dimension, to_char(o.placed_at at time zone ${calendar.timezone}, 'YYYY-MM-DD') as day, o.channel_id, count(*)::int as ratings, sum(r.score)::int as stars,
        count(*) filter (where r.score < 3)::int as bad, count(*) filter (where r.score = 5)::int as five, count(r.delivery_score)::int as told, coalesce(sum(r.delivery_score), 0)::int as delivery
      from orders o join ratings r on r.order_id = o.id, (values ('all'), ('carrier'), ('warehouse')) d(dimension)
      where o.organization_id = ${ctx.actor.organizationId} group by 1, 2, 3 order by 1, 2, 3`,
  );

test(
  "a parcel is counted beside its order, and a sale over the counter not at all",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
    const sent = await anOrder(ctx, { lines: { A: 1 } });
    const sold = await anOrder(ctx, { lines: { A: 1 } });
    await db.execute(
      sql`update fulfilments set picking_at = now(), handed_over_at = now() where organization_id = ${ctx.actor.organizationId} and order_id = ${sold.id}`,
    );
    await count(ctx, [sent.id, sold.id]);
    const rows = await read(
      ctx,
      sql`select order_id, fulfilment_id = ${orderItself} as itself from analytics_journeys where organization_id = ${ctx.actor.organizationId} order by 2`,
    );
    expect(rows).toEqual([
      { order_id: sent.id, itself: false },
      { order_id: sent.id, itself: true },
    ]);
  }),
);
