import bwip from "bwip-js/node";
import type { Block } from "./block";
import { mm, type Sheet } from "./sheet";

/** Clear space left and right of the bars, in modules (ISO/IEC 15417 asks for ten). */
const quietModules = 10;
/** One dot of a 203 dpi label printer. Bars that are whole dots wide stay sharp on it. */
const dot = mm(0.125);
/** Below this no hand scanner reads a printed bar reliably. */
const finestModule = mm(0.17);

/** Widths of bar, gap, bar, … of a Code 128 in modules; null for what the code cannot carry (empty, or other than ASCII). */
export function code128Modules(content: string): number[] | null {
  if (!/^[\x20-\x7e]{1,80}$/.test(content)) return null;
  const [symbol] = bwip.raw("code128", content, {});
  return symbol && "sbs" in symbol ? symbol.sbs : null;
}

/** The width of one module in points that fills `width` best: whole printer dots where possible; null when the bars would be too fine. */
export function moduleWidth(modules: number, width: number, widest: number, quiet = quietModules): number | null {
  const free = Math.min(width / (modules + 2 * quiet), widest);
  const whole = Math.floor(free / dot + 1e-9) * dot;
  if (whole >= finestModule) return whole;
  return free >= finestModule ? free : null;
}

type BarsBox = { width: number; height: number; align?: "left" | "center" | "right"; widest?: number };

/** A Code 128 as vectors, quiet zones inside `width`. Null when it cannot be printed so that it scans: print the text alone then. */
export function code128(sheet: Sheet, content: string, box: BarsBox): Block | null {
  const widths = code128Modules(content);
  return widths && drawnBars(sheet, widths, box);
}

/** An EAN-13 as vectors, without digits below; `digits` are thirteen with their check digit. */
export function ean13(sheet: Sheet, digits: string, box: BarsBox): Block | null {
  const [symbol] = bwip.raw("ean13", digits, {});
  return symbol && "sbs" in symbol ? drawnBars(sheet, symbol.sbs, { widest: mm(0.5), ...box }) : null;
}

function drawnBars(
  { pdf }: Sheet,
  widths: readonly number[],
  { width, height, align = "center", widest = mm(0.625) }: BarsBox,
): Block | null {
  const total = widths.reduce((sum, one) => sum + one, 0);
  const module = moduleWidth(total, width, widest);
  if (!module) return null;
  const free = width - total * module;
  const quiet = quietModules * module;
  const offset = { left: quiet, center: free / 2, right: free - quiet }[align];
  return {
    height,
    draw: (x, y) => {
      let at = Math.round((x + offset) / dot) * dot;
      for (const [index, modules] of widths.entries()) {
        if (index % 2 === 0) pdf.rect(at, y, modules * module, height);
        at += modules * module;
      }
      pdf.fill("#000000");
    },
  };
}

/** The dots of a DataMatrix, row by row, and how many a row has; null for what is too long. */
export function dataMatrixDots(content: string, gs1: boolean): { dots: readonly number[]; columns: number } | null {
  // The bars' library takes GS1 element strings with brackets only; FNC1 by its number gives the same symbol.
  const text = gs1 ? `^FNC1${content.replaceAll("^", "^^")}` : content;
  try {
    const [symbol] = bwip.raw("datamatrix", text, gs1 ? "parsefnc=true" : "");
    return symbol && "pixs" in symbol ? { dots: symbol.pixs, columns: symbol.pixx } : null;
  } catch {
    return null;
  }
}

/** A DataMatrix as vectors in a square with its quiet zone of one module; null for what is too long, or finer than a scanner reads. */
export function dataMatrix({ pdf }: Sheet, content: string, side: number, gs1 = false): Block | null {
  const symbol = dataMatrixDots(content, gs1);
  const module = symbol && moduleWidth(symbol.columns, side, mm(1), 1);
  if (!symbol || !module) return null;
  const margin = (side - symbol.columns * module) / 2;
  return {
    height: side,
    draw: (x, y) => {
      for (const [index, dark] of symbol.dots.entries()) {
        const column = index % symbol.columns;
        if (dark) pdf.rect(x + margin + column * module, y + margin + ((index - column) / symbol.columns) * module, module, module);
      }
      pdf.fill("#000000");
    },
  };
}

/** A QR code as vectors; the caller leaves four modules clear around it. Null for a text that is too long. */
export function qrCode({ pdf }: Sheet, content: string, side: number): Block | null {
  if (!content || content.length > 500) return null;
  const [symbol] = bwip.raw("qrcode", content, "eclevel=M");
  if (!symbol || !("pixs" in symbol)) return null;
  const { pixs, pixx } = symbol;
  const module = side / pixx;
  return {
    height: side,
    draw: (x, y) => {
      for (const [index, dark] of pixs.entries()) {
        const column = index % pixx;
        if (dark) pdf.rect(x + column * module, y + ((index - column) / pixx) * module, module, module);
      }
      pdf.fill("#000000");
    },
  };
}
