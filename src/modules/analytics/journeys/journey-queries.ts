import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { ourFigures } from "../figures/figure-queries";
import type { Days } from "../figures/span";
import { channelKey, valueKey, warehouseKey } from "../figures/value-keys";
import type { AskJourneys } from "./ask";
import { addedSteps, type Step } from "./durations";
import type { JourneyStage } from "./stages";
import { type JourneySums, noJourneys } from "./sums";

/** How far orders came is no matter of money: only prices are of one currency. */
const summed = (
  currency: string,
) => sql`sum(r.orders)::float8 as orders, sum(r.cancelled)::float8 as cancelled, sum(r.reserved)::float8 as reserved, sum(r.released)::float8 as released,
  sum(r.picked)::float8 as picked, sum(r.packed)::float8 as packed, sum(r.handed_over)::float8 as "handedOver", sum(r.delivered)::float8 as delivered,
  sum(r.parcels)::float8 as parcels, sum(r.due)::float8 as due, sum(r.left_on_time)::float8 as "leftOnTime", sum(r.carried)::float8 as carried,
  sum(r.arrived)::float8 as arrived, sum(r.lost)::float8 as lost, sum(r.came_back)::float8 as "cameBack", sum(r.promised)::float8 as promised,
  sum(r.arrived_on_time)::float8 as "arrivedOnTime", sum(r.late_days)::float8 as "lateDays", coalesce(sum(r.priced) filter (where r.currency = ${currency}), 0)::float8 as priced,
  coalesce(sum(r.price_minor) filter (where r.currency = ${currency}), 0)::float8 as "priceMinor"`;

const within = ({ from, to }: Days) => sql`r.day between ${from}::date and ${to}::date`;

/** Who is limited to some warehouses sees the sums of these alone: what several send, and carriers' sums, are of others as well. */
export function ownWarehouses(ctx: Context): SQL | null {
  const { warehouseIds } = ctx.actor;
  return warehouseIds ? sql`any(${sql.param([...warehouseIds])}::text[])` : null;
}

/** Which sums answer a question: all of them, or those of a warehouse or a carrier. */
export function narrowed(ctx: Context, { channel, warehouse, carrier }: AskJourneys): SQL {
  const own = ownWarehouses(ctx);
  if (warehouse !== undefined)
    return sql`r.dimension = 'warehouse' and r.value = ${warehouseKey(ctx, warehouse)} ${own ? sql`and r.value = ${own}` : sql``} ${ofChannel(ctx, channel)}`;
  if (own)
    return sql`r.dimension = 'warehouse' and r.value = ${own} ${carrier === undefined ? sql`` : sql`and false`} ${ofChannel(ctx, channel)}`;
  const value = carrier === undefined ? sql`r.dimension = 'all'` : sql`r.dimension = 'carrier' and r.value = ${valueKey(carrier)}`;
  return sql`${value} ${ofChannel(ctx, channel)}`;
}

export const ofChannel = (ctx: Context, channel: string | undefined) =>
  channel ? sql`and r.channel_id = ${channelKey(ctx, channel)}` : sql``;

/** All of a question's days together. */
export async function journeyTotals(ctx: Context, ask: AskJourneys, days: Days, currency: string): Promise<JourneySums> {
  const { rows } = await ctx.db.execute<JourneySums>(sql`
    select ${summed(currency)} from analytics_journey_days r
    where ${ourFigures(ctx)} and ${narrowed(ctx, ask)} and ${within(days)} having count(*) > 0`);
  return rows[0] ?? noJourneys;
}

/** Each day of a question that something was counted on. */
export async function journeyDays(
  ctx: Context,
  ask: AskJourneys,
  days: Days,
  currency: string,
): Promise<(JourneySums & { day: string })[]> {
  const { rows } = await ctx.db.execute<JourneySums & { day: string }>(sql`
    select to_char(r.day, 'YYYY-MM-DD') as day, ${summed(currency)} from analytics_journey_days r
    where ${ourFigures(ctx)} and ${narrowed(ctx, ask)} and ${within(days)} group by 1 order by 1`);
  return rows;
}

/** The sums of a question by the values of a dimension; with a carrier, only that carrier's regions. */
export async function journeysBy(
  ctx: Context,
  by: "warehouse" | "carrier" | "region",
  { channel, carrier }: AskJourneys,
  days: Days,
  currency: string,
): Promise<Map<string, JourneySums>> {
  const own = ownWarehouses(ctx);
  if (own && by !== "warehouse") return new Map();
  const ofCarrier = by === "region" && carrier !== undefined ? `${valueKey(carrier)}:` : null;
  const { rows } = await ctx.db.execute<JourneySums & { value: string }>(sql`
    select ${ofCarrier === null ? sql`r.value` : sql`substr(r.value, ${ofCarrier.length + 1}::int)`} as value, ${summed(currency)} from analytics_journey_days r
    where ${ourFigures(ctx)} and r.dimension = ${ofCarrier === null ? by : "carrier_region"} ${ofCarrier === null ? sql`` : sql`and starts_with(r.value, ${ofCarrier})`}
      ${own ? sql`and r.value = ${own}` : sql``} ${ofChannel(ctx, channel)} and ${within(days)}
    group by 1`);
  return new Map(rows.map(({ value, ...sums }) => [value, sums as JourneySums]));
}

