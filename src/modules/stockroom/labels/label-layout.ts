import { isGtin, toGtin14 } from "@/lib/barcode";
import type { Label, LabelMark, TextMark } from "@/platform/labels/label";
import type { LabelPaper } from "./inputs";

/** Measures of a roll in millimetres; sizes of text in points. */
type Measures = {
  margin: number;
  width: number;
  height: number;
  name: number;
  nameLines: number;
  text: number;
  digits: number;
  place: number;
};
const measures: Record<LabelPaper, Measures> = {
  "58x40": { margin: 2.5, width: 58, height: 40, name: 8.5, nameLines: 2, text: 8, digits: 8, place: 30 },
  "75x120": { margin: 4, width: 75, height: 120, name: 16, nameLines: 4, text: 12, digits: 12, place: 44 },
};

const pointInMm = 25.4 / 72;
const lineMm = (points: number) => points * pointInMm * 1.2;
/** High bars scan no better than these. */
const highestBars = 34;

/** The signs that GS1 lets stand in a lot, at most twenty. */
const gs1Lot = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/;

/** GTIN, last day and lot as one GS1 code, so that one scan says all three; null where there is nothing to say beside the GTIN. */
export function gs1OfUnit(barcode: string, lot: string | null, expiresOn: string | null): string | null {
  const gtin = isGtin(barcode) ? toGtin14(barcode) : null;
  if (!gtin || !(lot || expiresOn) || (lot && !gs1Lot.test(lot))) return null;
  const day = expiresOn ? `17${expiresOn.replaceAll("-", "").slice(2)}` : "";
  // What has no fixed length comes last and needs no end.
  return `01${gtin}${day}${lot ? `10${lot}` : ""}`;
}

export type ProductWords = {
  name: string;
  sku: string;
  barcode: string;
  lot: string | null;
  expiresOn: string | null;
  /** "lot L-7, until 31.01.2027" in the shop's language; empty where neither is known. */
  dated: string;
};

/** A unit that came without a label: what it is, and its barcode; with lot or last day a DataMatrix too that says all of it. */
export function productLabel(paper: LabelPaper, unit: ProductWords, copies: number): Label {
  const { margin, width, height, name, nameLines, text, digits } = measures[paper];
  const inner = width - 2 * margin;
  const marks: LabelMark[] = [];
  let y = margin;
  const line = (said: Pick<TextMark, "text" | "size"> & Partial<TextMark>, room: number) => {
    marks.push({ kind: "text", box: { x: margin, y, width: inner, height: room }, align: "center", minSize: 5, ...said });
    y += room;
  };
  line({ text: unit.name, size: name, bold: true, maxLines: nameLines }, nameLines * lineMm(name));
  line({ text: unit.sku, size: text, mono: true, maxLines: 1 }, lineMm(text));
  if (unit.dated) line({ text: unit.dated, size: text, maxLines: 1 }, lineMm(text));
  y += 1;
  const foot = height - margin - lineMm(digits);
  const matrix = gs1OfUnit(unit.barcode, unit.lot, unit.expiresOn);
  const room = foot - y - 0.5;
  if (paper === "58x40") {
    const side = matrix ? Math.min(room, 13) : 0;
    marks.push({ kind: "bars", box: { x: margin, y, width: inner - (matrix ? side + 1 : 0), height: room }, content: unit.barcode });
    if (matrix) marks.push({ kind: "matrix", box: { x: margin, y, width: inner, height: side }, content: matrix, gs1: true });
  } else {
    const high = Math.min(highestBars, room);
    marks.push({ kind: "bars", box: { x: margin, y: foot - 0.5 - high, width: inner, height: high }, content: unit.barcode });
    const side = Math.min(28, room - high - 2);
    const x = margin + (inner - side) / 2;
    if (matrix) marks.push({ kind: "matrix", box: { x, y, width: side, height: side }, content: matrix, gs1: true });
  }
  marks.push({
    kind: "text",
    box: { x: margin, y: foot, width: inner, height: lineMm(digits) },
    ...{ text: unit.barcode, size: digits, minSize: 5, mono: true, maxLines: 1, align: "center" as const },
  });
  return { paper, marks, copies };
}

/** A bin, a tote or a cart: its code large, to be read from two metres, and as bars; on the large roll as a DataMatrix too. */
export function placeLabel(paper: LabelPaper, { code, caption }: { code: string; caption: string }): Label {
  const { margin, width, height, text, place } = measures[paper];
  const inner = width - 2 * margin;
  const head = lineMm(place);
  const foot = height - margin - lineMm(text);
  const y = margin + head + 1;
  const centred = { kind: "text", maxLines: 1, align: "center" } as const;
  const high = Math.min(highestBars, foot - y - 0.5);
  const side = Math.min(inner, foot - y - high - 6);
  const matrix: LabelMark[] =
    side > 15 ? [{ kind: "matrix", box: { x: margin + (inner - side) / 2, y: y + 2, width: side, height: side }, content: code }] : [];
  return {
    paper,
    marks: [
      { ...centred, box: { x: margin, y: margin, width: inner, height: head }, text: code, size: place, minSize: 10, bold: true },
      ...matrix,
      { kind: "bars", box: { x: margin, y: foot - 0.5 - high, width: inner, height: high }, content: code },
      { ...centred, box: { x: margin, y: foot, width: inner, height: lineMm(text) }, text: caption, size: text, minSize: 5 },
    ],
  };
}
