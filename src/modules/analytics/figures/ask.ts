import { z } from "zod";
import { Day } from "@/lib/day-input";
import { code, text } from "@/lib/text-input";

/** By what figures can be broken down. */
export const breakdowns = ["channel", "product", "category", "warehouse", "region", "responsible", "buyer"] as const;
export type Breakdown = (typeof breakdowns)[number];

export const comparisons = ["before", "year", "none"] as const;
export type Comparison = (typeof comparisons)[number];

const buyerKinds = ["new", "repeat", "unknown"] as const;

/** Filters of which one at a time can be asked for beside the channel: each has its own sums. */
export const narrowings = ["warehouse", "region", "responsible", "category", "buyer"] as const;
export type Narrowing = (typeof narrowings)[number];

/** Whose figures and of which days, both ends included; the last 30 days when nothing is said. */
export const AskFigures = z.strictObject({
  from: Day.optional(),
  to: Day.optional(),
  compare: z.enum(comparisons).optional(),
  channel: code().optional(),
  /** A warehouse's code; `none`: not routed yet; `several`: sent by more than one. */
  warehouse: code().optional(),
  /** A region, a category: `none` where an order or an article has none. */
  region: text(80).optional(),
  responsible: z.union([z.literal("none"), z.uuid()]).optional(),
  category: text(200).optional(),
  buyer: z.enum(buyerKinds).optional(),
});
export type AskFigures = z.infer<typeof AskFigures>;

export const AskBreakdown = AskFigures.extend({
  by: z.enum(breakdowns).default("channel"),
  limit: z.number().int().min(1).max(200).default(50),
});
export type AskBreakdown = z.input<typeof AskBreakdown>;

/** The one filter beside the channel that counts: the first of those that were given. */
export function narrowingOf(ask: AskFigures): Narrowing | null {
  return narrowings.find((name) => ask[name] !== undefined) ?? null;
}

/** By what the figures of a question can be broken down: an article and a day have no sums by region. */
export function breakdownsOf(ask: AskFigures): readonly Breakdown[] {
  const narrowing = narrowingOf(ask);
  return narrowing ? (["channel", narrowing] as const) : breakdowns;
}

/** Reads an address: what is misspelt there is left out. Of filters that exclude each other the first stays. */
export function askOfAddress(params: Record<string, string | string[] | undefined>): AskFigures {
  const ask: Record<string, string> = {};
  for (const [name, shape] of Object.entries(AskFigures.shape)) {
    const value = params[name];
    if (typeof value !== "string" || value === "" || !shape.safeParse(value).success) continue;
    if ((narrowings as readonly string[]).includes(name) && narrowings.some((other) => ask[other] !== undefined)) continue;
    ask[name] = value;
  }
  return AskFigures.parse(ask);
}

/** The address of a page of analytics with these filters. */
export function addressOf(path: string, ask: Record<string, string | undefined | null>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(ask)) if (value) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}
