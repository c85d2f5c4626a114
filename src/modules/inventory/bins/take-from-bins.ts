/** What a bin holds of one product, of one lot where it tracks them. */
export type BinUnits = { binId: string; code: string; walkOrder: number; units: number; isPickBin: boolean };

/** Units of one place; null: they lie in no bin. */
export type PlacedUnits = { binId: string | null; units: number };

/**
 * From where so many units are taken when nobody said: first those that lie in no bin, then the bin that the product is picked
 * from, then the others in the order of the walk. The same books always give the same answer. Fewer where there are no more.
 */
export function takeFromBins(bins: readonly BinUnits[], unplaced: number, units: number): PlacedUnits[] {
  const order = [...bins].sort(
    (a, b) => Number(b.isPickBin) - Number(a.isPickBin) || a.walkOrder - b.walkOrder || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0),
  );
  const taken: PlacedUnits[] = [];
  let rest = units;
  for (const place of [{ binId: null, units: Math.max(0, unplaced) }, ...order]) {
    const some = Math.min(rest, place.units);
    if (some > 0) taken.push({ binId: place.binId, units: some });
    rest -= some;
  }
  return taken;
}
