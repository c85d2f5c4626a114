import { scanMatches } from "@/lib/barcode";
import { quotedCode } from "@/lib/quoted-code";
import { type Reason, reason } from "@/lib/reason";

/** What a scan at a shelf means for the work in hand. Pure: every wrong scan has one set answer, and none of them changes anything. */

export type ScanLine = { id: string; productId: string; sku: string; barcode: string | null; quantity: number; picked: number };
export type ScannedThing = { sku: string; name: string } | null;

export type ScanAnswer<Line> = { line: Line } | { refused: Reason };

/**
 * The line that a scanned code takes a unit for: the first of the walk that names this product and still lacks one.
 * Refused: more than the work asks for, a code that two products of the work share, and what is not part of the work.
 */
export function whichLine<Line extends ScanLine>(lines: readonly Line[], code: string): ScanAnswer<Line> | null {
  const matching = lines.filter((line) => scanMatches(code, line));
  const [first] = matching;
  if (!first) return null;
  if (new Set(matching.map((line) => line.productId)).size > 1) return { refused: reason("scan.ambiguous", { code: quotedCode(code) }) };
  const open = matching.find((line) => line.picked < line.quantity);
  if (open) return { line: open };
  return { refused: reason("scan.extra_unit", { sku: first.sku, quantity: matching.reduce((sum, line) => sum + line.quantity, 0) }) };
}

/** A box of so many units of one product, as a scan names it. */
export type ScannedPack = { productId: string; sku: string; name: string; units: number };

/**
 * The units that a scanned pack brings to the lines of its product, in the order of the walk. Null when the work does not ask
 * for the product; refused when it asks for fewer than the pack holds, for a closed box cannot be half taken.
 */
export function whichLines<Line extends ScanLine>(
  lines: readonly Line[],
  pack: ScannedPack,
): { taken: Map<Line, number> } | { refused: Reason } | null {
  const own = lines.filter((line) => line.productId === pack.productId);
  if (own.length === 0) return null;
  const left = own.reduce((sum, line) => sum + line.quantity - line.picked, 0);
  if (left === 0)
    return { refused: reason("scan.extra_unit", { sku: pack.sku, quantity: own.reduce((sum, line) => sum + line.quantity, 0) }) };
  if (left < pack.units) return { refused: reason("scan.pack_too_big", { sku: pack.sku, pack: pack.name, units: pack.units, left }) };
  const taken = new Map<Line, number>();
  let rest = pack.units;
  for (const line of own) {
    const units = Math.min(rest, line.quantity - line.picked);
    if (units > 0) taken.set(line, units);
    rest -= units;
  }
  return { taken };
}

/**
 * Why a unit of this lot may not be taken: its day is over, or the line is to take other lots, which expire first. Where nothing is known
 * of a product's lots any will do.
 */
export function whyNotLot(
  suggested: readonly { lot: string }[],
  { lot, expiresOn }: { lot: string; expiresOn: string | null },
  today: string,
): Reason | null {
  if (expiresOn !== null && expiresOn < today) return reason("scan.lot_expired", { lot, date: expiresOn });
  if (suggested.length === 0 || suggested.some((one) => one.lot === lot)) return null;
  return reason("scan.wrong_lot", { lot, needed: suggested.map((one) => one.lot).join(", ") });
}

/** Why a code that no line of the work bears is refused: another product, a bin, or something that nobody knows. */
export function whyStrange(code: string, product: ScannedThing, bin: string | null): Reason {
  if (product) return reason("scan.wrong_item", { sku: product.sku, name: product.name });
  if (bin) return reason("scan.bin", { bin });
  return reason("scan.unknown_code", { code: quotedCode(code) });
}
