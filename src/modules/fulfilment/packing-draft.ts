import { quotedCode } from "@/lib/quoted-code";
import { type Reason, reason } from "@/lib/reason";
import { type Expected, expectedWeight, type PackingRules, wholeOf, whyNotWeight } from "./packing-weight";
import { whichLine } from "./scan";

/** What the packer has put into which box so far. Pure: the page keeps it, the server checks the finished whole. */

export type PackLine = { id: string; sku: string; barcode: string | null; weightGrams: number | null; picked: number };
/** Outside, as carriers measure it; `type`: it is a box of the house. */
export type Box = { lengthMm: number; widthMm: number; heightMm: number; type?: { code: string; name: string; ownGrams: number } };
export type DraftScan = { lineId: string; code: string; at: string };
export type DraftParcel = {
  /** Its name until it is closed: photos are put to it. */
  key: string;
  units: Record<string, number>;
  box: Box;
  /** What the scales said; without it the goods' own weights count. */
  weighedGrams: number | null;
  /** Why a weight that is off is right. */
  weightWhy: string | null;
  scans: DraftScan[];
  photos: string[];
};
export type PackingDraft = { parcels: DraftParcel[]; active: number };

export const emptyParcel = (box: Box, key: string): DraftParcel => ({
  ...{ key, box, units: {}, weighedGrams: null, weightWhy: null },
  ...{ scans: [], photos: [] },
});
export const newDraft = (box: Box, key: string): PackingDraft => ({ parcels: [emptyParcel(box, key)], active: 0 });

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
  { code, at }: { code: string; at: string },
): { draft: PackingDraft; lineId: string } | { refused: Reason } {
  const open = lines.map((line) => ({ ...line, productId: line.sku, quantity: line.picked, picked: packedOf(draft, line.id) }));
  const match = whichLine(open, code);
  if (!match) return { refused: reason("packing.not_in_task", { code: quotedCode(code) }) };
  if ("refused" in match) return match;
  const lineId = match.line.id;
  const packed = changeUnits(draft, draft.active, lineId, 1);
  return { draft: changeParcel(packed, draft.active, (parcel) => ({ ...parcel, scans: [...parcel.scans, { lineId, code, at }] })), lineId };
}

/** Takes a unit out of a parcel again, and its last scan with it. */
export function unpackUnit(draft: PackingDraft, parcel: number, lineId: string): PackingDraft {
  return changeParcel(changeUnits(draft, parcel, lineId, -1), parcel, (one) => {
    const last = one.scans.findLastIndex((scan) => scan.lineId === lineId);
    return { ...one, scans: one.scans.filter((_, at) => at !== last) };
  });
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

/** What a parcel should weigh; null when a product's weight is not known. */
export function expectedOf(parcel: DraftParcel, lines: readonly PackLine[]): Expected | null {
  const inside = lines.map(({ id, weightGrams }) => ({ units: parcel.units[id] ?? 0, weightGrams }));
  return expectedWeight(inside, { ownGrams: parcel.box.type?.ownGrams ?? null });
}

/** What a parcel weighs: the scales' word, else the goods and the box together; null when a product's weight is not known. */
export function weightOf(parcel: DraftParcel, lines: readonly PackLine[]): number | null {
  if (parcel.weighedGrams !== null) return parcel.weighedGrams;
  const expected = unitsIn(parcel) > 0 ? expectedOf(parcel, lines) : null;
  return expected && wholeOf(expected) > 0 ? wholeOf(expected) : null;
}

/** Why a parcel that holds all of its units is not closed yet: its weight is not known, is off, or its photo is missing. */
export function whyNotClosed(parcel: DraftParcel, at: number, lines: readonly PackLine[], rules: PackingRules): Reason | null {
  const why = whyNotWeight({ expected: expectedOf(parcel, lines), weighedGrams: parcel.weighedGrams, why: parcel.weightWhy }, rules);
  if (why) return why;
  if (weightOf(parcel, lines) === null) return reason("packing.weight_unknown");
  return rules.mustPhoto && parcel.photos.length === 0 ? reason("packing.photo_missing", { position: at + 1 }) : null;
}

/** The parcels as the pack command takes them; null while something is missing. */
export function parcelsOf(draft: PackingDraft, lines: readonly PackLine[], rules: PackingRules) {
  if (!isComplete(draft, lines) || draft.parcels.some((parcel, at) => whyNotClosed(parcel, at, lines, rules))) return null;
  const parcels = draft.parcels.map((parcel) => ({
    weightGrams: weightOf(parcel, lines),
    dimensionsMm: { length: parcel.box.lengthMm, width: parcel.box.widthMm, height: parcel.box.heightMm },
    lines: skusIn(parcel, lines),
    key: parcel.key,
    weighed: parcel.weighedGrams !== null,
    scans: parcel.scans.slice(-1_000).map(({ code, at }) => ({ code, at })),
    ...(parcel.box.type ? { box: parcel.box.type.code } : {}),
    ...(parcel.weightWhy ? { weightWhy: parcel.weightWhy } : {}),
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
