import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { ourFigures, spanOf } from "../figures/figure-queries";
import { channelKey, valueKey, warehouseKey } from "../figures/value-keys";
import { AskJourneys } from "../journeys/ask";
import { ownWarehouses } from "../journeys/journey-queries";

/** Whose verdicts, of which stars, newest orders first. */
export const ListRatings = AskJourneys.omit({ compare: true }).extend({
  stars: z.enum(["1", "2", "3", "4", "5"]).optional(),
  limit: z.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListRatings = z.input<typeof ListRatings>;

export type RatedOrder = {
  orderId: string;
  number: string;
  day: string;
  score: number;
  deliveryScore: number | null;
  goodsScore: number | null;
  comment: string | null;
  channel: string;
  warehouse: string | null;
  carrier: string | null;
};

/** Reads the address of the list. */
export function ratingsOfAddress(params: Record<string, string | string[] | undefined>): ListRatings {
  const ask: Record<string, string> = {};
  for (const [name, shape] of Object.entries(ListRatings.omit({ limit: true, cursor: true }).shape)) {
    const value = params[name];
    if (typeof value === "string" && value !== "" && shape.safeParse(value).success) ask[name] = value;
  }
  return ListRatings.omit({ limit: true }).parse(ask);
}

/** The verdicts that a figure was counted from, with what their buyers wrote. */
export async function listRatings(ctx: Context, asked: ListRatings): Promise<{ items: RatedOrder[]; nextCursor: string | null }> {
  const { limit, cursor, channel, warehouse, carrier, stars, ...days } = ListRatings.parse(asked);
  const span = await spanOf(ctx, { ...days, compare: "none" });
  const own = ctx.actor.organizationId;
  const after = decodeCursor(cursor, ["instant", "id"]);
  const walls = ownWarehouses(ctx);
  const conditions = [
    ourFigures(ctx),
    sql`r.day between ${span.from}::date and ${span.to}::date`,
    ...(stars ? [sql`r.stars = ${Number(stars)}`] : []),
    ...(channel ? [sql`r.channel_id = ${channelKey(ctx, channel)}`] : []),
    ...(warehouse !== undefined ? [sql`r.warehouse = ${warehouseKey(ctx, warehouse)}`] : []),
    ...(warehouse === undefined && carrier !== undefined ? [sql`r.carrier = ${valueKey(carrier)}`] : []),
    ...(walls ? [sql`r.warehouse = ${walls}`] : []),
    ...(after ? [sql`(r.day, r.order_id) < (${after[0]?.slice(0, 10)}::date, ${after[1]}::uuid)`] : []),
  ];
  const { rows } = await ctx.db.execute<RatedOrder>(sql`
    with found as materialized (
      select r.order_id, r.day, r.warehouse, r.carrier from analytics_ratings r where ${sql.join(conditions, sql` and `)}
      order by r.day desc, r.order_id desc limit ${limit + 1}
    )
    select r.order_id as "orderId", o.number, to_char(r.day, 'YYYY-MM-DD') as day, v.score, v.delivery_score as "deliveryScore", v.goods_score as "goodsScore",
      v.comment, h.name as channel, w.name as warehouse, coalesce(c.name, nullif(r.carrier, '')) as carrier
    from found r
      join orders o on o.organization_id = ${own}::uuid and o.id = r.order_id
      join ratings v on v.organization_id = o.organization_id and v.order_id = o.id
      join channels h on h.organization_id = o.organization_id and h.id = o.channel_id
      left join warehouses w on w.organization_id = o.organization_id and w.id::text = r.warehouse
      left join carriers c on c.organization_id = o.organization_id and c.code = r.carrier
    order by r.day desc, r.order_id desc`);
  return pageOf(rows, limit, ({ day, orderId }) => [`${day}T00:00:00Z`, orderId]);
}
