import type { Locale } from "@/platform/i18n/locale";
import { code128, dataMatrix, ean13 } from "@/platform/pdf/barcode";
import { finish, mm, newPart, openSheet, type Sheet } from "@/platform/pdf/sheet";
import { text } from "@/platform/pdf/text";
import { ean13Of, type Label, type LabelMark, type TextMark } from "./label";

type PaperHead = { title: string; locale: Locale; createdAt: Date };

/** Labels as a PDF, a page for each copy, black on white: bars are whole dots of a 203 dpi printer wide where there is room for it. */
export async function labelsPdf(labels: readonly Label[], { title, locale, createdAt }: PaperHead): Promise<Buffer> {
  const sheet = openSheet({ paper: labels[0]?.paper ?? "58x40", margin: 0, title, locale, createdAt });
  for (const { marks, copies = 1 } of labels) {
    for (let copy = 0; copy < copies; copy++) {
      newPart(sheet);
      for (const mark of marks) drawMark(sheet, mark);
    }
  }
  return finish(sheet);
}

function drawMark(sheet: Sheet, mark: LabelMark): void {
  const [x, y, width, height] = [mm(mark.box.x), mm(mark.box.y), mm(mark.box.width), mm(mark.box.height)];
  if (mark.kind === "line") sheet.pdf.rect(x, y, width, height).fill("#000000");
  else if (mark.kind === "text") drawText(sheet, mark);
  else if (mark.kind === "matrix") dataMatrix(sheet, mark.content, Math.min(width, height), mark.gs1)?.draw(x + width - height, y);
  else {
    const digits = ean13Of(mark.content);
    const bars = digits ? ean13(sheet, digits, { width, height }) : code128(sheet, mark.content, { width, height });
    bars?.draw(x, y);
  }
}

function drawText(sheet: Sheet, { box, text: content, size, minSize, maxLines, bold, mono, align }: TextMark): void {
  const face = mono ? (bold ? "monoBold" : "mono") : bold ? "bold" : "regular";
  const fit = { width: mm(box.width), maxHeight: mm(box.height), maxLines, minSize: minSize ?? Math.min(5, size) };
  const block = text(sheet, content, { face, size, align, leading: 1.15, ...fit });
  block.draw(mm(box.x), mm(box.y));
}
