import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { inTransaction } from "@/platform/db";
import { inRollback } from "@/testing/database";
import { actingAs, anOrder, aProduct, aShop } from "@/testing/orders";
import { orderCosts } from "../figures/cost-queries";
import { foldOrders } from "../rollups/fold-orders";
import { lockFigures } from "../rollups/lock-figures";
import { listRatings } from "../satisfaction/list-ratings";
import { satisfactionFigures } from "../satisfaction/satisfaction-figures";
import { stockFigures } from "../stock/stock-figures";
import { carrierFigures } from "./carrier-figures";
import { fulfilmentFigures } from "./fulfilment-figures";
import { listJourneys } from "./list-journeys";

test(
  "who is limited to a warehouse sees its ways, verdicts and stock alone; what hands cost is for managers of all",
  inRollback(async (db) => {
    const { ctx, warehouses } = await aShop(db);
    await aProduct(ctx, { sku: "M", stock: { MSK: 9 } });
    await aProduct(ctx, { sku: "K", stock: { KZN: 5 } });
    const [m, k] = [await anOrder(ctx, { lines: { M: 1 } }), await anOrder(ctx, { lines: { K: 1 } })];
    for (const [{ id }, score] of [
      [m, 5],
      [k, 1],
    ] as const)
      await db.execute(
        sql`insert into ratings (organization_id, order_id, score, rated_at) values (${ctx.actor.organizationId}, ${id}, ${score}, now())`,
      );
    await inTransaction(ctx, async (ctx) => {
      await lockFigures(ctx);
      await ctx.db.execute(sql`update analytics_states set generation = 1 where organization_id = ${ctx.actor.organizationId}`);
      await foldOrders(ctx, { generation: 1, timezone: "UTC" }, [m.id, k.id]);
    });
    const inMsk = actingAs(ctx, { role: "operator", warehouseIds: [warehouses.MSK] });

    expect((await listJourneys(ctx, {})).items.length).toBeGreaterThan(2);
    expect(new Set((await listJourneys(inMsk, {})).items.map(({ number }) => number))).toEqual(new Set([m.number]));
    expect((await listJourneys(inMsk, { warehouse: "KZN" })).items).toEqual([]);
    expect([(await fulfilmentFigures(ctx, {})).total.orders, (await fulfilmentFigures(inMsk, {})).total.orders]).toEqual([2, 1]);
    expect((await fulfilmentFigures(inMsk, { warehouse: "KZN" })).total.orders).toBe(0);
    expect((await carrierFigures(inMsk, { channel: "site" })).carriers).toEqual([]);
    expect((await listRatings(inMsk, {})).items.map(({ number }) => number)).toEqual([m.number]);
    const heard = await satisfactionFigures(inMsk, {});
    expect([heard.total.ratings, heard.warehouses.map(({ key }) => key), heard.carriers]).toEqual([1, ["MSK"], []]);
    expect((await stockFigures(inMsk, {})).warehouses.map(({ key }) => key)).toEqual(["MSK"]);
    expect((await stockFigures(inMsk, { warehouse: "KZN" })).warehouses).toEqual([]);
    expect([(await orderCosts(ctx, {})).hidesWork, (await orderCosts(inMsk, {})).hidesWork]).toEqual([false, true]);
    const managerThere = actingAs(ctx, { role: "manager", warehouseIds: [warehouses.MSK] });
    expect((await orderCosts(managerThere, {})).hidesWork).toBe(true);
    await expect(listJourneys(ctx, { cursor: "2026-13-45~x" })).rejects.toMatchObject({ reason: { code: "cursor.invalid" } });
  }),
);
