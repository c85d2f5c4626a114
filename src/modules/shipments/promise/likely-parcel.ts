import type { Parcel } from "../carriers/port";

/** What is to be packed: the physical units of one order line. */
export type UnpackedLine = {
  sku: string;
  name: string;
  quantity: number;
  unitPriceMinor: number;
  taxRate: number | null;
  weightGrams: number | null;
  lengthMm: number | null;
  widthMm: number | null;
  heightMm: number | null;
};

/**
 * The one parcel that goods are taken to make before anybody has packed them: their weights together, in a box of as much room as they
 * take, of the shape of a cube unless one of them is longer. Null while something was never weighed: no carrier could name a price.
 * Pure.
 */
export function likelyParcel(lines: readonly UnpackedLine[]): Parcel | null {
  if (lines.length === 0 || lines.some((line) => line.weightGrams === null)) return null;
  return {
    weightGrams: Math.max(
      1,
      lines.reduce((sum, line) => sum + (line.weightGrams ?? 0) * line.quantity, 0),
    ),
    dimensionsMm: roomOf(lines),
    lines: lines.map(({ sku, name, quantity, unitPriceMinor, taxRate, weightGrams }) => ({
      ...{ sku, name, quantity, unitPriceMinor, taxRate },
      weightGrams: weightGrams ?? 0,
    })),
  };
}

/** Air and filling: goods never lie in a box without any. */
const loose = 1.2;

function roomOf(lines: readonly UnpackedLine[]): Parcel["dimensionsMm"] {
  let volume = 0;
  const longest = [0, 0, 0];
  for (const { lengthMm, widthMm, heightMm, quantity } of lines) {
    if (!lengthMm || !widthMm || !heightMm) return null;
    volume += lengthMm * widthMm * heightMm * quantity;
    for (const [side, mm] of [lengthMm, widthMm, heightMm].sort((a, b) => b - a).entries())
      longest[side] = Math.max(longest[side] ?? 0, mm);
  }
  const [length = 0, width = 0, height = 0] = longest;
  // One thing alone is as large as it is.
  const isOne = lines.length === 1 && lines[0]?.quantity === 1;
  if (isOne) return { length, width, height };
  const needed = volume * loose;
  const widest = Math.max(width, Math.ceil(Math.sqrt(needed / Math.max(length, Math.cbrt(needed)))));
  const longer = Math.max(length, Math.ceil(Math.cbrt(needed)));
  return { length: longer, width: widest, height: Math.max(height, Math.ceil(needed / (longer * widest))) };
}
