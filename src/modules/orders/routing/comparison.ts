import type { Candidate } from "./request";

/** What one set of rules makes of some orders. Pure sums: pages of them are added up. */
export type Tally = {
  orders: number;
  parcels: number;
  /** Kilometres over all parcels, of the orders of which both sides know them. */
  distanceKm: number;
  /** Delivery prices over all parcels in minor units, likewise; nothing where no tariff gives one. */
  costMinor: number;
  /** Parcels that would miss their promise. */
  late: number;
  /** Orders that would not be filled whole. */
  short: number;
};

export type Comparison = {
  before: Tally;
  after: Tally;
  /** Orders of which both sides know the distance, and the price; and those that were promised for a day. */
  measured: number;
  priced: number;
  promised: number;
  /** Orders whose warehouses change. */
  changed: number;
};

const emptyTally = (): Tally => ({ orders: 0, parcels: 0, distanceKm: 0, costMinor: 0, late: 0, short: 0 });

export const emptyComparison = (): Comparison => ({
  before: emptyTally(),
  after: emptyTally(),
  measured: 0,
  priced: 0,
  promised: 0,
  changed: 0,
});

/** Takes one order in; true when its warehouses change. An order that no warehouse fills at all counts as short. */
export function compareOrder(sums: Comparison, before: Candidate | null, after: Candidate | null, promised = false): boolean {
  const measured = isNumber(before?.distanceKm) && isNumber(after?.distanceKm);
  const priced = isNumber(before?.costMinor) && isNumber(after?.costMinor);
  if (measured) sums.measured++;
  if (priced) sums.priced++;
  if (promised) sums.promised++;
  count(sums.before, before, measured, priced);
  count(sums.after, after, measured, priced);
  const changes = namesOf(before) !== namesOf(after);
  if (changes) sums.changed++;
  return changes;
}

function count(tally: Tally, chosen: Candidate | null, measured: boolean, priced: boolean): void {
  tally.orders++;
  tally.parcels += chosen?.parcels ?? 0;
  tally.late += chosen?.late ?? 0;
  if (!chosen || chosen.unfilledUnits > 0) tally.short++;
  if (measured) tally.distanceKm += chosen?.distanceKm ?? 0;
  if (priced) tally.costMinor += chosen?.costMinor ?? 0;
}

/** Two pages as one. */
export function addComparisons(a: Comparison, b: Comparison): Comparison {
  return {
    before: addTallies(a.before, b.before),
    after: addTallies(a.after, b.after),
    measured: a.measured + b.measured,
    priced: a.priced + b.priced,
    promised: a.promised + b.promised,
    changed: a.changed + b.changed,
  };
}

function addTallies(a: Tally, b: Tally): Tally {
  return {
    orders: a.orders + b.orders,
    parcels: a.parcels + b.parcels,
    distanceKm: a.distanceKm + b.distanceKm,
    costMinor: a.costMinor + b.costMinor,
    late: a.late + b.late,
    short: a.short + b.short,
  };
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === "number";
}

function namesOf(candidate: Candidate | null): string {
  return candidate ? [...candidate.warehouses].sort().join() : "";
}
