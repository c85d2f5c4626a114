import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { ourFigures, type Span, spanOf } from "../figures/figure-queries";
import type { Days } from "../figures/span";
import type { AskJourneys } from "../journeys/ask";
import { narrowed, ofChannel, ownWarehouses } from "../journeys/journey-queries";
import { carrierNames, type Named, namedOf, warehouseNames } from "../journeys/place-names";
import { figuresOf } from "../rollups/state-queries";
import { noRatings, type RatingSums } from "./ratings";

const summed = sql`sum(r.ratings)::float8 as ratings, sum(r.stars)::float8 as stars, sum(r.one)::float8 as one, sum(r.two)::float8 as two, sum(r.three)::float8 as three,
  sum(r.four)::float8 as four, sum(r.five)::float8 as five, sum(r.delivery_ratings)::float8 as "deliveryRatings", sum(r.delivery_stars)::float8 as "deliveryStars",
  sum(r.goods_ratings)::float8 as "goodsRatings", sum(r.goods_stars)::float8 as "goodsStars"`;

export type RatedRow = Named & { now: RatingSums };
export type SatisfactionFigures = {
  span: Span;
  figures: Awaited<ReturnType<typeof figuresOf>>;
  total: RatingSums;
  before: RatingSums | null;
  days: (RatingSums & { day: string })[];
  channels: RatedRow[];
  warehouses: RatedRow[];
  carriers: RatedRow[];
};

/** What buyers of a period's orders said of them, and by whom these were sold, packed and carried. */
export async function satisfactionFigures(ctx: Context, ask: AskJourneys): Promise<SatisfactionFigures> {
  const span = await spanOf(ctx, { from: ask.from, to: ask.to, compare: ask.compare });
  const own = narrowed(ctx, ask);
  const [warehouses, carriers] = [await warehouseNames(ctx), await carrierNames(ctx)];
  const channels = await ctx.db.execute<{ id: string; key: string; name: string }>(
    sql`select id, code as key, name from channels where organization_id = ${ctx.actor.organizationId}::uuid`,
  );
  const named = (names: ReadonlyMap<string, Named>, sums: ReadonlyMap<string, RatingSums>): RatedRow[] =>
    [...sums].map(([value, now]) => ({ ...namedOf(names, value), now })).toSorted((a, b) => b.now.ratings - a.now.ratings);
  const walls = ownWarehouses(ctx);
  const by = async (dimension: "warehouse" | "carrier"): Promise<Map<string, RatingSums>> => {
    if (walls && dimension === "carrier") return new Map();
    const seen = walls ? sql`and r.value = ${walls}` : sql``;
    return sumsBy(ctx, sql`r.value`, sql`r.dimension = ${dimension} ${seen} ${ofChannel(ctx, ask.channel)}`, span);
  };
  return {
    span,
    figures: await figuresOf(ctx),
    total: await sums(ctx, own, span),
    before: span.before && (await sums(ctx, own, span.before)),
    days: [...(await sumsBy(ctx, sql`to_char(r.day, 'YYYY-MM-DD')`, own, span))]
      .map(([day, now]) => ({ day, ...now }))
      .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    channels: named(new Map(channels.rows.map(({ id, ...named }) => [id, named])), await sumsBy(ctx, sql`r.channel_id::text`, own, span)),
    warehouses: named(warehouses, await by("warehouse")),
    carriers: named(carriers, await by("carrier")),
  };
}

async function sums(ctx: Context, own: SQL, { from, to }: Days): Promise<RatingSums> {
  const { rows } = await ctx.db.execute<RatingSums>(sql`
    select ${summed} from analytics_rating_days r where ${ourFigures(ctx)} and ${own} and r.day between ${from}::date and ${to}::date having count(*) > 0`);
  return rows[0] ?? noRatings;
}

async function sumsBy(ctx: Context, value: SQL, own: SQL, { from, to }: Days): Promise<Map<string, RatingSums>> {
  const { rows } = await ctx.db.execute<RatingSums & { value: string }>(sql`
    select ${value} as value, ${summed} from analytics_rating_days r
    where ${ourFigures(ctx)} and ${own} and r.day between ${from}::date and ${to}::date group by 1 having sum(r.ratings) > 0`);
  return new Map(rows.map(({ value, ...own }) => [value, own as RatingSums]));
}
