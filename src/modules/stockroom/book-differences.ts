import type { ShelfChange } from "@/modules/inventory/adjustment";

/** How the differences of a count are booked. Pure. */

export type CountedShelf = {
  binId: string | null;
  lot: string;
  expiresOn: string | null;
  /** Found there, less what the books said of the shelf at that moment. */
  difference: number;
  /** Units that the books have in that place now: no more can be taken from it. */
  there: number;
};

/**
 * The changes of one product: what was too many comes into its bin; what was missing goes out of its bin as far as the books
 * still have it there, and the rest out of wherever they have it now: it was carried on, or sold, in the meantime. First what
 * comes, then what a bin gives, last what is taken anywhere.
 */
export function bookDifferences(shelves: readonly CountedShelf[]): ShelfChange[] {
  const [come, bins, anywhere]: [ShelfChange[], ShelfChange[], ShelfChange[]] = [[], [], []];
  for (const { binId, lot, expiresOn, difference, there } of shelves) {
    const named = lot ? { lot } : {};
    if (difference > 0) come.push({ kind: "counted", quantity: difference, binId, ...named, ...(lot ? { expiresOn } : {}) });
    if (difference >= 0) continue;
    const fromBin = binId ? Math.min(-difference, there) : 0;
    if (fromBin > 0) bins.push({ kind: "counted", quantity: -fromBin, binId, ...named });
    if (-difference > fromBin) anywhere.push({ kind: "counted", quantity: difference + fromBin, ...named });
  }
  return [...come, ...bins, ...anywhere];
}
