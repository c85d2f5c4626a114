import { type Reason, reason } from "@/lib/reason";
import type { Demand } from "./demand";
import type { RoutingRequest, RoutingWarehouse } from "./request";
import { fits, wholeUnits } from "./shelf";

/** Why a warehouse is out of the question for an order, or null. The first reason found is the one that is kept. */
export function whyRefused(
  warehouse: RoutingWarehouse,
  request: Pick<RoutingRequest, "pinnedWarehouseId" | "channelWarehouseIds">,
  demand: Demand,
  shelf: readonly number[],
): Reason | null {
  if (!warehouse.active) return reason("routing.inactive");
  if (request.pinnedWarehouseId !== null) {
    if (warehouse.id !== request.pinnedWarehouseId) return reason("routing.not_pinned");
  } else if (request.channelWarehouseIds && !request.channelWarehouseIds.includes(warehouse.id)) {
    return reason("routing.not_for_channel");
  }
  const useful = demand.clusters.some((items) =>
    items.some((item) => (item.together ? fits(item, shelf) : item.lines.some((line) => wholeUnits(line, shelf) > 0))),
  );
  return useful ? null : reason("routing.nothing_available");
}

/**
 * The warehouses worth combining, at most `limit`, out of those that are ranked (the best first). Half the places go to those
 * that fill most by themselves, the others to each line's best holder in turn, so that a rare product's only warehouse is never left out.
 */
export function shortlist(ranked: readonly number[], shelves: readonly (readonly number[])[], demand: Demand, limit: number): Set<number> {
  if (ranked.length <= limit) return new Set(ranked);
  const fills = (warehouse: number) =>
    demand.lines.reduce((sum, line) => sum + Math.min(line.quantity, wholeUnits(line, shelves[warehouse] ?? [])), 0);
  const byFill = ranked.map((warehouse) => ({ warehouse, units: fills(warehouse) })).sort((a, b) => b.units - a.units);
  const listed = new Set(byFill.slice(0, Math.floor(limit / 2)).map(({ warehouse }) => warehouse));
  const holders = demand.lines.map((line) =>
    ranked
      .map((warehouse) => ({ warehouse, units: Math.min(line.quantity, wholeUnits(line, shelves[warehouse] ?? [])) }))
      .filter(({ units }) => units > 0)
      .sort((a, b) => b.units - a.units),
  );
  for (let place = 0; place < ranked.length && listed.size < limit; place++) {
    for (const holder of holders) {
      const next = holder[place];
      if (next && listed.size < limit) listed.add(next.warehouse);
    }
  }
  return listed;
}
