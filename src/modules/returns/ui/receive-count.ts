import { readScan, scanMatches, serialsRead } from "@/lib/barcode";
import { type Reason, reason } from "@/lib/reason";
import type { ReceivedLine } from "../inputs";
import { type CameCondition, cameConditions } from "../return";

/** What the receiving screen has counted so far. Pure: scans and typed figures go through here, the server gets its lines. */

export type ExpectedLine = { lineId: string; sku: string; barcode: string | null; open: number; tracksSerials: boolean };
type Counted = { units: number; serials: readonly string[]; codes: readonly string[] };
export type Counts = Readonly<Record<string, Partial<Record<CameCondition, Counted>>>>;

export const nothing: Counts = {};
const none: Counted = { units: 0, serials: [], codes: [] };

export function countedOf(counts: Counts, lineId: string, condition: CameCondition): Counted {
  return counts[lineId]?.[condition] ?? none;
}

/** Units of a line that are counted, in whatever condition. */
export function allCounted(counts: Counts, lineId: string): number {
  return cameConditions.reduce((sum, condition) => sum + countedOf(counts, lineId, condition).units, 0);
}

function put(counts: Counts, lineId: string, condition: CameCondition, counted: Counted): Counts {
  return { ...counts, [lineId]: { ...counts[lineId], [condition]: counted } };
}

/** A typed figure takes the place of what was counted; numbers and codes that were scanned stay while the figure covers them. */
export function withUnits(counts: Counts, lineId: string, condition: CameCondition, units: number): Counts {
  const before = countedOf(counts, lineId, condition);
  const kept = { serials: before.serials.slice(0, units), codes: before.codes.slice(0, units) };
  return put(counts, lineId, condition, { units, ...kept });
}

/** One more unit by a scanned code: the product's own, a marking code, or a serial number. Tells why when it is none that is expected. */
export function withScan(
  counts: Counts,
  lines: readonly ExpectedLine[],
  raw: string,
  condition: CameCondition,
): { counts: Counts; lineId: string } | { refused: Reason } {
  const scan = readScan(raw);
  const code = scan.text.trim();
  const ofProduct = lines.filter((line) => scanMatches(raw, line));
  const isSerial = ofProduct.length === 0 || (scan.serial !== null && ofProduct.some((line) => line.tracksSerials));
  const serial = isSerial ? (serialsRead(raw).at(-1) ?? code) : null;
  const fitting = ofProduct.length > 0 ? ofProduct : lines.filter((line) => line.tracksSerials);
  const line = fitting.find((one) => allCounted(counts, one.lineId) < one.open);
  if (!line) {
    const [full] = fitting;
    return {
      refused: full
        ? reason("return.more_than_asked", { sku: full.sku, units: full.open + 1, most: full.open })
        : reason("scan.unknown_code"),
    };
  }
  const before = countedOf(counts, line.lineId, condition);
  const isMark = !line.tracksSerials && scan.gtin !== null && scan.serial !== null;
  const twice = cameConditions.some((one) => {
    const { serials, codes } = countedOf(counts, line.lineId, one);
    return (serial !== null && line.tracksSerials && serials.includes(serial)) || (isMark && codes.includes(code));
  });
  if (twice) return { refused: reason("stock.serial_twice", { sku: line.sku, serial: serial ?? code }) };
  return {
    lineId: line.lineId,
    counts: put(counts, line.lineId, condition, {
      units: before.units + 1,
      serials: line.tracksSerials && serial !== null ? [...before.serials, serial] : before.serials,
      codes: isMark ? [...before.codes, code] : before.codes,
    }),
  };
}

/** Everything that is still expected came in one condition. */
export function allCame(lines: readonly ExpectedLine[], condition: CameCondition): Counts {
  return Object.fromEntries(
    lines.filter(({ open }) => open > 0).map(({ lineId, open }) => [lineId, { [condition]: { ...none, units: open } }]),
  );
}

/** The lines for the server. */
export function receivedLines(counts: Counts, lines: readonly ExpectedLine[], bin: string): ReceivedLine[] {
  return lines.flatMap(({ lineId }) =>
    cameConditions.flatMap((condition) => {
      const { units, serials, codes } = countedOf(counts, lineId, condition);
      if (units === 0) return [];
      return [
        {
          ...{ lineId, quantity: units, condition },
          ...(serials.length > 0 ? { serials: [...serials] } : {}),
          ...(codes.length > 0 ? { codes: [...codes] } : {}),
          ...(bin && condition !== "missing" ? { bin } : {}),
        },
      ];
    }),
  );
}

/** Why a count cannot be booked; null when it can. */
export function whyNotBooked(counts: Counts, lines: readonly ExpectedLine[]): Reason | null {
  const over = lines.find((line) => allCounted(counts, line.lineId) > line.open);
  if (over) return reason("return.more_than_asked", { sku: over.sku, units: allCounted(counts, over.lineId), most: over.open });
  return lines.some((line) => allCounted(counts, line.lineId) > 0) ? null : reason("return.nothing_counted");
}
