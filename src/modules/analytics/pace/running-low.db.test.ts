import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop } from "@/testing/orders";
import { countPaces } from "./count-paces";
import { runningLow } from "./running-low";

test(
  "a shop with many orders is told the same from kept paces as it would be from its lines, by the stock of now",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const other = await aShop(db);
    for (const shop of [ctx, other.ctx]) for (const sku of ["A", "B", "C"]) await aProduct(shop, { sku, stock: { KZN: 40 } });
    await anOrder(other.ctx, { lines: { C: 30 } });
    await anOrder(ctx, { lines: { A: 20, B: 30 } });
    await anOrder(ctx, { lines: { C: 1 } });
    const counted = await runningLow(ctx);
    expect(counted.map(({ sku, available, daysLeft }) => [sku, available, daysLeft])).toEqual([["B", 10, 9]]);

    // Many orders of nothing: they change no pace, only the way it is told.
    await db.execute(sql`
      insert into orders (organization_id, id, number, channel_id, status, payment_status, fulfilment_status, placed_at, currency, customer_name, payment_terms, tracking_token)
      select organization_id, gen_random_uuid(), 'N' || n, channel_id, 'closed', 'paid', 'delivered', now() - interval '1 day', currency, 'Nobody', payment_terms, gen_random_uuid()::text
      from orders, generate_series(1, 1001) n where organization_id = ${ctx.actor.organizationId} and number = (select min(number) from orders where organization_id = ${ctx.actor.organizationId})`);
    expect(await runningLow(ctx)).toEqual([]);
    await countPaces(ctx);
    expect(await runningLow(ctx)).toEqual(counted);
    // Units that went since are seen at once; a pace only with the next count.
    await anOrder(ctx, { lines: { B: 10 } });
    expect(await runningLow(ctx)).toMatchObject([{ sku: "B", available: 0, daysLeft: 0, perDay: counted[0]?.perDay }]);
    await countPaces(ctx);
    expect((await runningLow(ctx)).map(({ sku, perDay }) => [sku, perDay])).toEqual([["B", 1.43]]);
    const { rows } = await db.execute(sql`select product_id from product_paces where organization_id = ${other.organizationId}`);
    expect(rows).toEqual([]);
  }),
);
