import { type Reason, reason } from "@/lib/reason";
import type { GatherRules } from "./gather-rules";

/** The owner's rules in their order, each an integer, the smaller the better. Tie-breaks, never weights: the first rule that tells two candidates apart decides. */

export const routingRules = ["unfilled_units", "late", "parcels", "cost_band", "eta", "load_band", "distance_band", "priority"] as const;
export type RoutingRule = (typeof routingRules)[number];

/** What a band is measured in. Differences inside one are noise, and let the next rule speak. */
export const bandedRules = { cost_band: "minor", load_band: "percent", distance_band: "km" } as const;
export type BandedRule = keyof typeof bandedRules;

/** 50 in the currency's main unit, a quarter of a day's capacity, a courier's round. */
export const defaultBands: Record<BandedRule, number> = { cost_band: 5000, load_band: 25, distance_band: 50 };

/** Where rules come from: a channel's set, the organization's, what holds where nobody has set anything, or somebody who tries them out. */
export type RuleSource = { scope: "channel" | "organization" | "default" | "tried"; id: string | null; version: number };

/** The rules that speak, in their order, and how wide their bands are. */
export type RoutingRules = {
  order: readonly RoutingRule[];
  bands: Readonly<Record<BandedRule, number>>;
  /** How goods may come together before they are sent; absent: they never do. */
  gather?: GatherRules | null;
  source: RuleSource;
};

/** Every organization has prices and days of its own courier from the start: they choose for it only once it says so. */
export const offAtFirst: readonly RoutingRule[] = ["cost_band", "eta"];

/** Fewest parcels, then the less busy warehouse where capacities are known, then the nearer. */
export const defaultRules: RoutingRules = {
  order: routingRules.filter((rule) => !offAtFirst.includes(rule)),
  bands: defaultBands,
  source: { scope: "default", id: null, version: 0 },
};

/** What a rule without data says. It comes after every real value: a known fact beats an unknown one, and two unknown ones tie. */
export const unknown = 2 ** 31 - 1;

export type Measured = {
  unfilledUnits: number;
  late: number;
  parcels: number;
  costMinor: number | null;
  etaDays: number | null;
  loadPercent: number | null;
  distanceKm: number | null;
  priority: number;
};

function keyOf(rule: RoutingRule, it: Measured, bands: RoutingRules["bands"]): number {
  switch (rule) {
    case "unfilled_units":
      return it.unfilledUnits;
    case "late":
      return it.late;
    case "parcels":
      return it.parcels;
    case "cost_band":
      return band(it.costMinor, bands.cost_band);
    case "eta":
      return it.etaDays ?? unknown;
    case "load_band":
      return band(it.loadPercent, bands.load_band);
    case "distance_band":
      return band(it.distanceKm, bands.distance_band);
    case "priority":
      return it.priority;
  }
}

function band(value: number | null, width: number): number {
  return value === null ? unknown : Math.floor(value / width);
}

/**
 * The tuple that a candidate is compared by: the owner's rules and, where distance is one of them, the exact metres after all
 * of them, so that of two candidates in every way equal the nearer wins.
 */
export function keysOf(it: Measured, { order, bands }: RoutingRules): number[] {
  const keys: number[] = [];
  for (const rule of order) keys.push(keyOf(rule, it, bands));
  if (order.includes("distance_band"))
    keys.push(it.distanceKm === null ? unknown : Math.min(unknown - 1, Math.round(it.distanceKm * 1000)));
  return keys;
}

/** Does a candidate certainly come after another's keys: known at the first rule that tells them apart, mostly the first of all. */
export function comesAfter(it: Measured, keys: readonly number[], { order, bands }: RoutingRules): boolean {
  for (let i = 0; i < order.length; i++) {
    const rule = order[i];
    if (!rule) continue;
    const difference = keyOf(rule, it, bands) - (keys[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

export function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

type Compared = { measured: Measured; keys: readonly number[] };

/** Which rule told a candidate from the chosen one: "distance" stands for the exact metres, "tie" for the order of ids. */
export function decidingRule(
  loser: readonly number[],
  winner: readonly number[],
  order: readonly string[],
): RoutingRule | "distance" | "tie" {
  const at = loser.findIndex((key, i) => key !== winner[i]);
  return routingRules.find((rule) => rule === order[at]) ?? (at === -1 ? "tie" : "distance");
}

/** Why a candidate came after the chosen one: the first rule that told them apart, with the difference that people understand. */
export function whyLost(loser: Compared, winner: Compared, order: readonly RoutingRule[]): Reason {
  const rule = decidingRule(loser.keys, winner.keys, order);
  const by = (of: (it: Measured) => number | null) => Math.round((of(loser.measured) ?? 0) - (of(winner.measured) ?? 0));
  const isUnknown = (of: (it: Measured) => number | null) => of(loser.measured) === null;
  const differs = (of: (it: Measured) => number | null, code: string, param: string) =>
    isUnknown(of) ? reason("routing.unknown", { rule }) : reason(code, { [param]: by(of) });
  switch (rule) {
    case "unfilled_units":
      return reason("routing.short", { units: loser.measured.unfilledUnits });
    case "late":
      return reason("routing.late", { parcels: loser.measured.late });
    case "parcels":
      return reason("routing.more_parcels", { parcels: loser.measured.parcels });
    case "cost_band":
      return differs((it) => it.costMinor, "routing.dearer", "minor");
    case "eta":
      return differs((it) => it.etaDays, "routing.slower", "days");
    case "load_band":
      return differs((it) => it.loadPercent, "routing.busier", "percent");
    case "distance_band":
    case "distance":
      return differs((it) => it.distanceKm, "routing.farther", "km");
    case "priority":
      return reason("routing.lower_priority");
    case "tie":
      return reason("routing.tie");
  }
}
