import { scanMatches } from "@/lib/barcode";
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
  if (new Set(matching.map((line) => line.productId)).size > 1) return { refused: reason("scan.ambiguous", { code: shown(code) }) };
  const open = matching.find((line) => line.picked < line.quantity);
  if (open) return { line: open };
  return { refused: reason("scan.extra_unit", { sku: first.sku, quantity: matching.reduce((sum, line) => sum + line.quantity, 0) }) };
}

/** Why a code that no line of the work bears is refused: another product, a bin, or something that nobody knows. */
export function whyStrange(code: string, product: ScannedThing, bin: string | null): Reason {
  if (product) return reason("scan.wrong_item", { sku: product.sku, name: product.name });
  if (bin) return reason("scan.bin", { bin });
  return reason("scan.unknown_code", { code: shown(code) });
}

/** A code as a message may quote it. */
function shown(code: string): string {
  return code
    .replace(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, 60);
}
