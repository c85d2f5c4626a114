import type { RoutingPlan } from "../routing/request";

/** What a hold tells of goods that come together: by warehouse codes, and when all of them can be packed. */
export function gatheringData({ decision, gathering }: Pick<RoutingPlan, "decision" | "gathering">): Record<string, unknown> {
  const plan = decision.chosen?.gather;
  return gathering && plan ? { to: plan.to, from: plan.ways.map((way) => way.from), readyAt: gathering.readyAt.toISOString() } : {};
}
