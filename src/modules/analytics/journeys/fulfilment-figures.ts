import type { Context } from "@/platform/context";
import { type Span, spanOf } from "../figures/figure-queries";
import { figuresOf } from "../rollups/state-queries";
import type { AskFulfilment } from "./ask";
import { journeyDays, journeysBy, journeyTotals, stepsByDay, stepsByPlace, stepsByStage } from "./journey-queries";
import { type Named, namedOf, warehouseNames } from "./place-names";
import { bottleneckOf, type Times, timesOf } from "./stage-times";
import { type JourneyStage, measuredWays, ownStages } from "./stages";
import { type JourneySums, noJourneys } from "./sums";

export type StageRow = Times & { stage: JourneyStage; before: Times | null };
export type PlaceRow = Named & { now: JourneySums; stages: Partial<Record<JourneyStage, Times>> };
export type DayRow = JourneySums & { day: string };

export type FulfilmentFigures = {
  span: Span;
  figures: Awaited<ReturnType<typeof figuresOf>>;
  total: JourneySums;
  before: JourneySums | null;
  stages: StageRow[];
  bottleneck: JourneyStage | null;
  /** The stage whose days are shown. */
  stage: JourneyStage;
  stageDays: (Times & { day: string })[];
  days: DayRow[];
  warehouses: PlaceRow[];
};

/** How fast orders go through the warehouses, and where they wait. */
export async function fulfilmentFigures(ctx: Context, { stage: asked, ...ask }: AskFulfilment): Promise<FulfilmentFigures> {
  const span = await spanOf(ctx, { from: ask.from, to: ask.to, compare: ask.compare });
  const steps = await stepsByStage(ctx, ask, span);
  const earlier = span.before && (await stepsByStage(ctx, ask, span.before));
  const times = new Map(measuredWays.map((stage) => [stage, timesOf(steps.get(stage))]));
  const bottleneck = bottleneckOf(times);
  const stage = asked ?? bottleneck ?? "pick";
  const byDay = await stepsByDay(ctx, ask, stage, span);
  const [sums, ways, names] = [
    await journeysBy(ctx, "warehouse", ask, span, span.currency),
    await stepsByPlace(ctx, "warehouse", ask, ownStages, span),
    await warehouseNames(ctx),
  ];
  return {
    span,
    figures: await figuresOf(ctx),
    total: await journeyTotals(ctx, ask, span, span.currency),
    before: span.before && (await journeyTotals(ctx, ask, span.before, span.currency)),
    stages: measuredWays.map((stage) => ({ stage, ...timesOf(steps.get(stage)), before: earlier && timesOf(earlier.get(stage)) })),
    bottleneck,
    stage,
    stageDays: [...byDay].map(([day, steps]) => ({ day, ...timesOf(steps) })).toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    days: await journeyDays(ctx, ask, span, span.currency),
    warehouses: [...sums.keys()]
      .filter((value) => (sums.get(value)?.parcels ?? 0) > 0)
      .map((value) => ({
        ...namedOf(names, value),
        now: sums.get(value) ?? noJourneys,
        stages: Object.fromEntries(ownStages.map((stage) => [stage, timesOf(ways.get(value)?.get(stage))])),
      }))
      .toSorted((a, b) => b.now.parcels - a.now.parcels),
  };
}
