import { type Reason, reason } from "@/lib/reason";
import { whichLine } from "./scan";

/** What the packer has put into which box so far. Pure: the page keeps it, the server checks the finished whole. */

export type PackLine = { id: string; sku: string; barcode: string | null; weightGrams: number | null; picked: number };
export type Box = { lengthMm: number; widthMm: number; heightMm: number };
/** `weighedGrams` is what the scales said; without it the goods' own weights count. */
export type DraftParcel = { units: Record<string, number>; box: Box; weighedGrams: number | null };
export type PackingDraft = { parcels: DraftParcel[]; active: number };

export const emptyParcel = (box: Box): DraftParcel => ({ units: {}, box, weighedGrams: null });
export const newDraft = (box: Box): PackingDraft => ({ parcels: [emptyParcel(box)], active: 0 });

/** Units of a line that lie in some parcel. */
export function packedOf(draft: PackingDraft, lineId: string): number {
  return draft.parcels.reduce((sum, parcel) => sum + (parcel.units[lineId] ?? 0), 0);
}

export function unitsIn(parcel: DraftParcel): number {
  return Object.values(parcel.units).reduce((sum, units) => sum + units, 0);
}

/** Everything that was picked lies in a parcel, and no parcel is empty. */
export function isComplete(draft: PackingDraft, lines: readonly PackLine[]): boolean {
  return lines.every((line) => packedOf(draft, line.id) === line.picked) && draft.parcels.every((parcel) => unitsIn(parcel) > 0);
}

/** One scanned unit goes into the open parcel. Refused: a unit too many, and what is no part of the task. */
export function packUnit(
  draft: PackingDraft,
  lines: readonly PackLine[],
  code: string,
): { draft: PackingDraft; lineId: string } | { refused: Reason } {
  const open = lines.map((line) => ({ ...line, productId: line.sku, quantity: line.picked, picked: packedOf(draft, line.id) }));
  const match = whichLine(open, code);
  if (!match) return { refused: reason("packing.not_in_task", { code: code.trim().slice(0, 60) }) };
  if ("refused" in match) return match;
  return { draft: changeUnits(draft, draft.active, match.line.id, 1), lineId: match.line.id };
}

/** Takes a unit out of a parcel again. */
export function unpackUnit(draft: PackingDraft, parcel: number, lineId: string): PackingDraft {
  return changeUnits(draft, parcel, lineId, -1);
}

function changeUnits(draft: PackingDraft, at: number, lineId: string, by: number): PackingDraft {
  return changeParcel(draft, at, (parcel) => {
    const units = (parcel.units[lineId] ?? 0) + by;
    const { [lineId]: _, ...rest } = parcel.units;
    return { ...parcel, units: units > 0 ? { ...rest, [lineId]: units } : rest };
  });
}

/** One parcel changed by `change`, the others as they are. */
export function changeParcel(draft: PackingDraft, at: number, change: (parcel: DraftParcel) => DraftParcel): PackingDraft {
  return { ...draft, parcels: draft.parcels.map((parcel, index) => (index === at ? change(parcel) : parcel)) };
}

/** What a parcel weighs: the scales' word, else the goods together; null when a product's weight is not known. */
export function weightOf(parcel: DraftParcel, lines: readonly PackLine[]): number | null {
  if (parcel.weighedGrams !== null) return parcel.weighedGrams;
  let grams = 0;
  for (const line of lines) {
    const units = parcel.units[line.id] ?? 0;
    if (units > 0 && !line.weightGrams) return null;
    grams += units * (line.weightGrams ?? 0);
  }
  return grams > 0 ? grams : null;
}

/** The parcels as the pack command takes them; null while something is missing. */
export function parcelsOf(draft: PackingDraft, lines: readonly PackLine[]) {
  if (!isComplete(draft, lines)) return null;
  const parcels = draft.parcels.map((parcel) => ({
    weightGrams: weightOf(parcel, lines),
    dimensionsMm: { length: parcel.box.lengthMm, width: parcel.box.widthMm, height: parcel.box.heightMm },
    lines: skusIn(parcel, lines),
  }));
  return parcels.every((parcel): parcel is typeof parcel & { weightGrams: number } => parcel.weightGrams !== null) ? parcels : null;
}

function skusIn(parcel: DraftParcel, lines: readonly PackLine[]): { sku: string; quantity: number }[] {
  const units = new Map<string, number>();
  for (const line of lines) {
    const quantity = parcel.units[line.id] ?? 0;
    if (quantity > 0) units.set(line.sku, (units.get(line.sku) ?? 0) + quantity);
  }
  return [...units].map(([sku, quantity]) => ({ sku, quantity }));
}
