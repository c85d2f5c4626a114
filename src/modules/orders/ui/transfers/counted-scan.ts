import { scanMatches, serialsRead } from "@/lib/barcode";
import { type Reason, reason } from "@/lib/reason";

/** A line that a scanner counts. Of a product that tracks serial numbers, the numbers that may be meant. */
export type Scannable = { sku: string; barcode: string | null; tracksSerials: boolean; serials: readonly string[] };

/** What a scan counts: one unit of a line, and which unit where numbers are kept; or why it counts nothing. */
export function countedScan(code: string, lines: readonly Scannable[]): { sku: string; serial: string | null } | Reason {
  const read = serialsRead(code);
  for (const { sku, serials } of lines) {
    const serial = serials.find((one) => read.includes(one));
    if (serial !== undefined) return { sku, serial };
  }
  const line = lines.find((one) => scanMatches(code, one));
  if (!line) return reason("transfer.not_in_transfer", { sku: code.trim() });
  return line.tracksSerials ? reason("scan.serial_needed", { sku: line.sku }) : { sku: line.sku, serial: null };
}
