import { isGtin } from "@/lib/barcode";
import type { Dpi, Paper } from "@/lib/papers";

/** A place on a label in millimetres from its top left corner. */
export type Box = { x: number; y: number; width: number; height: number };

export type TextMark = {
  kind: "text";
  box: Box;
  text: string;
  /** In points; smaller down to `minSize` before anything is cut. */
  size: number;
  minSize?: number;
  maxLines?: number;
  bold?: boolean;
  mono?: boolean;
  align?: "left" | "center" | "right";
};

/** What is drawn on a label. Where bars would be too fine to scan nothing is drawn in their place: the text stands beside them. */
export type LabelMark =
  | TextMark
  /** EAN-13 for what is one, Code 128 for everything else. */
  | { kind: "bars"; box: Box; content: string }
  /** A DataMatrix in the square of the box's height, at its right; with `gs1` the content is element strings without brackets. */
  | { kind: "matrix"; box: Box; content: string; gs1?: boolean }
  | { kind: "line"; box: Box };

/** One label as both printers' languages draw it: PDF with our fonts, ZPL with the printer's own. */
export type Label = { paper: Paper; marks: readonly LabelMark[]; copies?: number };

/** How a label printer is spoken to. `font`: a scalable font in its memory that has the letters needed; null: its own font 0. */
export type LabelPrinter = { dpi: Dpi; font: string | null };

/** The thirteen digits of an EAN-13 (or of a UPC-A, which is one with a zero before it); null for every other content. */
export function ean13Of(content: string): string | null {
  return /^\d{12,13}$/.test(content) && isGtin(content) ? content.padStart(13, "0") : null;
}
