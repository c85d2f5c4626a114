import { paperSizes } from "@/lib/papers";
import { code128Modules, dataMatrixDots } from "@/platform/pdf/barcode";
import type { Sheet } from "@/platform/pdf/sheet";
import { type Box, ean13Of, type Label, type LabelMark, type LabelPrinter, type TextMark } from "./label";
import { measuringSheet, textPicture } from "./text-picture";
import { fieldData, leading, setText } from "./zpl-text";

/** A head of "203 dpi" has eight dots to the millimetre exactly. */
const dotsPerMm = { 203: 8, 300: 300 / 25.4 } as const;
/** Bars finer than this no hand scanner reads reliably. */
const finestMm = 0.17;
const widestMm = { ean13: 0.5, code128: 0.625, matrix: 1 };
/** Clear space beside the bars, in modules. */
const quiet = 10;
/** The guards of an EAN-13 hang out below its bars by so many modules. */
const guards = 6;

type Pen = { perMm: number; font: string | null; dots: (mm: number) => number; sheet: () => Sheet };

/**
 * Labels in the language of label printers (ZPL II), bars made by the printer. Latin letters and digits are text in its own font; any
 * other alphabet is text in the font that `printer` names, or else a picture from ours: right on every printer.
 */
export async function labelsZpl(labels: readonly Label[], { dpi, font }: LabelPrinter): Promise<string> {
  const perMm = dotsPerMm[dpi];
  let sheet: Sheet | null = null;
  const pen: Pen = {
    ...{ perMm, font, dots: (mm) => Math.round(mm * perMm) },
    sheet: () => {
      sheet ??= measuringSheet();
      return sheet;
    },
  };
  const told: string[] = [];
  for (const label of labels) told.push(await oneLabel(label, pen));
  return told.join("");
}

async function oneLabel({ paper, marks, copies = 1 }: Label, pen: Pen): Promise<string> {
  const [width, height] = paperSizes[paper];
  const lines = ["^XA", "^CI28", `^PW${pen.dots(width)}`, `^LL${pen.dots(height)}`, "^LH0,0"];
  for (const mark of marks) lines.push(...(await fieldsOf(mark, pen)));
  return `${[...lines, `^PQ${copies}`, "^XZ"].join("\n")}\n`;
}

async function fieldsOf(mark: LabelMark, pen: Pen): Promise<string[]> {
  const { dots } = pen;
  switch (mark.kind) {
    case "text":
      return pen.font || /^[\x20-\x7e\u00a0]*$/.test(mark.text) ? textFields(mark, pen) : pictureField(mark, pen);
    case "line": {
      const [width, height] = [dots(mark.box.width), Math.max(1, dots(mark.box.height))];
      return [`^FO${at(mark.box, pen)}^GB${width},${height},${Math.min(width, height)}^FS`];
    }
    case "bars":
      return barFields(mark.box, mark.content, pen);
    case "matrix":
      return matrixFields(mark.box, mark.content, mark.gs1 ?? false, pen);
  }
}

const at = ({ x, y }: Pick<Box, "x" | "y">, { dots }: Pen) => `${dots(x)},${dots(y)}`;
const field = (data: string) => `^FH^FD${fieldData(data)}^FS`;

const pointInMm = 25.4 / 72;

function textFields({ box, text, size, minSize, maxLines = 99, align = "left" }: TextMark, { dots, font }: Pen): string[] {
  const [width, height] = [dots(box.width), dots(box.height)];
  const room = { width, height, size: dots(size * pointInMm), minSize: dots((minSize ?? Math.min(5, size)) * pointInMm), maxLines };
  const set = setText(text, room);
  const face = font ? `^A@N,${set.size},${set.size},${font}` : `^A0N,${set.size},${set.size}`;
  const sides = { left: "L", center: "C", right: "R" }[align];
  return set.lines.map((line, index) => {
    const y = dots(box.y) + Math.round(index * set.size * leading);
    // One line to a block, which sets it to the left, the middle or the right.
    return `^FO${dots(box.x)},${y}${face}^FB${width},1,0,${sides}${field(line.replaceAll("\u00a0", " "))}`;
  });
}

async function pictureField(mark: TextMark, pen: Pen): Promise<string[]> {
  const { bits, bytesPerRow } = await textPicture(pen.sheet(), mark, pen.perMm);
  return [`^FO${at(mark.box, pen)}^GFA,${bits.length},${bits.length},${bytesPerRow},${bits.toString("hex").toUpperCase()}^FS`];
}

/** Bars in the middle of their box; none where a module would be finer than a scanner reads. */
function barFields(box: Box, content: string, { dots, perMm }: Pen): string[] {
  const digits = ean13Of(content);
  const modules = digits ? 95 : code128Modules(content)?.reduce((sum, one) => sum + one, 0);
  if (!modules) return [];
  const width = dots(box.width);
  const widest = Math.floor((digits ? widestMm.ean13 : widestMm.code128) * perMm);
  const module = Math.min(widest, Math.floor(width / (modules + 2 * quiet)));
  if (module < finestMm * perMm) return [];
  const x = dots(box.x) + Math.round((width - modules * module) / 2);
  const height = dots(box.height) - (digits ? guards * module : 0);
  // The printer adds the check digit by itself, and packs a Code 128 as it is best (its automatic mode).
  const bars = digits ? `^BEN,${height},N,N` : `^BCN,${height},N,N,N,A`;
  return [`^FO${x},${dots(box.y)}^BY${module},2,${height}${bars}${field(digits?.slice(0, 12) ?? content)}`];
}

function matrixFields(box: Box, content: string, gs1: boolean, { dots, perMm }: Pen): string[] {
  const columns = dataMatrixDots(content, gs1)?.columns;
  if (!columns) return [];
  const side = dots(Math.min(box.width, box.height));
  const module = Math.min(Math.floor(widestMm.matrix * perMm), Math.floor(side / (columns + 2)));
  if (module < finestMm * perMm) return [];
  const margin = Math.round((side - columns * module) / 2);
  const x = dots(box.x) + dots(box.width) - side + margin;
  // A sign that the content has not announces FNC1: printers differ in how they take the announcer's own sign.
  const announcer = ["_", "#", "|", "$", "*", "+", "="].find((sign) => !content.includes(sign)) ?? "_";
  const said = `${gs1 ? `${announcer}1` : ""}${content}`;
  return [`^FO${x},${dots(box.y) + margin}^BXN,${module},200,,,,${announcer}${field(said)}`];
}
