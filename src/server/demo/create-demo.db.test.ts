import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import { auditStock } from "@/modules/inventory/audit/audit-stock";
import { releaseHold } from "@/modules/orders/commands/release-hold";
import { handOver } from "@/modules/shipments/commands/hand-over";
import { packAndShip } from "@/modules/shipments/commands/pack-and-ship";
import { enterTracking } from "@/modules/shipments/commands/record-tracking";
import { systemContext } from "@/platform/context";
import type { Db } from "@/platform/db";
import { currentEpoch } from "@/platform/outbox/epoch";
import { readFeed } from "@/platform/outbox/feed";
import { inRollback, withOwnDatabase } from "@/testing/database";
import { demoWarehouses } from "@/testing/demo/places-warehouses";
import { anOrder } from "@/testing/orders";
import { createDemo } from "./create-demo";

const settings = { host: "127.0.0.1", authSecret: "only-for-tests".padEnd(48, "0") };

async function one<Row extends Record<string, unknown>>(db: Db, query: ReturnType<typeof sql>): Promise<Row> {
  const [row] = (await db.execute(query)).rows;
  if (!row) throw new Error("the demo has nothing of the kind");
  return row as Row;
}

test.each(["2026-11-24T11:07:00Z", "2026-03-01T01:20:00Z"])(
  "[S1] the books of the demo hold, made at %s",
  (moment) =>
    inRollback(async (db) => {
      const { organizationId } = await createDemo(db, settings, { now: new Date(moment) });
      expect(await auditStock(db, organizationId)).toEqual([]);
      const told = await one<{ silent: number; planned: number; messages: number }>(
        db,
        sql`select
          (select count(*)::int from orders o where organization_id = ${organizationId} and o.id not in
            (select e.order_id from outbox e
             where e.organization_id = ${organizationId} and e.type = 'order.placed' and e.order_id is not null)) as silent,
          (select count(distinct warehouse_id)::int from fulfilments where organization_id = ${organizationId} and status = 'planned') as planned,
          (select count(*)::int from messages where organization_id = ${organizationId}) as messages`,
      );
      expect(told).toEqual({ silent: 0, planned: demoWarehouses.length, messages: expect.any(Number) });
      expect(told.messages).toBeGreaterThan(100);
    })(),
  120_000,
);

test(
  "the demo's buyers were told a day, most of it was kept, and what is late says why",
  withOwnDatabase(async ({ db }) => {
    const now = new Date("2026-11-24T11:07:00Z");
    const { organizationId } = await createDemo(db, settings, { now });
    const own = sql`p.organization_id = ${organizationId}`;
    const figures = await one<Record<"told" | "late" | "open" | "open_late" | "unworded", number>>(
      db,
      sql`select count(*)::int as told, count(late_since)::int as late,
          count(*) filter (where over_at is null)::int as open,
          count(late_since) filter (where over_at is null)::int as open_late,
          count(*) filter (where late_since is not null and lateness is null)::int as unworded
        from delivery_promises p where ${own}`,
    );
    expect(figures.told).toBeGreaterThan(300);
    expect(figures.late / figures.told).toBeLessThan(0.3);
    expect(figures.open).toBeGreaterThan(30);
    expect(figures.open_late / figures.open).toBeLessThan(0.4);
    expect(figures.unworded).toBe(0);
  }),
  120_000,
);

test(
  "the demo's work can be done: picked, packed and shipped, delivered, released, and new orders follow on",
  withOwnDatabase(async ({ db }) => {
    const { organizationId } = await createDemo(db, settings);
    const ctx = systemContext(db, organizationId);
    const own = sql`f.organization_id = ${organizationId}`;
    const free = sql`exists (select 1 from orders o where o.organization_id = f.organization_id and o.id = f.order_id and o.open_holds = '{}' and (o.paid_minor >= o.total_minor or o.payment_terms = 'cash_on_delivery'))`;

    for (const { code } of demoWarehouses) {
      const { id: fulfilmentId } = await one<{ id: string }>(
        db,
        sql`select f.id from fulfilments f join warehouses w on w.organization_id = f.organization_id and w.id = f.warehouse_id
          where ${own} and f.status = 'planned' and w.code = ${code} and ${free} limit 1`,
      );
      const { rows: lines } = await db.execute<{ sku: string; quantity: number }>(
        sql`select p.sku, sum(l.quantity)::int as quantity from fulfilment_lines l join products p on p.organization_id = l.organization_id and p.id = l.product_id
          where l.organization_id = ${organizationId} and l.fulfilment_id = ${fulfilmentId} group by 1`,
      );
      await pickUnits(ctx, { fulfilmentId, lines });
      const parcel = { weightGrams: 900, dimensionsMm: { length: 300, width: 200, height: 150 }, lines };
      const { shipment, refused } = await packAndShip(ctx, { fulfilmentId, parcels: [parcel], carrier: "own_courier" });
      expect(refused).toBeNull();
      expect(shipment).toMatchObject({ booking: "booked", carrier: "own_courier" });
    }

    const packed = await one<{ id: string }>(
      db,
      sql`select s.id from shipments s join fulfilments f on f.organization_id = s.organization_id and f.id = s.fulfilment_id
        where ${own} and f.status = 'packed' and s.carrier = 'simulated_post' and ${free} limit 1`,
    );
    expect(await handOver(ctx, { shipmentIds: [packed.id] })).toMatchObject({ handedOver: [packed.id], refused: [] });

    const under = await one<{ id: string; order_id: string }>(
      db,
      sql`select s.id, s.order_id from shipments s join fulfilments f on f.organization_id = s.organization_id and f.id = s.fulfilment_id
        where ${own} and s.status = 'out_for_delivery' and ${free}
          and exists (select 1 from orders o where o.organization_id = f.organization_id and o.id = f.order_id and o.paid_minor >= o.total_minor)
          and not exists (select 1 from fulfilments x where x.organization_id = f.organization_id and x.order_id = f.order_id and x.id <> f.id) limit 1`,
    );
    const occurredAt = new Date().toISOString();
    await enterTracking(ctx, { shipmentId: under.id, status: "delivered", occurredAt, location: null, note: null });
    expect(await one(db, sql`select status, fulfilment_status from orders where id = ${under.order_id}`)).toEqual({
      status: "closed",
      fulfilment_status: "delivered",
    });

    const hold = await one<{ id: string; order_id: string }>(
      db,
      sql`select id, order_id from order_holds f where ${own} and reason = 'manual' and released_at is null limit 1`,
    );
    await releaseHold(ctx, { orderId: hold.order_id, holdId: hold.id });
    expect(await one(db, sql`select status, open_holds from orders where id = ${hold.order_id}`)).toEqual({
      status: "confirmed",
      open_holds: [],
    });

    const { latest } = await one<{ latest: number }>(db, sql`select max(number::int) as latest from orders f where ${own}`);
    const { number } = await anOrder(ctx, { lines: { "TEA-SEN-100": 1 } });
    expect(Number(number)).toBe(latest + 1);
    expect(await auditStock(db, organizationId)).toEqual([]);
  }),
  120_000,
);

test(
  "no reader of the outbox meets the past",
  withOwnDatabase(async ({ db }) => {
    await createDemo(db, settings);
    const { events } = await readFeed(db, await currentEpoch(db), { xid: 0n, id: 0n }, 10);
    expect(events).toEqual([]);
  }),
  120_000,
);
