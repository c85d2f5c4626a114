import { reason } from "@/lib/reason";
import { type Filled, type Filling, fill, type Members, prepareFilling, takesOf } from "./allocate";
import { compareText, type Demand, demandOf } from "./demand";
import { bestGathered, type Gathered } from "./gather";
import { shortlist, whyRefused } from "./hard-filters";
import { isFull, measureSet, type Place, placeMeasurer } from "./measure";
import type { Candidate, LineUnits, RoutingDecision, RoutingPlan, RoutingRequest, RoutingWarehouse } from "./request";
import { mostParcels } from "./rule-set";
import { comesAfter, compareKeys, defaultRules, keysOf, type Measured, type RoutingRules, whyLost } from "./rules";
import { type Take, usualEffort } from "./shelf";
import { subsets } from "./subsets";

const shortlistSize = 12;
const keptCandidates = 10;

type Option = { members: Members; filled: Filled; measured: Measured; keys: number[] };

/**
 * Which warehouses fill an order: every set of up to `maxParcels` of them is tried, and the first rule that tells two sets apart decides.
 * Pure and deterministic: the order of lines and warehouses plays no part, and the same call answers "why" and "what if".
 * Nothing is dropped: what the plan does not allocate it returns as unfilled.
 */
export function planRouting(
  request: RoutingRequest,
  warehouses: readonly RoutingWarehouse[],
  rules: RoutingRules = defaultRules,
  now: Date = new Date(),
): RoutingPlan {
  const demand = demandOf(request.lines);
  const refused: RoutingDecision["refused"] = [];
  const open: Place[] = [];
  const measure = placeMeasurer(request, now);
  for (const warehouse of [...warehouses].sort((a, b) => compareText(a.id, b.id))) {
    const shelf = demand.products.map((product) => warehouse.available.get(product) ?? 0);
    const why = whyRefused(warehouse, request, demand, shelf);
    if (why) refused.push({ warehouse: warehouse.code, reason: why });
    else open.push({ ...measure(warehouse), shelf });
  }
  const roomy = request.pinnedWarehouseId === null ? open.filter(({ warehouse }) => !isFull(warehouse)) : open;
  let choice = choose(roomy, demand, rules, request);
  // A warehouse that is full for the day is spared, unless the others would leave something unfilled that it has.
  const whole = roomy.length < open.length && lacking(choice, demand) > 0 ? choose(open, demand, rules, request) : null;
  if (whole && lacking(whole, demand) < lacking(choice, demand)) choice = whole;
  else {
    for (const { warehouse } of open) {
      if (isFull(warehouse) && !roomy.some((place) => place.warehouse === warehouse))
        refused.push({ warehouse: warehouse.code, reason: reason("routing.full", { capacity: warehouse.capacity ?? 0 }) });
    }
  }
  for (const { warehouse } of choice.passedOver)
    refused.push({ warehouse: warehouse.code, reason: reason("routing.not_shortlisted", { limit: shortlistSize }) });
  const { places, filling, options } = choice;

  const { order, bands, source } = rules;
  const apart = options.map(
    ({ members, filled, measured, keys }): Sent => ({
      places,
      numbers: members.numbers,
      measured,
      keys,
      // Asked of few of them.
      get takes() {
        return takesOf(filling, members, filled);
      },
    }),
  );
  const sent = withGathered(apart, gatheredFor(request, places, demand, rules, now, apart[0]));
  const [best] = sent;
  const lacks = (one: Sent) => (one.measured.unfilledUnits === 0 ? [] : missing(demand, one.takes));
  const candidates = sent.map((one) => candidateOf(one, best, lacks(one), rules));
  return {
    allocations: best ? allocationsOf(best) : [],
    unfilled: candidates[0]?.missing ?? missing(demand, []),
    gathering: best ? meetingPlace(best) : null,
    decision: {
      rules: [...order],
      ruleSet: source,
      bands: { ...bands },
      decidedAt: now.toISOString(),
      units: demand.units,
      chosen: candidates[0] ?? null,
      candidates,
      refused,
    },
  };
}

/** A candidate with its goods, sent apart or brought together first. */
type Sent = Pick<Gathered, "places" | "numbers" | "takes" | "measured" | "keys"> & { plan?: Gathered["plan"] };

/**
 * How the order could leave as one parcel after all, where it would not by itself: goods travel only where that fills more or
 * saves a parcel, never because another warehouse is the nicer one.
 */
function gatheredFor(
  request: RoutingRequest,
  places: readonly Place[],
  demand: Demand,
  rules: RoutingRules,
  now: Date,
  apart: Sent | undefined,
): Sent | null {
  const isOne = apart?.measured.unfilledUnits === 0 && apart.measured.parcels === 1;
  if (!rules.gather || !request.mayGather || isOne || demand.units === 0) return null;
  const found = bestGathered(places, demand, request, rules, rules.gather, now);
  if (!found) return null;
  const isWhole = apart?.measured.unfilledUnits === 0;
  const { parcels, costMinor } = apart?.measured ?? { parcels: 0, costMinor: null };
  return { ...found, plan: { ...found.plan, apart: isWhole ? { parcels, costMinor } : null } };
}

