import type { Context } from "@/platform/context";
import { type Span, spanOf } from "../figures/figure-queries";
import { figuresOf } from "../rollups/state-queries";
import type { AskJourneys } from "./ask";
import type { DayRow } from "./fulfilment-figures";
import { journeyDays, journeysBy, journeyTotals, stepsByPlace, stepsByStage } from "./journey-queries";
import { carrierNames, type Named, namedOf } from "./place-names";
import { type Times, timesOf } from "./stage-times";
import { type JourneySums, noJourneys } from "./sums";

export type CarrierRow = Named & { now: JourneySums; before: JourneySums | null; transit: Times };
export type RegionRow = { key: string; name: string | null; now: JourneySums };

export type CarrierFigures = {
  span: Span;
  figures: Awaited<ReturnType<typeof figuresOf>>;
  total: JourneySums;
  before: JourneySums | null;
  transit: Times;
  transitBefore: Times | null;
  carriers: CarrierRow[];
  regions: RegionRow[];
  days: DayRow[];
  /** The carrier that the page is narrowed to. */
  chosen: Named | null;
};

const mostRegions = 60;

/** What carriers take, how long they need, how often they come on time, and what they lose. */
export async function carrierFigures(ctx: Context, ask: AskJourneys): Promise<CarrierFigures> {
  const { channel, carrier } = ask;
  const span = await spanOf(ctx, { from: ask.from, to: ask.to, compare: ask.compare });
  const { currency } = span;
  const names = await carrierNames(ctx);
  const now = await journeysBy(ctx, "carrier", { channel }, span, currency);
  const before = span.before && (await journeysBy(ctx, "carrier", { channel }, span.before, currency));
  const ways = await stepsByPlace(ctx, "carrier", { channel }, ["deliver"], span);
  const asked = { channel, carrier };
  const transit = await stepsByStage(ctx, asked, span);
  const earlier = span.before && (await stepsByStage(ctx, asked, span.before));
  const regions = await journeysBy(ctx, "region", asked, span, currency);
  return {
    span,
    figures: await figuresOf(ctx),
    total: await journeyTotals(ctx, asked, span, currency),
    before: span.before && (await journeyTotals(ctx, asked, span.before, currency)),
    transit: timesOf(transit.get("deliver")),
    transitBefore: earlier && timesOf(earlier.get("deliver")),
    carriers: [...now]
      .filter(([value, { carried, priced }]) => value !== "" && carried + priced > 0)
      .map(([value, sums]) => ({
        ...namedOf(names, value),
        now: sums,
        before: before && (before.get(value) ?? noJourneys),
        transit: timesOf(ways.get(value)?.get("deliver")),
      }))
      .toSorted((a, b) => b.now.carried - a.now.carried || b.now.priced - a.now.priced),
    regions: [...regions]
      .filter(([, { carried }]) => carried > 0)
      .map(([value, sums]) => ({ key: value === "" ? "none" : value, name: value || null, now: sums }))
      .toSorted((a, b) => b.now.carried - a.now.carried)
      .slice(0, mostRegions),
    days: await journeyDays(ctx, asked, span, currency),
    chosen: carrier === undefined ? null : namedOf(names, carrier === "none" ? "" : carrier),
  };
}
