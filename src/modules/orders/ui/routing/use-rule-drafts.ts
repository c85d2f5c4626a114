"use client";
import { useState } from "react";
import { canonicalJson } from "@/lib/json";
import { noGathering } from "../../routing/gather-rules";
import type { RoutingRuleSet } from "../../routing/rule-set";
import type { RuleSetView } from "../../routing/rule-set-views";

type Draft = { version: number; set: RoutingRuleSet };

/** What was edited and not saved yet, for each channel by itself: looking at another tab loses nothing. */
export function useRuleDrafts(view: RuleSetView) {
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft | undefined>>>({});
  const key = view.channel?.code ?? "";
  const draft = drafts[key];
  const dirty = draft !== undefined && !same(draft.set, view.rules);
  return {
    set: draft?.set ?? view.rules,
    dirty,
    /** Here or on another tab. */
    unsaved: dirty || Object.entries(drafts).some(([code, other]) => code !== key && other !== undefined),
    /** Somebody else has saved since this draft was begun. */
    overtaken: dirty && draft.version !== view.version,
    version: draft?.version ?? view.version,
    hasDraft: (code: string | null) => drafts[code ?? ""] !== undefined,
    edit: (set: RoutingRuleSet) => setDrafts({ ...drafts, [key]: { version: draft?.version ?? view.version, set } }),
    drop: () => setDrafts({ ...drafts, [key]: undefined }),
  };
}

const same = (a: RoutingRuleSet, b: RoutingRuleSet) =>
  a.maxParcels === b.maxParcels &&
  a.splitUnits === b.splitUnits &&
  canonicalJson(a.gather ?? noGathering) === canonicalJson(b.gather ?? noGathering) &&
  a.rules.every(({ rule, on, band }, at) => b.rules[at]?.rule === rule && b.rules[at]?.on === on && b.rules[at]?.band === band);
