import { nextCutOff } from "@/lib/dates";
import { distanceKm } from "@/lib/geo";
import { reason } from "@/lib/reason";
import { allocate } from "./allocate";
import { compareText, type Demand, demandOf } from "./demand";
import { shortlist, whyRefused } from "./hard-filters";
import type { Candidate, LineUnits, RoutingDecision, RoutingPlan, RoutingRequest, RoutingWarehouse } from "./request";
import { compareKeys, defaultRules, keysOf, type Measured, type RoutingRule, whyLost } from "./rules";
import { type Stock, type Take, usualEffort } from "./shelf";

const shortlistSize = 12;
const mostParcels = 6;
const keptCandidates = 10;

/** A warehouse with what the rules ask of it, measured once. */
type Place = { warehouse: RoutingWarehouse; shelf: number[]; late: number; distanceKm: number | null };
type Option = { members: readonly number[]; takes: Take[]; measured: Measured; keys: number[]; ids: string };

/**
 * Which warehouses fill an order: every set of up to `maxParcels` of them is tried, and the first rule that tells two sets apart decides.
 * Pure and deterministic: the order of lines and warehouses plays no part, and the same call answers "why" and "what if".
 * Nothing is dropped: what the plan does not allocate it returns as unfilled.
 */
export function planRouting(
  request: RoutingRequest,
  warehouses: readonly RoutingWarehouse[],
  rules: readonly RoutingRule[] = defaultRules,
  now: Date = new Date(),
): RoutingPlan {
  const demand = demandOf(request.lines);
  const refused: RoutingDecision["refused"] = [];
  const open: Place[] = [];
  for (const warehouse of [...warehouses].sort((a, b) => compareText(a.id, b.id))) {
    const shelf = demand.products.map((product) => warehouse.available.get(product) ?? 0);
    const why = whyRefused(warehouse, request, demand, shelf);
    if (why) refused.push({ warehouse: warehouse.code, reason: why });
    else open.push({ warehouse, shelf, ...measure(warehouse, request, now) });
  }
  const ranked = rank(open, rules);
  const listed = shortlist(
    [...ranked.keys()],
    ranked.map((place) => place.shelf),
    demand,
    shortlistSize,
  );
  for (const [index, { warehouse }] of ranked.entries()) {
    if (!listed.has(index))
      refused.push({ warehouse: warehouse.code, reason: reason("routing.not_shortlisted", { limit: shortlistSize }) });
  }
  const places = ranked.filter((_, index) => listed.has(index));
  const stock: Stock = places.map((place) => place.shelf);

  const effort = usualEffort();
  const options: Option[] = [];
  for (const members of subsets(places.length, Math.max(1, Math.min(request.maxParcels, mostParcels)))) {
    const takes = allocate(demand, stock, members, request.allowSplitUnits, effort);
    // A set of which a member has nothing to do is another, smaller set.
    if (!members.every((member) => takes.some((take) => take.warehouse === member))) continue;
    const measured = measureSet(members, places, demand, takes);
    const ids = members.map((member) => places[member]?.warehouse.id).join();
    options.push({ members, takes, measured, keys: keysOf(measured, rules), ids });
  }
  options.sort((a, b) => compareKeys(a.keys, b.keys) || compareText(a.ids, b.ids));

  const [best] = options;
  const candidates = options.slice(0, keptCandidates).map((option) => candidateOf(option, best, places, demand, rules));
  return {
    allocations: best ? allocationsOf(best, places) : [],
    unfilled: missing(demand, best?.takes ?? []),
    decision: { rules: [...rules], decidedAt: now.toISOString(), units: demand.units, chosen: candidates[0] ?? null, candidates, refused },
  };
}

function measure(warehouse: RoutingWarehouse, { destination, shipBy }: RoutingRequest, now: Date): Pick<Place, "late" | "distanceKm"> {
  const { latitude, longitude, cutOff, timezone } = warehouse;
  const late = shipBy && cutOff !== null && nextCutOff({ cutOff, timezone, now }) > shipBy ? 1 : 0;
  const known = destination && latitude !== null && longitude !== null;
  // Whole metres, so that a sum does not depend on the order of its parts.
  return { late, distanceKm: known ? Math.round(distanceKm({ latitude, longitude }, destination) * 1000) / 1000 : null };
}

