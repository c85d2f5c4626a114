import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { endOfDay, startOfDay } from "@/lib/dates";
import { Day } from "@/lib/day-input";
import { code } from "@/lib/text-input";
import type { Context } from "@/platform/context";
import { comparisons } from "../figures/ask";
import { type Span, spanOf } from "../figures/figure-queries";
import { figuresOf } from "../rollups/state-queries";
import { ledgerDays } from "./ledger-days";
import { type DayFlow, daysSoFar, type StockDay, stockDays } from "./stock-days";
import { analyticsStockStates } from "./tables";

export const AskStock = z.strictObject({
  from: Day.optional(),
  to: Day.optional(),
  compare: z.enum(comparisons).optional(),
  warehouse: code().optional(),
});
export type AskStock = z.infer<typeof AskStock>;

export type CountSums = { places: number; exact: number };
export type WarehouseStock = { key: string; name: string; days: StockDay[]; counts: CountSums };
export type StockFigures = {
  span: Span;
  figures: Awaited<ReturnType<typeof figuresOf>>;
  days: StockDay[];
  before: StockDay[] | null;
  counts: CountSums;
  countsBefore: CountSums | null;
  warehouses: WarehouseStock[];
  /** Units in stock whose cost nobody knows. */
  uncosted: number;
};

/** Reads an address: what is misspelt there is left out. */
export function stockOfAddress(params: Record<string, string | string[] | undefined>): AskStock {
  const ask: Record<string, string> = {};
  for (const [name, shape] of Object.entries(AskStock.shape)) {
    const value = params[name];
    if (typeof value === "string" && value !== "" && shape.safeParse(value).success) ask[name] = value;
  }
  return AskStock.parse(ask);
}

type Level = { id: string; key: string; name: string; onHand: number; valueMinor: number; uncosted: number };

/** How fast stock turns, how long it lasts, how exact the books are, and what is gone. */
export async function stockFigures(ctx: Context, ask: AskStock): Promise<StockFigures> {
  const span = await spanOf(ctx, ask);
  const { today } = span;
  const period = daysSoFar(span, today);
  const earlier = span.before && daysSoFar(span.before, today);
  const levels = (await levelsOf(ctx)).filter(({ key }) => ask.warehouse === undefined || key === ask.warehouse);
  const ids = new Set(levels.map(({ id }) => id));
  const [from = period.from] = [period.from, earlier?.from ?? period.from].sort();
  const flows = (await flowsOf(ctx, from, today, span.timezone)).filter(({ warehouseId }) => ids.has(warehouseId));
  const now = { onHand: total(levels, "onHand"), valueMinor: total(levels, "valueMinor") };
  const counts = await countsOf(ctx, period, span.timezone, ids);
  return {
    span,
    figures: await figuresOf(ctx),
    days: stockDays(period, today, now, flows),
    before: earlier && stockDays(earlier, today, now, flows),
    counts: added([...counts.values()]),
    countsBefore: earlier && added([...(await countsOf(ctx, earlier, span.timezone, ids)).values()]),
    warehouses: levels.map(({ id, key, name, ...level }) => ({
      ...{ key, name },
      days: stockDays(
        period,
        today,
        level,
        flows.filter(({ warehouseId }) => warehouseId === id),
      ),
      counts: counts.get(id) ?? { places: 0, exact: 0 },
    })),
    uncosted: total(levels, "uncosted"),
  };
}

const total = (levels: readonly Level[], what: "onHand" | "valueMinor" | "uncosted") => levels.reduce((sum, level) => sum + level[what], 0);
const added = (all: readonly CountSums[]): CountSums => ({
  places: all.reduce((sum, { places }) => sum + places, 0),
  exact: all.reduce((sum, { exact }) => sum + exact, 0),
});

/** What lies in each warehouse that the asker sees. */
async function levelsOf(ctx: Context): Promise<Level[]> {
  const { warehouseIds } = ctx.actor;
  const { rows } = await ctx.db.execute<Level>(sql`
    select w.id, w.code as key, w.name, coalesce(l.on_hand, 0)::float8 as "onHand", coalesce(l.value_minor, 0)::float8 as "valueMinor", coalesce(l.uncosted, 0)::float8 as uncosted
    from warehouses w left join lateral (
      select sum(s.on_hand) as on_hand, sum(s.on_hand * p.cost_minor) as value_minor, sum(s.on_hand) filter (where p.cost_minor is null) as uncosted
      from stock_levels s join products p on p.organization_id = s.organization_id and p.id = s.product_id
      where s.organization_id = w.organization_id and s.warehouse_id = w.id and s.on_hand > 0
    ) l on true
    where w.organization_id = ${ctx.actor.organizationId}::uuid ${warehouseIds ? sql`and w.id = any(${sql.param([...warehouseIds])}::uuid[])` : sql``}
    order by w.priority, w.code`);
  return rows;
}

const columns = sql`d.net::float8 as net, d.received::float8 as received, d.shipped::float8 as shipped, d.returned::float8 as returned, d.written_off::float8 as "writtenOff",
  d.found::float8 as found, d.missed::float8 as missed, d.net_minor::float8 as "netMinor", d.shipped_minor::float8 as "shippedMinor",
  d.written_off_minor::float8 as "writtenOffMinor", d.found_minor::float8 as "foundMinor", d.missed_minor::float8 as "missedMinor"`;

/** What moved on each day: days that are over from the sums, and those that were not counted yet, as today, from the ledger. */
async function flowsOf(ctx: Context, from: string, today: string, timezone: string): Promise<DayFlow[]> {
  const { organizationId } = ctx.actor;
  const [state] = await ctx.db.select().from(analyticsStockStates).where(eq(analyticsStockStates.organizationId, organizationId));
  const through = state?.timezone === timezone ? state.through : "";
  const start = through >= from ? endOfDay(through, timezone) : startOfDay(from, timezone);
  const live = ledgerDays({ organizationId, timezone, start, end: endOfDay(today, timezone) });
  const { rows } = await ctx.db.execute<DayFlow>(sql`
    select to_char(d.day, 'YYYY-MM-DD') as day, d.warehouse_id as "warehouseId", ${columns} from analytics_stock_days d
    where d.organization_id = ${organizationId}::uuid and d.day between ${from}::date and ${through === "" ? "1970-01-01" : through}::date
    union all select to_char(d.day, 'YYYY-MM-DD'), d.warehouse_id, ${columns} from (${live}) d`);
  return rows;
}

/** What the counts showed that were approved in a period, by warehouse. */
async function countsOf(
  ctx: Context,
  { from, to }: { from: string; to: string },
  timezone: string,
  ids: ReadonlySet<string>,
): Promise<Map<string, CountSums>> {
  const { rows } = await ctx.db.execute<CountSums & { id: string }>(sql`
    select c.warehouse_id as id, sum((c.figures->>'places')::int)::float8 as places, sum((c.figures->>'exact')::int)::float8 as exact
    from stock_counts c where c.organization_id = ${ctx.actor.organizationId}::uuid and c.figures is not null
      and c.closed_at >= ${startOfDay(from, timezone).toISOString()}::timestamptz and c.closed_at < ${endOfDay(to, timezone).toISOString()}::timestamptz
    group by 1`);
  return new Map(rows.filter(({ id }) => ids.has(id)).map(({ id, ...sums }) => [id, sums]));
}
