"use client";
import { useEffect, useRef, useState } from "react";
import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import { trpc } from "@/platform/trpc/react";
import type { RoutingComparison } from "../../routing/compare-rules";
import { addComparisons, type Comparison, emptyComparison } from "../../routing/comparison";
import type { RoutingRuleSet } from "../../routing/rule-set";

export type Days = 7 | 30 | 90;
export type ChangedOrder = OverTheWire<RoutingComparison>["changed"][number];
export type WhatIfResult = { sums: Comparison; total: number; read: number; changed: ChangedOrder[]; days: Days; rules: RoutingRuleSet };

/** Asks for the comparison page by page and adds it up, so that it can be watched and stopped; gone with the page. */
export function useWhatIf(channel: string | null) {
  const { client } = trpc.useUtils();
  const running = useRef<AbortController | null>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [result, setResult] = useState<WhatIfResult | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (rules: RoutingRuleSet, days: Days) => {
    const control = new AbortController();
    running.current?.abort();
    running.current = control;
    setPending(true);
    setError(null);
    let sum: WhatIfResult = { sums: emptyComparison(), total: 0, read: 0, changed: [], days, rules };
    setResult(null);
    try {
      let cursor: string | undefined;
      do {
        const page = await client.routing.compare.query({ channel, rules, days, cursor }, { signal: control.signal });
        if (control.signal.aborted) return;
        sum = {
          ...sum,
          sums: addComparisons(sum.sums, page.sums),
          total: page.total ?? sum.total,
          read: sum.read + page.read,
          changed: [...sum.changed, ...page.changed],
        };
        setResult(sum);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
    } catch (problem) {
      if (!control.signal.aborted) setError(problem);
    } finally {
      if (running.current === control) setPending(false);
    }
  };
  const stop = () => {
    running.current?.abort();
    setPending(false);
  };
  return { run, stop, pending, error, result };
}
