import { z } from "zod";
import { GatherRules, noGathering } from "./gather-rules";
import {
  bandedRules,
  defaultBands,
  defaultRules,
  offAtFirst,
  type RoutingRule,
  type RoutingRules,
  type RuleSource,
  routingRules,
} from "./rules";

/** The most warehouses that one order may leave from, whatever is set. */
export const mostParcels = 6;

const Rule = z.strictObject({
  rule: z.enum(routingRules),
  on: z.boolean(),
  /** How wide a band is: differences inside one are noise, and let the next rule speak. Minor units, percent or kilometres. */
  band: z.int().min(1).max(100_000_000).optional(),
});
export type RuleOfSet = z.infer<typeof Rule>;

/** An owner's rules in his order. A rule that is not named is switched off; nothing may be named twice. */
export const RoutingRuleSet = z
  .strictObject({
    rules: z.array(Rule).max(routingRules.length),
    /** Null: as the organization's settings say. */
    maxParcels: z.int().min(1).max(mostParcels).nullable(),
    /** May the units of one line leave from several warehouses. */
    splitUnits: z.boolean(),
    /** Left out: never. */
    gather: GatherRules.optional(),
  })
  .superRefine(({ rules }, issues) => {
    for (const [at, { rule, band }] of rules.entries()) {
      if (rules.findIndex((one) => one.rule === rule) < at)
        issues.addIssue({ code: "custom", path: ["rules", at, "rule"], message: "is there twice" });
      if (band !== undefined && !isBanded(rule)) issues.addIssue({ code: "custom", path: ["rules", at, "band"], message: "has no band" });
    }
  });
export type RoutingRuleSet = z.infer<typeof RoutingRuleSet>;

export const isBanded = (rule: RoutingRule): rule is keyof typeof defaultBands => rule in bandedRules;

/** What holds where nobody has set anything. */
export const defaultRuleSet: RoutingRuleSet = completed({
  rules: routingRules.map((rule) => ({ rule, on: !offAtFirst.includes(rule) })),
  maxParcels: null,
  splitUnits: true,
});

/** The set with every rule in it: those that it does not name are switched off at its end, and every band has its width. */
export function completed(set: RoutingRuleSet): RoutingRuleSet {
  const named = new Set(set.rules.map(({ rule }) => rule));
  const absent = routingRules.filter((rule) => !named.has(rule)).map((rule) => ({ rule, on: false }));
  const rules = [...set.rules, ...absent].map(({ rule, on, band }: RuleOfSet) =>
    isBanded(rule) ? { rule, on, band: band ?? defaultBands[rule] } : { rule, on },
  );
  return { rules, maxParcels: set.maxParcels, splitUnits: set.splitUnits, gather: set.gather ?? noGathering };
}

/** A set as the planning reads it: what is switched on, in order. */
function rulesOf(set: RoutingRuleSet, source: RuleSource): RoutingRules {
  const bands = { ...defaultBands };
  for (const { rule, band } of set.rules) if (isBanded(rule) && band !== undefined) bands[rule] = band;
  return { order: set.rules.filter(({ on }) => on).map(({ rule }) => rule), bands, gather: set.gather?.on ? set.gather : null, source };
}

export type KeptRuleSet = { id: string; version: number; channelId: string | null; rules: RoutingRuleSet | null };

/** Which set an order of a channel is routed by: the channel's own, else the organization's, else what Dirigent brings along. */
export function ruleSetFor(channelId: string | null, kept: readonly KeptRuleSet[]): { set: RoutingRuleSet; source: RuleSource } {
  const own = channelId === null ? undefined : kept.find((one) => one.channelId === channelId && one.rules);
  const common = kept.find((one) => one.channelId === null && one.rules);
  const found = own ?? common;
  if (!found?.rules) return { set: defaultRuleSet, source: defaultRules.source };
  return { set: completed(found.rules), source: { scope: own ? "channel" : "organization", id: found.id, version: found.version } };
}

type Limits = { maxParcels: number; allowSplitUnits: boolean };

/** A set as routing is asked by it; where it does not limit the parcels, the organization's settings do. */
export function routingBy(
  { set, source }: { set: RoutingRuleSet; source: RuleSource },
  maxParcels: number,
): Limits & { rules: RoutingRules } {
  return { rules: rulesOf(set, source), maxParcels: set.maxParcels ?? maxParcels, allowSplitUnits: set.splitUnits };
}

/** How an order of a channel is routed. */
export function routingFor(channelId: string, kept: readonly KeptRuleSet[], maxParcels: number): Limits & { rules: RoutingRules } {
  return routingBy(ruleSetFor(channelId, kept), maxParcels);
}
