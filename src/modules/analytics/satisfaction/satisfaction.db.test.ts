import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { inTransaction } from "@/platform/db";
import { inRollback } from "@/testing/database";
import { aChannel, anOrder, aProduct, aShop } from "@/testing/orders";
import { foldOrders } from "../rollups/fold-orders";
import { lockFigures } from "../rollups/lock-figures";
import { listRatings } from "./list-ratings";
import { derivedRatings, noRatings } from "./ratings";
import { satisfactionFigures } from "./satisfaction-figures";

const now = () => new Date("2026-11-23T12:00:00Z");
const period = { from: "2026-11-01", to: "2026-11-23" };

test("the net promoter score is promoters less detractors, between -100 and 100", () => {
  expect(derivedRatings({ ...noRatings, ratings: 4, stars: 4 * 5, five: 4 }).nps).toBe(100);
  expect(derivedRatings({ ...noRatings, ratings: 2, stars: 2, one: 2 }).nps).toBe(-100);
  expect(derivedRatings({ ...noRatings, ratings: 4, stars: 16, five: 2, three: 1, two: 0, one: 0, four: 1 }).nps).toBe(25);
  expect(derivedRatings(noRatings)).toEqual({ rating: null, delivery: null, goods: null, nps: null });
});

test(
  "means, score and stars are those of the rows, each opens its verdicts, and nobody else sees them",
  inRollback(async (db) => {
    const { ctx } = await aShop(db, { now });
    const other = await aShop(db, { now });
    const own = ctx.actor.organizationId;
    await aChannel(ctx, { code: "market" });
    await aProduct(ctx, { sku: "A", stock: { KZN: 50 } });
    const ids: string[] = [];
    for (const [n, score] of [5, 5, 4, 3, 1, 5].entries()) {
      const placedAt = new Date(Date.UTC(2026, 10, 3 + n, 9)).toISOString();
      const { id } = await anOrder(ctx, { channel: n % 2 ? "site" : "market", lines: { A: 1 }, placedAt });
      ids.push(id);
      await db.execute(
        sql`insert into ratings (organization_id, order_id, score, delivery_score, comment, rated_at) values (${own}, ${id}, ${score}, ${n < 3 ? 2 : null}::int, ${`слова ${n}`}, now())`,
      );
    }
    await inTransaction(ctx, async (ctx) => {
      await lockFigures(ctx);
      await ctx.db.execute(sql`update analytics_states set generation = 1 where organization_id = ${own}`);
      await foldOrders(ctx, { generation: 1, timezone: "Europe/Moscow" }, ids);
    });
    const figures = await satisfactionFigures(ctx, period);
    const { rows } = await db.execute<Record<string, number>>(sql`
      select avg(r.score)::float8 as rating, avg(r.delivery_score)::float8 as delivery, count(*)::int as ratings,
        (100.0 * (count(*) filter (where r.score = 5) - count(*) filter (where r.score <= 3)) / count(*))::float8 as nps
      from ratings r where r.organization_id = ${own}`);
    const of = derivedRatings(figures.total);
    expect(figures.total.ratings).toBe(rows[0]?.ratings);
    expect(of.rating).toBeCloseTo(rows[0]?.rating ?? 0);
    expect(of.delivery).toBeCloseTo(rows[0]?.delivery ?? 0);
    expect(of.nps).toBeCloseTo(rows[0]?.nps ?? 0);
    expect(figures.channels.map(({ now }) => now.ratings)).toEqual([3, 3]);
    expect(figures.days).toHaveLength(6);
    expect((await satisfactionFigures(ctx, { ...period, channel: "market" })).total).toMatchObject({
      ratings: 3,
      five: 1,
      four: 1,
      one: 1,
    });

    expect((await listRatings(ctx, { ...period, stars: "5" })).items).toHaveLength(figures.total.five);
    const first = await listRatings(ctx, { ...period, limit: 4 });
    const rest = await listRatings(ctx, { ...period, limit: 4, cursor: first.nextCursor ?? undefined });
    expect([...first.items, ...rest.items].map(({ orderId }) => orderId).toSorted()).toEqual(ids.toSorted());
    expect(first.items[0]).toMatchObject({ comment: "слова 5", score: 5 });
    expect((await listRatings(other.ctx, period)).items).toEqual([]);
    expect((await satisfactionFigures(other.ctx, period)).total.ratings).toBe(0);
  }),
);
