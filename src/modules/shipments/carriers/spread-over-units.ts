import { spread } from "@/lib/money";
import type { Parcel, ParcelLine } from "./port";

/** So many units of a line in one parcel, each at the same price. */
export type UnitRow = { line: ParcelLine; parcel: number; quantity: number; eachMinor: number };

/**
 * Spreads an amount over the goods by what they are worth, exact to the minor unit: units of one line that pay one more are a row of
 * their own. Empty when nothing lies in the parcels.
 */
export function spreadOverUnits(parcels: readonly Parcel[], amountMinor: number): UnitRow[] {
  const lines = parcels.flatMap((parcel, i) => parcel.lines.filter(({ quantity }) => quantity > 0).map((line) => ({ line, parcel: i })));
  if (lines.length === 0) return [];
  const worth = lines.map(({ line }) => line.unitPriceMinor * line.quantity);
  // Where all goods are gifts, their number says what each is worth of the whole.
  const parts = spread(amountMinor, worth.some((minor) => minor > 0) ? worth : lines.map(({ line }) => line.quantity));
  return lines.flatMap(({ line, parcel }, i) => {
    const each = Math.floor((parts[i] ?? 0) / line.quantity);
    const dearer = (parts[i] ?? 0) - each * line.quantity;
    return [
      { line, parcel, quantity: line.quantity - dearer, eachMinor: each },
      { line, parcel, quantity: dearer, eachMinor: each + 1 },
    ].filter(({ quantity }) => quantity > 0);
  });
}
