import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { FeedEvent } from "@/platform/outbox/feed";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop } from "@/testing/orders";
import { countEvents, countOrders } from "./count-events";

test(
  "what a report of a whole year touches is counted by jobs, so that the reader holds nobody up",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const own = ctx.actor.organizationId;
    await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
    const { id } = await anOrder(ctx, { lines: { A: 1 } });
    await db.execute(sql`insert into analytics_states (organization_id, timezone, generation) values (${own}, 'UTC', 1)
      on conflict (organization_id) do update set generation = 1`);
    const orderIds = Array.from({ length: 4_500 }, () => newId());
    const booked: FeedEvent = {
      ...{ position: { xid: 1n, id: 1n }, organizationId: own, type: "connection.fees_booked", at: ctx.now() },
      ...{ subject: { kind: "connection", id: newId(), number: null }, orderId: null, warehouseId: null },
      ...{ by: { kind: "system", id: null, name: "" }, data: { orderIds } },
    };
    await countEvents(db, [booked]);
    const { rows } = await db.execute<{ n: number }>(sql`
      select jsonb_array_length(j.payload::jsonb->'input'->'orderIds') as n from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'count_orders' and j.payload::jsonb->>'organizationId' = ${own} order by 1`);
    expect(rows.map(({ n }) => n)).toEqual([500, 1_000, 1_000]);
    await countOrders(ctx, { orderIds: [id] });
    await countOrders(ctx, { orderIds: [id] });
    const counted = await db.execute<{ orders: number }>(
      sql`select sum(orders)::int as orders from analytics_days where organization_id = ${own} and dimension = 'all'`,
    );
    expect(counted.rows).toEqual([{ orders: 1 }]);
  }),
);
