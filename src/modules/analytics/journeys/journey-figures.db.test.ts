import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { inRollback } from "@/testing/database";
import { aChannel, anOrder, aProduct, aShop } from "@/testing/orders";
import { salesFigures } from "../figures/sales-queries";
import { foldOrders } from "../rollups/fold-orders";
import { lockFigures } from "../rollups/lock-figures";
import type { Behind } from "./ask";
import { carrierFigures } from "./carrier-figures";
import { beginOf, stepOf } from "./durations";
import { fulfilmentFigures } from "./fulfilment-figures";
import { listJourneys } from "./list-journeys";

const now = () => new Date("2026-11-23T12:00:00Z");
const period = { from: "2026-11-01", to: "2026-11-23" };

/** Nine orders from two channels with parcels of two carriers: how far each came and how long it took follows from its number. */
async function aBusyShop(db: Context["db"]) {
  const shop = await aShop(db, { now });
  const { ctx } = shop;
  const own = ctx.actor.organizationId;
  await aChannel(ctx, { code: "market" });
  await aProduct(ctx, { sku: "A", stock: { KZN: 500 } });
  const ids: string[] = [];
  for (let n = 0; n < 9; n++) {
    const { id } = await anOrder(ctx, {
      channel: n % 3 ? "site" : "market",
      lines: { A: 1 },
      placedAt: new Date(Date.UTC(2026, 10, 2 + n, 9)).toISOString(),
    });
    ids.push(id);
    const minutes = (count: number) => sql`${count * (n + 1)} * interval '1 minute'`;
    await db.execute(sql`update orders set reserved_at = placed_at, picking_at = placed_at, picked_at = placed_at, packed_at = placed_at,
      handed_over_at = case when ${n} < 8 then placed_at end, delivered_at = case when ${n} < 6 then placed_at + ${minutes(1440)} end where organization_id = ${own} and id = ${id}`);
    await db.execute(sql`update fulfilments f set created_at = o.placed_at, picking_at = o.placed_at + ${minutes(5)}, picked_at = o.placed_at + ${minutes(7)},
      packed_at = o.placed_at + ${minutes(8)}, handed_over_at = case when ${n} < 8 then o.placed_at + ${minutes(60)} end, due_at = o.placed_at + interval '4 hours',
      delivered_at = case when ${n} < 6 then o.placed_at + ${minutes(1440)} end
      from orders o where f.organization_id = ${own} and f.order_id = ${id} and o.id = f.order_id and o.organization_id = f.organization_id`);
    await db.execute(sql`insert into shipments (organization_id, id, order_id, fulfilment_id, carrier_id, carrier, service, booking, status, currency, price_minor, handed_over_at, delivered_at, expected_at)
      select f.organization_id, ${newId()}, f.order_id, f.id, (select c.id from carriers c where c.organization_id = ${own} order by c.code limit 1), ${n % 2 ? "cdek" : "post"}, 'door', 'booked',
        ${n === 7 ? "lost" : n === 6 ? "return_to_sender" : "in_transit"}, 'RUB', ${30_000 + n * 1_000}, f.handed_over_at, f.delivered_at, o.placed_at + interval '3 days'
      from fulfilments f join orders o on o.organization_id = f.organization_id and o.id = f.order_id where f.organization_id = ${own} and f.order_id = ${id}`);
  }
  await publish(ctx, ids);
  return { ...shop, ids };
}

/** Counts the orders into the figures that are read. */
async function publish(ctx: Context, ids: readonly string[]): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await lockFigures(ctx);
    await ctx.db.execute(
      sql`update analytics_states set generation = 1, timezone = 'Europe/Moscow' where organization_id = ${ctx.actor.organizationId}`,
    );
    await foldOrders(ctx, { generation: 1, timezone: "Europe/Moscow" }, ids);
  });
}

const inStep = (seconds: number | null | undefined, exact: number) => {
  const step = stepOf(exact);
  return seconds != null && seconds >= beginOf(step) && seconds <= beginOf(step + 1);
};

test(
  "fulfilment: stages, bottleneck, funnel and share in time are those of the rows",
  inRollback(async (db) => {
    const { ctx } = await aBusyShop(db);
    const own = ctx.actor.organizationId;
    const figures = await fulfilmentFigures(ctx, period);
    const { rows } = await db.execute<{ stage: string; times: number; median: number; p90: number }>(sql`
      select v.stage, count(*)::int as times, percentile_disc(0.5) within group (order by v.seconds) as median, percentile_disc(0.9) within group (order by v.seconds) as p90
      from fulfilments f, lateral (values ('wait', extract(epoch from picking_at - created_at)::float8), ('pick', extract(epoch from picked_at - picking_at)::float8),
        ('pack', extract(epoch from packed_at - picked_at)::float8), ('handOver', extract(epoch from handed_over_at - packed_at)::float8), ('deliver', extract(epoch from delivered_at - handed_over_at)::float8)) v(stage, seconds)
      where f.organization_id = ${own} and v.seconds is not null group by 1`);
    expect(rows).toHaveLength(5);
    for (const row of rows) {
      const own = figures.stages.find(({ stage }) => stage === row.stage);
      expect(own?.times).toBe(row.times);
      expect([row.stage, inStep(own?.median, row.median), inStep(own?.p90, row.p90)]).toEqual([row.stage, true, true]);
    }
    expect(figures.bottleneck).toBe("handOver");
    expect(figures.stage).toBe("handOver");
    expect(figures.total).toMatchObject({
      orders: 9,
      reserved: 9,
      released: 9,
      picked: 9,
      packed: 9,
      handedOver: 8,
      delivered: 6,
      parcels: 9,
      due: 8,
      leftOnTime: 4,
    });
    expect(figures.warehouses).toMatchObject([{ key: "KZN", now: { parcels: 9, due: 8, leftOnTime: 4 } }]);
    expect(figures.stageDays).toHaveLength(8);
    expect((await fulfilmentFigures(ctx, { ...period, channel: "market" })).total).toMatchObject({
      orders: 3,
      handedOver: 3,
      delivered: 2,
    });
    expect((await fulfilmentFigures(ctx, { ...period, warehouse: "MSK" })).total.parcels).toBe(0);
    const ofMarket = await fulfilmentFigures(ctx, { ...period, channel: "market", warehouse: "KZN" });
    expect(ofMarket.stages.find(({ stage }) => stage === "pick")?.times).toBe(3);
    const before = await fulfilmentFigures(ctx, { from: "2026-11-12", to: "2026-11-23" });
    expect([before.total.orders, before.before?.orders]).toEqual([0, 9]);
  }),
);

