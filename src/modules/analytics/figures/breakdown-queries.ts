import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { severalWarehouses } from "../rollups/order-facts";
import type { AskFigures, Breakdown } from "./ask";
import { ourFigures, type Span, valuesOf } from "./figure-queries";
import { nothing, type Sums } from "./sums";

export type Line = {
  /** As the sums have it. */
  value: string;
  /** What the address of a list or a filter calls it; null: no orders can be listed by it. */
  key: string | null;
  /** Null: it has no name of its own, and words say what it is. */
  name: string | null;
  now: Sums;
  before: Sums | null;
};

/** The figures of a period by the values of a dimension, the largest sales first. */
export async function breakdownOf(ctx: Context, ask: AskFigures, by: Breakdown, span: Span, limit = 50): Promise<Line[]> {
  if (by === "product") return topProducts(ctx, ask, span, limit);
  const [values, names] = [await valuesOf(ctx, ask, by, span), await namesOf(ctx, by)];
  return values
    .map(({ value, ...sums }) => ({ value, ...(names.get(value) ?? { key: value === "" ? "none" : value, name: value || null }), ...sums }))
    .toSorted((a, b) => b.now.totalMinor - a.now.totalMinor || (b.before?.totalMinor ?? 0) - (a.before?.totalMinor ?? 0))
    .slice(0, limit);
}

type Named = { key: string | null; name: string | null };

/** What the values of a dimension are called, where they are ids. */
async function namesOf(ctx: Context, by: Breakdown): Promise<Map<string, Named>> {
  const own = ctx.actor.organizationId;
  const read = async (query: ReturnType<typeof sql>) => (await ctx.db.execute<{ id: string; key: string; name: string }>(query)).rows;
  const given = (rows: { id: string; key: string; name: string }[]) =>
    new Map(rows.map(({ id, ...named }): [string, Named] => [id, named]));
  switch (by) {
    case "channel":
      return given(await read(sql`select id, code as key, name from channels where organization_id = ${own}::uuid`));
    case "warehouse":
      return given(await read(sql`select id, code as key, name from warehouses where organization_id = ${own}::uuid`)).set(
        severalWarehouses,
        {
          key: severalWarehouses,
          name: null,
        },
      );
    case "responsible":
      return given(
        await read(
          sql`select u.id, u.id::text as key, u.name from members m join users u on u.id = m.user_id where m.organization_id = ${own}::uuid`,
        ),
      );
    case "buyer":
      return new Map(["new", "repeat", "unknown"].map((kind) => [kind, { key: kind, name: null }]));
    default:
      return new Map();
  }
}

type ProductSums = Pick<
  Sums,
  "orders" | "units" | "grossMinor" | "discountMinor" | "taxMinor" | "totalMinor" | "returnedUnits" | "costMinor" | "uncostedUnits"
>;

/** The articles with the largest sales of a period, and what they sold in the one that it is compared with. */
async function topProducts(ctx: Context, ask: AskFigures, span: Span, limit: number): Promise<Line[]> {
  const own = ctx.actor.organizationId;
  const channel = ask.channel
    ? sql`and r.channel_id = (select c.id from channels c where c.organization_id = ${own}::uuid and c.code = ${ask.channel})`
    : sql``;
  const sums = sql`sum(r.orders)::float8 as orders, sum(r.units)::float8 as units, sum(r.gross_minor)::float8 as "grossMinor",
    sum(r.discount_minor)::float8 as "discountMinor", sum(r.tax_minor)::float8 as "taxMinor", sum(r.total_minor)::float8 as "totalMinor",
    sum(r.returned_units)::float8 as "returnedUnits", sum(r.cost_minor)::float8 as "costMinor", sum(r.uncosted_units)::float8 as "uncostedUnits"`;
  const { rows: top } = await ctx.db.execute<ProductSums & { id: string; sku: string | null; name: string | null }>(sql`
    with best as materialized (
      select r.product_id, sum(r.total_minor::float8) as total from analytics_product_days r
      where ${ourFigures(ctx)} and r.day between ${span.from}::date and ${span.to}::date and r.currency = ${span.currency} ${channel}
      group by 1 order by 2 desc, 1 limit ${limit}
    )
    select b.product_id as id, p.sku, p.name, s.* from best b
      left join products p on p.organization_id = ${own}::uuid and p.id = b.product_id
      cross join lateral (
        select ${sums} from analytics_product_days r
        where ${ourFigures(ctx)} and r.product_id = b.product_id and r.day between ${span.from}::date and ${span.to}::date and r.currency = ${span.currency} ${channel}
      ) s
    order by b.total desc, b.product_id`);
  const earlier = span.before && top.length > 0 ? span.before : null;
  const { rows: before } = earlier
    ? await ctx.db.execute<ProductSums & { id: string }>(sql`
        select r.product_id as id, ${sums} from analytics_product_days r
        where ${ourFigures(ctx)} and r.product_id = any(${sql.param(top.map(({ id }) => id))}::uuid[])
          and r.day between ${earlier.from}::date and ${earlier.to}::date and r.currency = ${span.currency} ${channel}
        group by 1`)
    : { rows: [] };
  return top.map(({ id, sku, name, ...now }) => ({
    value: id,
    key: sku,
    name: sku === null ? null : `${name ?? ""} · ${sku}`,
    now: { ...nothing, ...now },
    before: span.before && { ...nothing, ...before.find((row) => row.id === id) },
  }));
}
