import { fill, prepareFilling, takesOf } from "./allocate";
import { compareText, type Demand } from "./demand";
import { type GatherRules, type Lane, lanePrice, mostGathered } from "./gather-rules";
import { measureSet, type Place, placeMeasurer } from "./measure";
import type { GatherPlan, RoutingRequest } from "./request";
import { compareKeys, keysOf, type Measured, type RoutingRules } from "./rules";
import { type Take, usualEffort } from "./shelf";
import { subsets } from "./subsets";

const dayMs = 24 * 60 * 60 * 1000;

/** A way to send everything as one parcel: what lies elsewhere travels to the first of the places before. */
export type Gathered = { places: Place[]; numbers: readonly number[]; takes: Take[]; measured: Measured; keys: number[]; plan: GatherPlan };

/**
 * The best way by the owner's rules to bring goods that lie apart together in one warehouse and send them as one parcel; null
 * when no way within his limits does it. Only what can be filled whole is worth waiting for. Pure, as all of the planning.
 */
export function bestGathered(
  open: readonly Place[],
  demand: Demand,
  request: RoutingRequest,
  rules: RoutingRules,
  gather: GatherRules,
  now: Date,
): Gathered | null {
  let best: (Gathered & { moved: number }) | null = null;
  for (const target of open) {
    const lanes = new Map(gather.lanes.filter((lane) => lane.to === target.warehouse.code).map((lane) => [lane.from, lane]));
    const sources = open.filter(({ warehouse }) => {
      const lane = lanes.get(warehouse.code);
      return warehouse !== target.warehouse && lane !== undefined && lane.days <= gather.maxDays;
    });
    if (sources.length === 0) continue;
    for (const one of gatheredIn(target, sources, lanes, { demand, request, rules, gather, now })) {
      const order = best ? compareKeys(one.keys, best.keys) || one.moved - best.moved || compareText(idsOf(one), idsOf(best)) : -1;
      if (order < 0) best = one;
    }
  }
  return best;
}

type Asked = { demand: Demand; request: RoutingRequest; rules: RoutingRules; gather: GatherRules; now: Date };

function* gatheredIn(target: Place, sources: readonly Place[], lanes: ReadonlyMap<string, Lane>, asked: Asked) {
  const { demand, request, rules, gather, now } = asked;
  // The place itself first: as little as possible travels.
  const places = [target, ...sources];
  const shelves = places.map(({ shelf }) => shelf);
  const filling = prepareFilling(demand, shelves, true, true);
  const effort = usualEffort();
  const later = new Map<number, Place>();
  for (const members of subsets(places.length, mostGathered)) {
    if (members.numbers.length < 2 || members.numbers[0] !== 0) continue;
    const filled = fill(filling, members, effort);
    if (!filled || filled.units < demand.units) continue;
    const takes = takesOf(filling, members, filled);
    const ways = members.numbers.slice(1).flatMap((member) => {
      const from = places[member]?.warehouse.code ?? "";
      const lane = lanes.get(from);
      if (!lane) return [];
      const units = takes.reduce((sum, take) => sum + (take.warehouse === member ? take.quantity : 0), 0);
      return [{ from, units, days: lane.days, minor: lanePrice(lane, filled.grams?.[member] ?? null) }];
    });
    const transferMinor = ways.reduce<number | null>((sum, { minor }) => (sum === null || minor === null ? null : sum + minor), 0);
    if (gather.maxMinor !== null && (transferMinor === null || transferMinor > gather.maxMinor)) continue;
    const days = Math.max(...ways.map((way) => way.days));
    const readyAt = new Date(now.getTime() + days * dayMs);
    const place = later.get(days) ?? { ...target, ...placeMeasurer(request, readyAt)(target.warehouse) };
    later.set(days, place);
    const sent = measureSet([place], [0], 0, demand.grams === null ? null : [demand.grams]);
    const measured = {
      ...sent,
      costMinor: sent.costMinor === null || transferMinor === null ? null : sent.costMinor + transferMinor,
      etaDays: sent.etaDays === null ? null : sent.etaDays + days,
    };
    const moved = ways.reduce((sum, { units }) => sum + units, 0);
    const plan = { to: target.warehouse.code, ways, readyAt: readyAt.toISOString(), transferMinor, apart: null };
    yield { places, numbers: members.numbers, takes, measured, keys: keysOf(measured, rules), plan, moved };
  }
}

const idsOf = ({ places, numbers }: Pick<Gathered, "places" | "numbers">) => numbers.map((at) => places[at]?.warehouse.id).join();