/** The preferred warehouse first, by the owner's rules as far as they speak of a single one: it gets the lines that several could fill. */
function rank(places: readonly Place[], rules: readonly RoutingRule[]): Place[] {
  const keyed = places.map((place) => ({ place, keys: keysOf(measureOf([place], 0), rules) }));
  keyed.sort((a, b) => compareKeys(a.keys, b.keys) || compareText(a.place.warehouse.id, b.place.warehouse.id));
  return keyed.map(({ place }) => place);
}

function measureSet(members: readonly number[], places: readonly Place[], demand: Demand, takes: readonly Take[]): Measured {
  const set = members.flatMap((member) => places[member] ?? []);
  return measureOf(set, demand.units - takes.reduce((sum, take) => sum + take.quantity, 0));
}

function measureOf(set: readonly Place[], unfilledUnits: number): Measured {
  return {
    unfilledUnits,
    late: set.reduce((sum, place) => sum + place.late, 0),
    parcels: set.length,
    costMinor: fold(
      set,
      ({ warehouse }) => warehouse.costMinor,
      (a, b) => a + b,
    ),
    etaDays: fold(set, ({ warehouse }) => warehouse.etaDays, Math.max),
    loadPercent: fold(set, ({ warehouse }) => warehouse.loadPercent, Math.max),
    distanceKm: fold(
      set,
      (place) => place.distanceKm,
      (a, b) => a + b,
    ),
    priority: set.reduce((sum, { warehouse }) => sum + warehouse.priority, 0),
  };
}

/** One value for a set; unknown as soon as it is unknown for one of them. */
function fold(
  set: readonly Place[],
  of: (place: Place) => number | null | undefined,
  join: (a: number, b: number) => number,
): number | null {
  let value: number | null = null;
  for (const place of set) {
    const next = of(place);
    if (next === null || next === undefined) return null;
    value = value === null ? next : join(value, next);
  }
  return value;
}

const knownSubsets = new Map<string, readonly number[][]>();

/** Every set of 1 to `most` of the numbers below `count`, the small sets first, each in rising order. */
function subsets(count: number, most: number): readonly number[][] {
  const key = `${count} ${most}`;
  let sets = knownSubsets.get(key);
  if (!sets) {
    const bySize: number[][][] = [[[]]];
    for (let size = 1; size <= Math.min(most, count); size++) {
      const smaller = bySize[size - 1] ?? [];
      bySize[size] = smaller.flatMap((set) => range((set.at(-1) ?? -1) + 1, count).map((next) => [...set, next]));
    }
    sets = bySize.slice(1).flat();
    knownSubsets.set(key, sets);
  }
  return sets;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

function candidateOf(
  option: Option,
  best: Option | undefined,
  places: readonly Place[],
  demand: Demand,
  rules: readonly RoutingRule[],
): Candidate {
  const set = option.members.flatMap((member) => places[member] ?? []);
  const { unfilledUnits, late, parcels, distanceKm } = option.measured;
  return {
    warehouses: set.map(({ warehouse }) => warehouse.code),
    unfilledUnits,
    late,
    parcels,
    distanceKm: round(distanceKm),
    distancesKm: set.map((place) => round(place.distanceKm)),
    keys: option.keys,
    missing: missing(demand, option.takes),
    outcome: !best || option === best ? null : whyLost(option.measured, best.measured, rules),
  };
}

function round(km: number | null): number | null {
  return km === null ? null : Math.round(km);
}

function missing(demand: Demand, takes: readonly Take[]): LineUnits[] {
  const filled = new Map<string, number>();
  for (const { line, quantity } of takes) filled.set(line.lineId, (filled.get(line.lineId) ?? 0) + quantity);
  return demand.lines
    .map(({ lineId, quantity }) => ({ lineId, quantity: quantity - (filled.get(lineId) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
}

function allocationsOf(option: Option, places: readonly Place[]): RoutingPlan["allocations"] {
  return option.members.flatMap((member) => {
    const place = places[member];
    const lines = option.takes
      .filter((take) => take.warehouse === member)
      .map(({ line, quantity }) => ({ lineId: line.lineId, quantity }))
      .sort((a, b) => compareText(a.lineId, b.lineId));
    return place ? [{ warehouseId: place.warehouse.id, lines }] : [];
  });
}
