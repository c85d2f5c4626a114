import { type SQL, sql } from "drizzle-orm";
import { addDays, dayOf } from "@/lib/dates";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { Refusal } from "@/platform/refusal";
import type { ForecastMethod } from "../forecast/methods";
import { positionsOf } from "../replenishment/proposal";
import { replenishmentRules } from "../replenishment/rules-queries";
import { expectedOver, lookEvery } from "../replenishment/shelf-plan";
import { needy, type ShelfNow, shelvesNow } from "../replenishment/shelf-queries";
import { chanceWithin } from "../replenishment/units-expected";
import type { AbcClass, DemandPattern, XyzClass } from "./demand-pattern";
import { type ForecastSort, ListForecasts } from "./inputs";

type Stored = {
  productId: string;
  sku: string;
  name: string;
  picture: string | null;
  pattern: DemandPattern;
  methods: ForecastMethod[];
  readyOn: string | null;
  lastDemandOn: string | null;
  mase: number | null;
  maseNaive: number | null;
  maseSeasonal: number | null;
  bias: number | null;
  perDay: number;
  units: number;
  revenueMinor: number;
  abc: AbcClass | null;
  xyz: XyzClass | null;
  onHand: number;
  free: number;
  incoming: number;
  /** For how many days what is free lasts; null where nobody asks for it. */
  coverDays: number | null;
  /** What lies there, at cost; null where nobody knows the cost. */
  capitalMinor: number | null;
  currency: string;
};

/** `risk`: the chance that a warehouse runs out before an order of today has come, where it is highest; null where none is planned. */
export type ForecastRow = Stored & { risk: number | null };

/** `held`: a number as the key's type holds it; none where it is out of its range, which the database would not take. */
type Sort = { key: SQL; descends: boolean; held: (n: number) => number };

const asWhole = (n: number) => (Number.isSafeInteger(n) ? n : Number.NaN);
const asDouble = (n: number) => n;

const sorts: Record<ForecastSort, Sort> = {
  revenue: { key: sql`f.revenue_minor`, descends: true, held: asWhole },
  pace: { key: sql`f.per_day`, descends: true, held: Math.fround },
  error: { key: sql`f.mase`, descends: true, held: Math.fround },
  cover: { key: sql`case when f.per_day > 0 then coalesce(s.free, 0) / f.per_day else 1e9 end`, descends: false, held: asDouble },
  capital: { key: sql`coalesce(s.on_hand, 0)::float8 * coalesce(p.cost_minor, 0)`, descends: true, held: asDouble },
};