/** Under which dimension and value the stage times of a question stand. */
function stagesOf(ctx: Context, { channel, warehouse, carrier }: AskJourneys): SQL {
  const own = ownWarehouses(ctx);
  const id = channel === undefined ? null : sql`${channelKey(ctx, channel)}::text`;
  if (own) {
    if (warehouse === undefined && carrier !== undefined) return sql`false`;
    const place = id === null ? sql`r.value` : sql`substr(r.value, 38)`;
    return sql`r.dimension = ${id === null ? "warehouse" : "channel_warehouse"} and ${place} = ${own} ${id === null ? sql`` : sql`and starts_with(r.value, ${id} || ':')`}
      ${warehouse === undefined ? sql`` : sql`and ${place} = ${warehouseKey(ctx, warehouse)}`}`;
  }
  const place = warehouse !== undefined ? warehouseKey(ctx, warehouse) : carrier !== undefined ? sql`${valueKey(carrier)}::text` : null;
  const kind = warehouse !== undefined ? "warehouse" : "carrier";
  if (id === null) return place === null ? sql`r.dimension = 'all' and r.value = ''` : sql`r.dimension = ${kind} and r.value = ${place}`;
  if (place === null) return sql`r.dimension = 'channel' and r.value = ${id}`;
  return sql`r.dimension = ${`channel_${kind}`} and r.value = ${id} || ':' || ${place}`;
}

/** How long every stage took, as steps of the scale. */
export async function stepsByStage(ctx: Context, ask: AskJourneys, days: Days): Promise<Map<JourneyStage, Step[]>> {
  const { rows } = await ctx.db.execute<Step & { stage: JourneyStage }>(sql`
    select r.stage, r.step, sum(r.times)::float8 as times from analytics_stage_days r
    where ${ourFigures(ctx)} and ${stagesOf(ctx, ask)} and ${within(days)} group by 1, 2`);
  return grouped(rows, ({ stage }) => stage);
}

/** How long one stage took on each day. */
export async function stepsByDay(ctx: Context, ask: AskJourneys, stage: JourneyStage, days: Days): Promise<Map<string, Step[]>> {
  const { rows } = await ctx.db.execute<Step & { day: string }>(sql`
    select to_char(r.day, 'YYYY-MM-DD') as day, r.step, sum(r.times)::float8 as times from analytics_stage_days r
    where ${ourFigures(ctx)} and ${stagesOf(ctx, ask)} and r.stage = ${stage} and ${within(days)} group by 1, 2`);
  return grouped(rows, ({ day }) => day);
}

/** How long stages took in each warehouse or with each carrier: by value, then by stage. */
export async function stepsByPlace(
  ctx: Context,
  by: "warehouse" | "carrier",
  { channel }: AskJourneys,
  stages: readonly JourneyStage[],
  days: Days,
): Promise<Map<string, Map<JourneyStage, Step[]>>> {
  const walls = ownWarehouses(ctx);
  if (walls && by === "carrier") return new Map();
  const own =
    channel === undefined
      ? sql`r.dimension = ${by}`
      : sql`r.dimension = ${`channel_${by}`} and starts_with(r.value, ${channelKey(ctx, channel)} || ':')`;
  const value = channel === undefined ? sql`r.value` : sql`substr(r.value, 38)`;
  const { rows } = await ctx.db.execute<Step & { value: string; stage: JourneyStage }>(sql`
    select ${value} as value, r.stage, r.step, sum(r.times)::float8 as times from analytics_stage_days r
    where ${ourFigures(ctx)} and ${own} ${walls ? sql`and ${value} = ${walls}` : sql``} and r.stage = any(${sql.param([...stages])}::text[]) and ${within(days)} group by 1, 2, 3`);
  const places = new Map<string, typeof rows>();
  for (const row of rows) places.set(row.value, [...(places.get(row.value) ?? []), row]);
  return new Map([...places].map(([place, own]) => [place, grouped(own, ({ stage }) => stage)]));
}

function grouped<Row extends Step, Key>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Step[]> {
  const groups = new Map<Key, Step[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return new Map([...groups].map(([key, steps]) => [key, addedSteps([steps])]));
}
