import { type Reason, reason } from "@/lib/reason";
import { inTransit, type Unpacked, whyNotUnpack } from "@/modules/inventory/transfers/transfer";
import { parseUnits } from "../arrivals/expected-day";

export const unpackedKinds = ["received", "damaged", "lost", "surplus"] as const;
export type UnpackedKind = (typeof unpackedKinds)[number];

/** What was typed of a line, and of a product that tracks them the serial numbers that came. */
export type LineCount = { typed: Partial<Record<UnpackedKind, string>>; came: readonly string[] };

export const nothingCounted: LineCount = { typed: {}, came: [] };

type Line = {
  sku: string;
  sent: number;
  received: number;
  damaged: number;
  lost: number;
  tracksSerials: boolean;
  serials: readonly string[];
};

/**
 * What the count of a line says; null where it cannot be read. Where numbers are kept they say how many came: those under way
 * are received unless they are damaged, and those that were not sent are a surplus.
 */
export function unpackedOf(line: Line, { typed, came }: LineCount): Unpacked | null {
  const [received, damaged, lost, surplus] = unpackedKinds.map((kind) => {
    const text = typed[kind]?.trim() ?? "";
    return text === "" ? 0 : parseUnits(text);
  }) as [number | null, number | null, number | null, number | null];
  if (damaged === null || lost === null) return null;
  if (line.tracksSerials) {
    const ours = came.filter((serial) => line.serials.includes(serial)).length;
    return { sku: line.sku, received: ours - damaged, damaged, lost, surplus: came.length - ours, serials: [...came] };
  }
  return received === null || surplus === null ? null : { sku: line.sku, received, damaged, lost, surplus };
}

/** Whether an unpacking says anything of the line. */
export const saysAnything = ({ received, damaged, lost, surplus }: Unpacked): boolean =>
  received !== 0 || damaged > 0 || lost > 0 || surplus > 0;

/** Why a count cannot be booked; null when it can. */
export function whyNotCounted(line: Line, said: Unpacked): Reason | null {
  if (said.received < 0)
    return reason("transfer.other_serials", { sku: line.sku, sent: said.received + said.damaged, units: said.damaged });
  return whyNotUnpack(line, said);
}

/** Everything that is still under way came sound. */
export function allCame(line: Line): LineCount {
  return { typed: line.tracksSerials ? {} : { received: String(inTransit(line)) }, came: line.serials };
}
