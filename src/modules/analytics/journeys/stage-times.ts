import { quantile, type Step } from "./durations";
import { type JourneyStage, ownStages } from "./stages";

/** How long a stage took: half were faster than the median, nine of ten faster than `p90`; seconds. */
export type Times = { times: number; median: number | null; p90: number | null };

export function timesOf(steps: readonly Step[] | undefined): Times {
  const all = steps ?? [];
  return { times: all.reduce((sum, { times }) => sum + times, 0), median: quantile(all, 0.5), p90: quantile(all, 0.9) };
}

/**
 * Where orders lose most time in the shop's own hands: the stage with the longest median, and of equal ones the one with the longest
 * tail. Null while none took a minute: then nothing holds orders up. Pure.
 */
export function bottleneckOf(stages: ReadonlyMap<JourneyStage, Times>): JourneyStage | null {
  const slowest = ownStages
    .map((stage) => ({ stage, median: stages.get(stage)?.median ?? 0, p90: stages.get(stage)?.p90 ?? 0 }))
    .toSorted((a, b) => b.median - a.median || b.p90 - a.p90)[0];
  return slowest && slowest.median >= 60 ? slowest.stage : null;
}
