import { sql } from "drizzle-orm";
import { whyNotRole } from "@/lib/permission";
import type { Context } from "@/platform/context";
import { figuresOf } from "../rollups/state-queries";
import type { AskFigures } from "./ask";
import { breakdownOf } from "./breakdown-queries";
import { ourFigures, type Span, spanOf, totalsOf } from "./figure-queries";
import { type StageCost, stageCosts, type Work, workCost } from "./order-cost";
import type { Days } from "./span";
import type { Sums } from "./sums";

export type ChannelCosts = { key: string | null; name: string | null; now: Sums; stages: StageCost[] };
export type OrderCosts = {
  span: Span;
  figures: Awaited<ReturnType<typeof figuresOf>>;
  total: Sums;
  before: Sums | null;
  stages: StageCost[];
  beforeStages: StageCost[] | null;
  channels: ChannelCosts[];
  /** What hands cost is told to managers of all warehouses alone: it says what somebody earns. */
  hidesWork: boolean;
};

/** What the orders of a period cost at each stage, together and by channel. */
export async function orderCosts(ctx: Context, { channel, from, to, compare }: AskFigures): Promise<OrderCosts> {
  const ask = { channel, from, to, compare };
  const span = await spanOf(ctx, ask);
  const total = await totalsOf(ctx, ask, span, span.currency);
  const before = span.before && (await totalsOf(ctx, ask, span.before, span.currency));
  const hidesWork = whyNotRole(ctx.actor.role, "manager") !== null || Boolean(ctx.actor.warehouseIds);
  const work = hidesWork ? [] : await workOf(ctx, ask, span, span.currency);
  const earlier = span.before && !hidesWork ? await workOf(ctx, ask, span.before, span.currency) : [];
  const channels = await breakdownOf(ctx, ask, "channel", { ...span, before: null });
  return {
    span,
    figures: await figuresOf(ctx),
    hidesWork,
    total,
    before,
    stages: stageCosts(total, work),
    beforeStages: before && stageCosts(before, earlier),
    channels: channels.map(({ value, key, name, now }) => ({
      ...{ key, name, now },
      stages: stageCosts(
        now,
        work.filter(({ channelId }) => channelId === value),
      ),
    })),
  };
}

type ChannelWork = Work & { channelId: string };

/** The work of a period by channel, stage and rate; an hour costs what it costs today. */
async function workOf(ctx: Context, { channel }: AskFigures, { from, to }: Days, currency: string): Promise<ChannelWork[]> {
  const own = ctx.actor.organizationId;
  const { rows } = await ctx.db.execute<{ channelId: string; stage: string; seconds: number; hourMinor: number | null }>(sql`
    select w.channel_id as "channelId", w.stage, w.seconds, l.hour_minor::float8 as "hourMinor" from (
      select r.channel_id, split_part(r.value, ':', 1) as warehouse_id, split_part(r.value, ':', 2) as role, split_part(r.value, ':', 3) as stage, sum(r.seconds)::float8 as seconds
      from analytics_days r
      where ${ourFigures(ctx)} and r.dimension = 'work' and r.day between ${from}::date and ${to}::date and r.currency = ${currency}
        ${channel ? sql`and r.channel_id = (select c.id from channels c where c.organization_id = ${own}::uuid and c.code = ${channel})` : sql``}
      group by 1, 2, 3, 4
    ) w left join labour_rates l on l.organization_id = ${own}::uuid and l.warehouse_id::text = w.warehouse_id and l.role = w.role and l.currency = ${currency}`);
  return rows.map(({ channelId, stage, seconds, hourMinor }) => ({ channelId, stage, seconds, costMinor: workCost(seconds, hourMinor) }));
}
