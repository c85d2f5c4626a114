import PDFDocument from "pdfkit";
import { type Paper, paperSizes } from "@/lib/papers";
import type { Locale } from "@/platform/i18n/locale";
import { type Face, fontBytes } from "./fonts";

export type Pdf = PDFKit.PDFDocument;

export const mm = (millimetres: number) => (millimetres * 72) / 25.4;

/** A document being drawn, and the box inside its margins (points from the top left corner). */
export type Sheet = {
  pdf: Pdf;
  left: number;
  top: number;
  right: number;
  bottom: number;
  width: number;
  /** The page on which each part begins: page numbers count within a part. */
  parts: number[];
};

type SheetOptions = { paper: Paper; margin: number; foot?: number; title: string; locale: Locale; createdAt: Date };

/** An empty document: `margin` all around, and `foot` more at the bottom for page numbers. Add its first page with `newPart`. */
export function openSheet({ paper, margin, foot = 0, title, locale, createdAt }: SheetOptions): Sheet {
  const [width, height] = paperSizes[paper].map(mm) as [number, number];
  const pdf = new PDFDocument({
    size: [width, height],
    // Ours are drawn by hand; the library's own would start pages behind our back.
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    lang: locale,
    displayTitle: true,
    // The library would open Helvetica otherwise, which has no Cyrillic.
    font: "",
    info: { Title: title, Creator: "Dirigent", Producer: "Dirigent", CreationDate: createdAt },
  });
  for (const face of ["regular", "bold", "mono", "monoBold"] as const satisfies Face[]) pdf.registerFont(face, fontBytes(face));
  return {
    pdf,
    left: margin,
    top: margin,
    right: width - margin,
    bottom: height - margin - foot,
    width: width - 2 * margin,
    parts: [],
  };
}

export function newPage({ pdf }: Sheet) {
  pdf.addPage();
}

/** A new page that starts a part of its own, such as the slip of the next parcel. */
export function newPart(sheet: Sheet) {
  sheet.parts.push(sheet.pdf.bufferedPageRange().count);
  newPage(sheet);
}

type Footer = (page: number, pages: number) => void;

/** Draws the footers now that the pages are counted, and gives the bytes. */
export async function finish(sheet: Sheet, footer?: Footer): Promise<Buffer> {
  const { pdf, parts } = sheet;
  const { count } = pdf.bufferedPageRange();
  if (footer) {
    for (const [index, start] of parts.entries()) {
      const pages = (parts[index + 1] ?? count) - start;
      for (let page = 0; page < pages; page++) {
        pdf.switchToPage(start + page);
        footer(page + 1, pages);
      }
    }
  }
  const chunks: Buffer[] = [];
  pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    pdf.once("end", () => resolve(Buffer.concat(chunks)));
    pdf.once("error", reject);
    pdf.end();
  });
}
