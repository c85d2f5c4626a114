import { type BinUnits, takeFromBins } from "@/modules/inventory/bins/take-from-bins";

/**
 * What should lie on each shelf of a product at a moment. Pure. The books of now are rewound by what moved since, and units in
 * totes are taken off: they stay in the books of their bins until they leave the house, but nobody finds them there.
 */

/** A lot of a product (one without a name where it has none): all its units, and those in bins. The rest lies in no bin. */
export type LotBooks = { lot: string; expiresOn: string | null; units: number; bins: readonly BinUnits[] };

/** Units that a bin (null: no bin) gained or lost. */
export type Moved = { binId: string | null; lot: string; units: number };

export type ShelfUnits = { binId: string | null; lot: string; units: number };

/** The books as they were before something moved. A bin that was emptied since is there again. */
export function rewound(now: readonly LotBooks[], since: readonly Moved[], binOf: (binId: string) => BinUnits): LotBooks[] {
  const then = new Map(now.map((lot) => [lot.lot, { ...lot, bins: new Map(lot.bins.map((bin) => [bin.binId, { ...bin }])) }]));
  for (const { binId, lot, units } of since) {
    const one = then.get(lot) ?? { lot, expiresOn: null, units: 0, bins: new Map<string, BinUnits>() };
    then.set(lot, one);
    one.units -= units;
    if (binId === null) continue;
    const bin = one.bins.get(binId) ?? { ...binOf(binId), units: 0 };
    one.bins.set(binId, { ...bin, units: bin.units - units });
  }
  return [...then.values()].map((lot) => ({ ...lot, bins: [...lot.bins.values()] }));
}

/**
 * What lies on each shelf: the books less what is in totes. Those units are taken from the lot that expires first and within it
 * as goods leave their bins when they leave the house, so that both name the same bins.
 */
export function shelvesOf(lots: readonly LotBooks[], inTotes: number): ShelfUnits[] {
  const shelves: ShelfUnits[] = [];
  let rest = inTotes;
  const order = [...lots].sort((a, b) => (a.expiresOn ?? "9999").localeCompare(b.expiresOn ?? "9999") || a.lot.localeCompare(b.lot));
  for (const { lot, units, bins } of order) {
    const unplaced = units - bins.reduce((sum, bin) => sum + bin.units, 0);
    const taken = takeFromBins(bins, unplaced, Math.min(rest, Math.max(0, units)));
    rest -= taken.reduce((sum, one) => sum + one.units, 0);
    const gone = (binId: string | null) => taken.find((one) => one.binId === binId)?.units ?? 0;
    shelves.push({ binId: null, lot, units: unplaced - gone(null) });
    for (const { binId, units: there } of bins) shelves.push({ binId, lot, units: there - gone(binId) });
  }
  return shelves;
}
