import { readScan } from "@/lib/barcode";
import { quotedCode } from "@/lib/quoted-code";
import { type Reason, reason } from "@/lib/reason";
import { type ScanLine, whichLine, whyNotLot } from "./scan";

/** What a device without network says of a scan by itself, from the task as it knows it. Pure. */

export type JudgedLine = ScanLine & { tracksSerials: boolean; lots: readonly { lot: string }[] };

/**
 * The line that a code takes a unit for, or why not. Boxes and bare serial numbers are the server's to know: without it units are
 * scanned one by one, by their own code.
 */
export function judgeScan<Line extends JudgedLine>(
  lines: readonly Line[],
  code: string,
  today: string,
): { line: Line } | { refused: Reason } {
  const scan = readScan(code);
  if (scan.fault) return { refused: scan.fault };
  const match = whichLine(lines, code);
  if (!match) return { refused: reason("scan.unknown_offline", { code: quotedCode(code) }) };
  if ("refused" in match) return match;
  const { line } = match;
  if (line.tracksSerials && !scan.serial) return { refused: reason("scan.serial_needed", { sku: line.sku }) };
  const lot = scan.lot ? whyNotLot(line.lots, { lot: scan.lot, expiresOn: scan.expiresOn }, today) : null;
  return lot ? { refused: lot } : { line };
}

type Task<Line> = { status: string; lines: readonly Line[] };

/** A task as it will be once the scans that wait have been taken in. */
export function withScans<Line extends JudgedLine, T extends Task<Line>>(task: T, codes: readonly string[], today: string): T {
  if (codes.length === 0) return task;
  let lines = [...task.lines];
  for (const code of codes) {
    const judged = judgeScan(lines, code, today);
    if ("line" in judged) lines = lines.map((line) => (line.id === judged.line.id ? { ...line, picked: line.picked + 1 } : line));
  }
  const begun = lines.some((line) => line.picked > 0);
  const full = lines.length > 0 && lines.every((line) => line.picked >= line.quantity);
  const working = task.status === "planned" || task.status === "picking";
  return { ...task, lines, status: working && full ? "picked" : working && begun ? "picking" : task.status };
}
