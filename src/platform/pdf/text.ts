import { nb } from "@/lib/no-break";
import type { Block } from "./block";
import { ascent, descent, type Face } from "./fonts";
import { inPrintOrder, printable, readsRightToLeft } from "./printable";
import type { Pdf, Sheet } from "./sheet";

export type TextStyle = {
  face?: Face;
  size: number;
  colour?: string;
  align?: "left" | "center" | "right";
  /** Line height as a multiple of the size. */
  leading?: number;
};

type Fit = {
  width: number;
  /** Lines that are allowed; more end in an ellipsis. */
  maxLines?: number;
  /** Shrinks down to this size before anything is cut. */
  minSize?: number;
  /** Shrinks (and at last cuts) so that the block is no higher than this, in points. */
  maxHeight?: number;
};

const black = "#000000";
const step = 0.5;

/** The library keeps the open font to itself; this is the one place that asks it for a glyph. */
function hasGlyph(pdf: Pdf, codePoint: number): boolean {
  const { _font } = pdf as unknown as { _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } } };
  return _font.font.hasGlyphForCodePoint(codePoint);
}

/** A paragraph or several, wrapped into `width`. Any text is safe: see `printable`. */
export function text({ pdf }: Sheet, content: string, style: TextStyle & Fit): Block {
  const { face = "regular", colour = black, align = "left", leading = 1.28, width } = style;
  pdf.font(face);
  const clean = printable(nb(content), (codePoint) => hasGlyph(pdf, codePoint));
  const { size, lines } = fitted(pdf, clean, { ...style, leading });
  const lineHeight = size * leading;
  return {
    height: lines.length * lineHeight,
    draw: (x, y) => {
      pdf.font(face).fontSize(size).fillColor(colour);
      for (const [index, line] of lines.entries()) {
        const free = width - pdf.widthOfString(line);
        const start = x + (align === "right" ? free : align === "center" ? free / 2 : 0);
        const baseline = y + index * lineHeight + (lineHeight - (ascent + descent) * size) / 2 + ascent * size;
        drawLine(pdf, line, start, baseline);
      }
    },
  };
}

function fitted(pdf: Pdf, content: string, style: { size: number; leading: number } & Fit): { size: number; lines: string[] } {
  const { minSize = style.size, width, leading, maxLines = Number.POSITIVE_INFINITY, maxHeight = Number.POSITIVE_INFINITY } = style;
  for (let size = style.size; ; size -= step) {
    pdf.fontSize(size);
    const lines = wrapped(pdf, content, width);
    const allowed = Math.max(1, Math.min(maxLines, Math.floor(maxHeight / (size * leading) + 0.001)));
    if (lines.length <= allowed) return { size, lines };
    if (size - step < minSize) return { size, lines: cut(pdf, lines, allowed, width) };
  }
}

function cut(pdf: Pdf, lines: string[], allowed: number, width: number): string[] {
  // Filled to the edge: what follows the last line fits in part even when its first word does not.
  let last = lines.slice(allowed - 1, allowed + 1).join(" ");
  while (last && pdf.widthOfString(`${last}…`) > width) last = last.slice(0, -1);
  return [...lines.slice(0, allowed - 1), `${last.trimEnd()}…`];
}

function wrapped(pdf: Pdf, content: string, width: number): string[] {
  if (!content) return [];
  return content.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const word of paragraph.split(" ").flatMap((one) => broken(pdf, one, width))) {
      const longer = line ? `${line} ${word}` : word;
      if (line && pdf.widthOfString(longer) > width) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  });
}

/** A word that is wider than the column goes on in the next line, after a hyphen or a slash of its own if it has one. */
function broken(pdf: Pdf, word: string, width: number): string[] {
  if (pdf.widthOfString(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece && pdf.widthOfString(piece + character) > width) {
      const natural = /^(.*[-/_\u00a0])(.+)$/su.exec(piece);
      const [, head = piece, rest = ""] = natural && (natural[1]?.length ?? 0) > piece.length / 2 ? natural : [];
      pieces.push(head);
      piece = rest;
    }
    piece += character;
  }
  return [...pieces, piece];
}

function drawLine(pdf: Pdf, line: string, x: number, baseline: number) {
  const options = { lineBreak: false, baseline: "alphabetic" } as const;
  if (!readsRightToLeft(line)) {
    if (line) pdf.text(line, x, baseline, options);
    return;
  }
  const space = pdf.widthOfString(" ");
  let at = x;
  for (const word of inPrintOrder(line.split(" "))) {
    pdf.text(word, at, baseline, options);
    at += pdf.widthOfString(word) + space;
  }
}