test(
  "carriers: price, days, promises kept, what was lost and what came back are those of the rows",
  inRollback(async (db) => {
    const { ctx } = await aBusyShop(db);
    const { rows } = await db.execute<Record<string, number | string>>(sql`
      select s.carrier as key, count(*) filter (where f.handed_over_at is not null)::int as carried, count(*) filter (where s.status = 'lost')::int as lost, count(*) filter (where s.status = 'return_to_sender')::int as "cameBack",
        count(s.delivered_at)::int as promised, count(*) filter (where (s.delivered_at at time zone 'Europe/Moscow')::date <= (s.expected_at at time zone 'Europe/Moscow')::date)::int as "arrivedOnTime", sum(s.price_minor)::int as "priceMinor"
      from shipments s join fulfilments f on f.id = s.fulfilment_id where s.organization_id = ${ctx.actor.organizationId} group by 1 order by 1`);
    const figures = await carrierFigures(ctx, period);
    expect(figures.carriers.map(({ key, now }) => ({ key, ...now })).toSorted((a, b) => a.key.localeCompare(b.key))).toMatchObject(rows);
    expect(figures.total).toMatchObject({ carried: 8, lost: 1, cameBack: 1, promised: 6, priced: 9 });
    expect(figures.regions.reduce((sum, { now }) => sum + now.carried, 0)).toBe(8);
    const one = await carrierFigures(ctx, { ...period, carrier: "cdek" });
    expect(one.total.carried).toBe(rows.find(({ key }) => key === "cdek")?.carried);
    expect(one.regions.reduce((sum, { now }) => sum + now.carried, 0)).toBe(one.total.carried);
  }),
);

test(
  "orders in another currency are counted on their way as all others; only prices are of one currency",
  inRollback(async (db) => {
    const { ctx, ids } = await aBusyShop(db);
    const own = ctx.actor.organizationId;
    const ours = await carrierFigures(ctx, period);
    await db.execute(sql`update orders set currency = 'KZT' where organization_id = ${own} and id = ${ids[0]}`);
    await db.execute(sql`update shipments set currency = 'KZT' where organization_id = ${own} and order_id = ${ids[0]}`);
    await publish(ctx, ids);
    const { total, carriers, days } = await carrierFigures(ctx, period);
    expect(total).toEqual({ ...ours.total, priced: 8, priceMinor: ours.total.priceMinor - 30_000 });
    expect(carriers.reduce((sum, { now }) => sum + now.carried, 0)).toBe(8);
    expect(days.reduce((sum, { orders }) => sum + orders, 0)).toBe(9);
    expect((await fulfilmentFigures(ctx, period)).total).toMatchObject({ orders: 9, due: 8, leftOnTime: 4 });
    for (const what of ["due", "priced"] as const) expect((await listJourneys(ctx, { ...period, what })).items).toHaveLength(8);
    expect((await salesFigures(ctx, { ...period, channel: "market" })).otherCurrencies).toBe(1);
    expect((await salesFigures(ctx, { ...period, channel: "site" })).otherCurrencies).toBe(0);
  }),
);

test(
  "every figure opens as many orders and parcels as it counts, page by page, and none of another organization",
  inRollback(async (db) => {
    const { ctx } = await aBusyShop(db);
    const other = await aShop(db, { now });
    const { total, stages } = await fulfilmentFigures(ctx, period);
    const counted: [Behind, number][] = [
      ...(
        [
          "orders",
          "reserved",
          "handedOver",
          "delivered",
          "parcels",
          "due",
          "leftOnTime",
          "carried",
          "arrived",
          "lost",
          "cameBack",
          "promised",
          "arrivedOnTime",
          "priced",
        ] as const
      ).map((what): [Behind, number] => [what, total[what]]),
      ["leftLate", total.due - total.leftOnTime],
      ["arrivedLate", total.promised - total.arrivedOnTime],
    ];
    for (const [what, count] of counted) expect([what, (await listJourneys(ctx, { ...period, what })).items.length]).toEqual([what, count]);
    for (const { stage, times } of stages)
      expect([stage, (await listJourneys(ctx, { ...period, stage })).items.length]).toEqual([stage, times]);
    const slow = await listJourneys(ctx, { ...period, stage: "pick", slow: "yes" });
    expect(slow.items.map(({ seconds }) => seconds)).toEqual([9 * 120]);

    const seen: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await listJourneys(ctx, { ...period, limit: 4, cursor });
      seen.push(...page.items.map(({ orderId, parcel }) => `${orderId} ${parcel}`));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(18);
    expect(seen).toHaveLength(18);
    expect((await listJourneys(other.ctx, period)).items).toEqual([]);
    expect((await fulfilmentFigures(other.ctx, period)).total.orders).toBe(0);
    expect((await carrierFigures(other.ctx, period)).carriers).toEqual([]);
  }),
);
