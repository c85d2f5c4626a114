import { type Reason, reason } from "@/lib/reason";

type UnitsOfSku = { sku: string; quantity: number };

/** A line of work: `sku` is the physical product, `orderSku` what was ordered (the bundle, for a part of one). */
export type SpreadLine = { id: string; orderLineId: string; sku: string; orderSku: string; per: number };

/**
 * Spreads units, named by SKU, over the lines of a fulfilment that still have room for them, in the order of the lines.
 * An SKU names a physical product; one that only a bundle bears stands for all of its parts. More than there is room for,
 * or an SKU that is not part of the work, is refused whole.
 */
export function spreadUnits<Line extends SpreadLine>(
  lines: readonly Line[],
  wanted: readonly UnitsOfSku[],
  room: (line: Line) => number,
): { taken: Map<string, number> } | { refused: Reason } {
  const left = new Map(lines.map((line) => [line.id, room(line)]));
  const taken = new Map<string, number>();
  const take = (line: Line, units: number) => {
    left.set(line.id, (left.get(line.id) ?? 0) - units);
    taken.set(line.id, (taken.get(line.id) ?? 0) + units);
  };

  for (const [sku, quantity] of summed(wanted)) {
    const physical = lines.filter((line) => line.sku === sku);
    const bundled = physical.length > 0 ? [] : lines.filter((line) => line.orderSku === sku);
    if (physical.length === 0 && bundled.length === 0) return { refused: reason("fulfilment.not_in_work", { sku }) };
    let missing = quantity;
    for (const line of physical) {
      const units = Math.min(missing, left.get(line.id) ?? 0);
      if (units > 0) take(line, units);
      missing -= Math.max(0, units);
    }
    for (const orderLineId of new Set(bundled.map((line) => line.orderLineId))) {
      const parts = bundled.filter((line) => line.orderLineId === orderLineId);
      const whole = Math.min(missing, ...parts.map((part) => Math.floor((left.get(part.id) ?? 0) / part.per)));
      if (whole <= 0) continue;
      for (const part of parts) take(part, whole * part.per);
      missing -= whole;
    }
    if (missing > 0) return { refused: reason("fulfilment.too_many", { sku, quantity, most: quantity - missing }) };
  }
  return { taken };
}

function summed(wanted: readonly UnitsOfSku[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { sku, quantity } of wanted) sums.set(sku, (sums.get(sku) ?? 0) + quantity);
  return sums;
}
