import { type Reason, reason } from "@/lib/reason";

type UnitsOfSku = { sku: string; quantity: number };

/**
 * Why parcels may not leave as they are: units were taken off the order after they were packed, so what lies in them is no
 * longer what is to be sent. They are opened and packed anew.
 */
export function whyNotContents(lines: readonly UnitsOfSku[], parcels: readonly { lines: readonly UnitsOfSku[] }[]): Reason | null {
  const wanted = sums(lines);
  const held = sums(parcels.flatMap((parcel) => parcel.lines));
  const same = wanted.size === held.size && [...wanted].every(([sku, units]) => held.get(sku) === units);
  return same ? null : reason("shipment.repack");
}

function sums(units: readonly UnitsOfSku[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const { sku, quantity } of units) sum.set(sku, (sum.get(sku) ?? 0) + quantity);
  return sum;
}
