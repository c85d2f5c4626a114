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

type Glyph = { path: { toSVG(): string } };
type Run = { glyphs: readonly Glyph[]; positions: readonly { xAdvance: number; xOffset: number; yOffset: number }[] };
type OpenFont = { unitsPerEm: number; hasGlyphForCodePoint(codePoint: number): boolean; layout(text: string): Run };

/** The library keeps the open font to itself; this is the one place that asks it for a glyph. */
function openFont(pdf: Pdf): OpenFont {
  const { _font } = pdf as unknown as { _font: { font: OpenFont } };
  return _font.font;
}

type Placed = { words: string; x: number; baseline: number };
type Set = { face: Face; size: number; height: number; placed: readonly Placed[] };

/** Where each piece of a text comes to stand, from the top left corner of its block. */
function set(pdf: Pdf, content: string, style: TextStyle & Fit): Set {
  const { face = "regular", align = "left", leading = 1.28, width } = style;
  pdf.font(face);
  const font = openFont(pdf);
  const clean = printable(nb(content), (codePoint) => font.hasGlyphForCodePoint(codePoint));
  const { size, lines } = fitted(pdf, clean, { ...style, leading });
  pdf.fontSize(size);
  const lineHeight = size * leading;
  const placed = lines.flatMap((line, index) => {
    const free = width - pdf.widthOfString(line);
    const start = align === "right" ? free : align === "center" ? free / 2 : 0;
    const baseline = index * lineHeight + (lineHeight - (ascent + descent) * size) / 2 + ascent * size;
    return pieces(pdf, line, start).map((piece) => ({ ...piece, baseline }));
  });
  return { face, size, height: lines.length * lineHeight, placed };
}

/** A paragraph or several, wrapped into `width`. Any text is safe: see `printable`. */
export function text({ pdf }: Sheet, content: string, style: TextStyle & Fit): Block {
  const { face, size, height, placed } = set(pdf, content, style);
  return {
    height,
    draw: (x, y) => {
      pdf
        .font(face)
        .fontSize(size)
        .fillColor(style.colour ?? black);
      for (const { words, x: at, baseline } of placed) pdf.text(words, x + at, y + baseline, { lineBreak: false, baseline: "alphabetic" });
    },
  };
}

/** The same text as the outlines of its letters, in points: an SVG path for what is drawn elsewhere than in a PDF. */
export function textOutlines({ pdf }: Sheet, content: string, style: TextStyle & Fit): { height: number; paths: string } {
  const { size, height, placed } = set(pdf, content, style);
  const font = openFont(pdf);
  const scale = size / font.unitsPerEm;
  const paths = placed.flatMap(({ words, x, baseline }) => {
    const { glyphs, positions } = font.layout(words);
    let at = x;
    return glyphs.map((glyph, index) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      const place = `translate(${at + xOffset * scale} ${baseline - yOffset * scale}) scale(${scale} ${-scale})`;
      at += xAdvance * scale;
      return `<path transform="${place}" d="${glyph.path.toSVG()}"/>`;
    });
  });
  return { height, paths: paths.join("") };
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

/** A line as it is drawn: whole, or word by word where some of it reads from the right. */
function pieces(pdf: Pdf, line: string, x: number): { words: string; x: number }[] {
  if (!readsRightToLeft(line)) return line ? [{ words: line, x }] : [];
  const space = pdf.widthOfString(" ");
  let at = x;
  return inPrintOrder(line.split(" ")).map((words) => {
    const piece = { words, x: at };
    at += pdf.widthOfString(words) + space;
    return piece;
  });
}
