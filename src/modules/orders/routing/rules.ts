import { type Reason, reason } from "@/lib/reason";

/** The owner's rules in their order, each an integer, the smaller the better. Tie-breaks, never weights: the first rule that tells two candidates apart decides. */

export const routingRules = ["unfilled_units", "late", "parcels", "cost_band", "eta", "load_band", "distance_band"] as const;
export type RoutingRule = (typeof routingRules)[number];

/** Fewest parcels, then the nearer warehouse: cost, arrival and load speak only where they are known. */
export const defaultRules: readonly RoutingRule[] = [...routingRules];

/** What a rule without data says. It comes after every real value: a known fact beats an unknown one, and two unknown ones tie. */
export const unknown = 2 ** 31 - 1;

// Differences below these are noise, and let the next rule speak.
const costBandMinor = 5000;
const loadBandPercent = 25;
const distanceBandKm = 50;

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

const measures = {
  unfilled_units: (it) => it.unfilledUnits,
  late: (it) => it.late,
  parcels: (it) => it.parcels,
  cost_band: (it) => band(it.costMinor, costBandMinor),
  eta: (it) => it.etaDays ?? unknown,
  load_band: (it) => band(it.loadPercent, loadBandPercent),
  distance_band: (it) => band(it.distanceKm, distanceBandKm),
} as const satisfies Record<RoutingRule, (it: Measured) => number>;

function band(value: number | null, width: number): number {
  return value === null ? unknown : Math.floor(value / width);
}

/** The tuple that a candidate is compared by: the owner's rules, then the exact distance in metres, then priority. */
export function keysOf(it: Measured, rules: readonly RoutingRule[]): number[] {
  const metres = it.distanceKm === null ? unknown : Math.min(unknown - 1, Math.round(it.distanceKm * 1000));
  return [...rules.map((rule) => measures[rule](it)), metres, it.priority];
}

export function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Why a candidate came after the chosen one: the first rule that told them apart, with the difference that people understand. */
export function whyLost(loser: Measured, winner: Measured, rules: readonly RoutingRule[]): Reason {
  const theirs = keysOf(loser, rules);
  const ours = keysOf(winner, rules);
  const at = theirs.findIndex((key, i) => key !== ours[i]);
  const rule = rules[at] ?? (at === rules.length ? "distance" : at > rules.length ? "priority" : "tie");
  if (theirs[at] === unknown) return reason("routing.unknown", { rule });
  const by = (of: (it: Measured) => number | null) => Math.round((of(loser) ?? 0) - (of(winner) ?? 0));
  switch (rule) {
    case "unfilled_units":
      return reason("routing.short", { units: loser.unfilledUnits });
    case "late":
      return reason("routing.late", { parcels: loser.late });
    case "parcels":
      return reason("routing.more_parcels", { parcels: loser.parcels });
    case "cost_band":
      return reason("routing.dearer", { minor: by((it) => it.costMinor) });
    case "eta":
      return reason("routing.slower", { days: by((it) => it.etaDays) });
    case "load_band":
      return reason("routing.busier", { percent: by((it) => it.loadPercent) });
    case "distance_band":
    case "distance":
      return reason("routing.farther", { km: by((it) => it.distanceKm) });
    case "priority":
      return reason("routing.lower_priority");
    case "tie":
      return reason("routing.tie");
  }
}