/** What is expected of each product, by one of the offered orders. The stock is that of now. */
export async function listForecasts(ctx: Context, query: ListForecasts): Promise<{ items: ForecastRow[]; nextCursor: string | null }> {
  const { q, view, pattern, abc, xyz, sort, limit, cursor } = ListForecasts.parse(query);
  const own = sql`${ctx.actor.organizationId}::uuid`;
  const { key, descends } = sorts[sort];
  const direction = descends ? sql`desc` : sql`asc`;
  const word = q ? `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%` : null;
  const filters = [
    word ? sql`(p.sku ilike ${word} or p.name ilike ${word} or p.barcode = ${q})` : null,
    pattern ? sql`f.pattern = ${pattern}` : null,
    abc ? sql`f.abc = ${abc}` : null,
    xyz ? sql`f.xyz = ${xyz}` : null,
    // What was never tested has no error to be sorted by.
    sort === "error" ? sql`f.mase is not null` : null,
    view === "risk" ? sql`f.product_id in (select product_id from (${needy(ctx)}) n)` : null,
    view === "dead" ? await deadOnes(ctx) : null,
    after(cursor, sorts[sort]),
  ].filter((one) => one !== null);
  // What is sorted by the stock needs all of it; else that of the page will do.
  const whole = sort === "cover" || sort === "capital" || view === "dead";
  const sums = sql`sum(on_hand)::int as on_hand, sum(greatest(0, on_hand - reserved - damaged - quarantine - in_check - put_back))::int as free, sum(incoming)::int as incoming`;
  const stock = whole
    ? sql`left join (select product_id, ${sums} from stock_levels where organization_id = ${own} group by 1) s on s.product_id = f.product_id`
    : sql`left join lateral (select ${sums} from stock_levels l where l.organization_id = f.organization_id and l.product_id = f.product_id) s on true`;
  const { rows } = await ctx.db.execute<Stored & { key: string }>(sql`
    select f.product_id as "productId", p.sku, p.name, p.picture, f.pattern, f.methods, to_char(f.ready_on, 'YYYY-MM-DD') as "readyOn",
      to_char(f.last_demand_on, 'YYYY-MM-DD') as "lastDemandOn", f.mase, f.mase_naive as "maseNaive", f.mase_seasonal as "maseSeasonal", f.bias,
      f.per_day as "perDay", f.units, f.revenue_minor::float8 as "revenueMinor", f.abc, f.xyz, coalesce(s.on_hand, 0) as "onHand", coalesce(s.free, 0) as free,
      coalesce(s.incoming, 0) as incoming, case when f.per_day > 0 then coalesce(s.free, 0) / f.per_day end::float8 as "coverDays",
      (coalesce(s.on_hand, 0) * p.cost_minor)::float8 as "capitalMinor", p.currency, (${key})::text as key
    from demand_forecasts f
    join products p on p.organization_id = f.organization_id and p.id = f.product_id
    ${stock}
    where f.organization_id = ${own} ${filters.length > 0 ? sql`and ${sql.join(filters, sql` and `)}` : sql``}
    order by ${key} ${direction}, f.product_id ${direction}
    limit ${limit + 1}`);
  const { items, nextCursor } = pageOf(rows, limit, (row) => [row.key, row.productId]);
  const shelves = await shelvesNow(
    ctx,
    items.map(({ productId }) => productId),
  );
  return { items: items.map(({ key, ...row }) => ({ ...row, risk: worstRisk(shelves.get(row.productId) ?? []) })), nextCursor };
}

/** The highest chance among a product's warehouses to run out before an order of today has come. */
export function worstRisk(shelves: readonly ShelfNow[]): number | null {
  const positions = positionsOf(shelves, shelves[0]?.waiting ?? 0);
  const risks = shelves.flatMap(({ warehouseId, plan }) =>
    plan && plan.perDay > 0
      ? [1 - chanceWithin(expectedOver(plan.leadDemand, plan.leadDays + lookEvery, plan), positions.get(warehouseId) ?? 0)]
      : [],
  );
  return risks.length > 0 ? Math.max(...risks) : null;
}

/** Some lie there, nobody has asked for them for as long as the house says, and they are no newcomers. */
async function deadOnes(ctx: Context) {
  const { deadAfterDays } = await replenishmentRules(ctx);
  const { rows } = await ctx.db.execute<{ timezone: string }>(
    sql`select timezone from organizations where id = ${ctx.actor.organizationId}::uuid`,
  );
  const day = addDays(dayOf(ctx.now(), rows[0]?.timezone ?? "UTC"), -deadAfterDays);
  return sql`s.on_hand > 0 and coalesce(f.last_demand_on, p.created_at::date) < ${day}::date`;
}

function after(cursor: string | undefined, { key, descends, held }: Sort) {
  const keys = decodeCursor(cursor, ["text", "id"]);
  if (!keys) return null;
  const [value = "", productId = ""] = keys;
  const place = /^-?\d{1,20}(\.\d{1,20})?(e[+-]?\d{1,3})?$/.test(value) ? held(Number(value)) : Number.NaN;
  if (!Number.isFinite(place))
    throw new Refusal("invalid", reason("cursor.invalid"), { errors: [{ path: "cursor", message: "cursor.invalid" }] });
  return sql`(${key}, f.product_id) ${descends ? sql`<` : sql`>`} (${place}, ${productId}::uuid)`;
}