/** The one that brings goods together in its place among the others, or last where it lost. */
function withGathered(apart: readonly Sent[], gathered: Sent | null): Sent[] {
  if (!gathered) return [...apart];
  const [first] = apart;
  const wins = !first || compareKeys(gathered.keys, first.keys) < 0;
  return wins ? [gathered, ...apart] : [...apart, gathered];
}

function meetingPlace({ plan, places, numbers }: Sent): RoutingPlan["gathering"] {
  const target = plan && places[numbers[0] ?? -1];
  return target ? { warehouseId: target.warehouse.id, readyAt: new Date(plan.readyAt) } : null;
}

type Choice = { places: Place[]; filling: Filling; options: Option[]; passedOver: Place[] };

/** Compares every set of the shortlisted warehouses. */
function choose(open: readonly Place[], demand: Demand, rules: RoutingRules, { allowSplitUnits, maxParcels }: RoutingRequest): Choice {
  const ranked = rank(open, rules, demand);
  const listed = shortlist(
    [...ranked.keys()],
    ranked.map((place) => place.shelf),
    demand,
    shortlistSize,
  );
  const places = ranked.filter((_, index) => listed.has(index));
  const filling = prepareFilling(
    demand,
    places.map((place) => place.shelf),
    allowSplitUnits,
    places.some((place) => place.estimate !== null),
  );
  const options = bestOptions(filling, places, demand, rules, maxParcels);
  return { places, filling, options, passedOver: ranked.filter((_, index) => !listed.has(index)) };
}

const lacking = ({ options }: Choice, demand: Demand) => options[0]?.measured.unfilledUnits ?? demand.units;

/** The best sets of warehouses, the very best first: as many as are worth showing. Equal ones stand in the order of their ids. */
function bestOptions(filling: Filling, places: readonly Place[], demand: Demand, rules: RoutingRules, maxParcels: number): Option[] {
  const effort = usualEffort();
  const best: Option[] = [];
  const compare = (a: Option, b: Option) => compareKeys(a.keys, b.keys) || compareIds(a.members, b.members, places);
  for (const members of subsets(places.length, Math.max(1, Math.min(maxParcels, mostParcels)))) {
    const filled = fill(filling, members, effort);
    if (!filled) continue;
    const measured = measureSet(places, members.numbers, demand.units - filled.units, filled.grams);
    const last = best[keptCandidates - 1];
    if (last && comesAfter(measured, last.keys, rules)) continue;
    const option = { members, filled, measured, keys: keysOf(measured, rules) };
    if (last && compare(option, last) > 0) continue;
    let at = best.length;
    for (let before = best[at - 1]; before && compare(option, before) < 0; before = best[at - 1]) at--;
    best.splice(at, 0, option);
    best.length = Math.min(best.length, keptCandidates);
  }
  return best;
}

function compareIds(a: Members, b: Members, places: readonly Place[]): number {
  const ids = (members: Members) => members.numbers.map((member) => places[member]?.warehouse.id).join();
  return compareText(ids(a), ids(b));
}

/** The preferred warehouse first, by the owner's rules as far as they speak of a single one: it gets the lines that several could fill. */
function rank(places: readonly Place[], rules: RoutingRules, { grams }: Demand): Place[] {
  // As if each sent everything.
  const weights = grams === null ? null : places.map(() => grams);
  const keyed = places.map((place, at) => ({ place, keys: keysOf(measureSet(places, [at], 0, weights), rules) }));
  keyed.sort((a, b) => compareKeys(a.keys, b.keys) || compareText(a.place.warehouse.id, b.place.warehouse.id));
  return keyed.map(({ place }) => place);
}

function candidateOf(one: Sent, best: Sent | undefined, lacks: LineUnits[], rules: RoutingRules): Candidate {
  const { places, numbers, measured, keys, plan } = one;
  const set = numbers.flatMap((member) => places[member] ?? []);
  return {
    warehouses: set.map(({ warehouse }) => warehouse.code),
    ...measured,
    distanceKm: round(measured.distanceKm),
    distancesKm: set.map((place) => round(place.distanceKm)),
    keys,
    missing: lacks,
    outcome: !best || one === best ? null : whyLost(one, best, rules.order),
    ...(plan && { gather: plan }),
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

function allocationsOf(one: Sent): RoutingPlan["allocations"] {
  const { places, numbers, takes } = one;
  return numbers.flatMap((member) => {
    const place = places[member];
    const lines = takes
      .filter((take) => take.warehouse === member)
      .map(({ line, quantity }) => ({ lineId: line.lineId, quantity }))
      .sort((a, b) => compareText(a.lineId, b.lineId));
    return place ? [{ warehouseId: place.warehouse.id, lines }] : [];
  });
}
