import type { Context } from "@/platform/context";
import { figuresOf } from "../rollups/state-queries";
import { type AskBreakdown, AskBreakdown as Asked, type Breakdown, breakdownsOf } from "./ask";
import { breakdownOf, type Line } from "./breakdown-queries";
import { restOfDay } from "./day-points";
import { type DayParts, dayPartsOf, inOtherCurrencies, type Span, spanOf, totalsOf } from "./figure-queries";
import type { Sums } from "./sums";

export type SalesFigures = {
  span: Span;
  figures: Awaited<ReturnType<typeof figuresOf>>;
  total: Sums;
  before: Sums | null;
  /** By what these figures can be broken down, and by what they are. */
  breakdowns: readonly Breakdown[];
  by: Breakdown;
  lines: Line[];
  /** The largest parts of a day by name, and the rest. */
  parts: Pick<Line, "value" | "key" | "name">[];
  /** What each day consists of: its largest parts by their keys, and the rest under `restOfDay`. */
  days: DayParts[];
  /** The sums of the days of the period that it is compared with. */
  beforeDays: DayParts[];
  /** Orders of the period in other currencies, which are in none of these sums. */
  otherCurrencies: number;
};

const partsOfADay = 4;

/** Everything that a page of sales shows, read from the sums of days. */
export async function salesFigures(ctx: Context, asked: AskBreakdown): Promise<SalesFigures> {
  const { by: wanted, limit, ...ask } = Asked.parse(asked);
  const breakdowns = breakdownsOf(ask);
  const by = breakdowns.includes(wanted) ? wanted : "channel";
  const span = await spanOf(ctx, ask);
  const lines = await breakdownOf(ctx, ask, by, span, limit);
  const parts = by === "product" ? await breakdownOf(ctx, ask, "channel", span, limit) : lines;
  const stacked = by === "product" ? "channel" : by;
  const sold = parts.filter(({ now }) => now.orders > 0 || now.totalMinor > 0);
  const largest = sold.length > partsOfADay + 1 ? sold.slice(0, partsOfADay) : sold;
  const days = await dayPartsOf(
    ctx,
    ask,
    stacked,
    span,
    span.currency,
    largest.map(({ value }) => value),
  );
  const beforeDays = span.before ? await dayPartsOf(ctx, ask, stacked, span.before, span.currency, []) : [];
  return {
    span,
    figures: await figuresOf(ctx),
    total: await totalsOf(ctx, ask, span, span.currency),
    before: span.before && (await totalsOf(ctx, ask, span.before, span.currency)),
    breakdowns,
    by,
    lines,
    parts: [
      ...largest.map(({ value, key, name }) => ({ value, key, name })),
      ...(largest.length < sold.length ? [{ value: restOfDay, key: null, name: null }] : []),
    ],
    days,
    beforeDays,
    otherCurrencies: await inOtherCurrencies(ctx, ask, span),
  };
}
