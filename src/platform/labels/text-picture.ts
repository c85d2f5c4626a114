import sharp from "sharp";
import { mm, newPage, openSheet, type Sheet } from "@/platform/pdf/sheet";
import { textOutlines } from "@/platform/pdf/text";
import type { TextMark } from "./label";

/** A black and white picture: rows of bytes, the first dot in the highest bit, black is 1. */
export type Picture = { bytesPerRow: number; rows: number; bits: Buffer };

/** Nothing is drawn on it: it knows our fonts and how wide their letters are. */
export function measuringSheet(): Sheet {
  const sheet = openSheet({ paper: "A6", margin: 0, title: "", locale: "ru", createdAt: new Date(0) });
  newPage(sheet);
  return sheet;
}

/** A text as it stands on the PDF, in the dots of a label printer: for letters that the printer's own font may lack. */
export async function textPicture(
  sheet: Sheet,
  { box, text, size, minSize, maxLines, bold, mono, align }: TextMark,
  perMm: number,
): Promise<Picture> {
  const face = mono ? (bold ? "monoBold" : "mono") : bold ? "bold" : "regular";
  const [width, most] = [mm(box.width), mm(box.height)];
  const fit = { width, maxHeight: most, maxLines, minSize: minSize ?? Math.min(5, size) };
  const { height, paths } = textOutlines(sheet, text, { face, size, align, leading: 1.15, ...fit });
  const rows = Math.max(1, Math.ceil((Math.min(height, most) / mm(1)) * perMm));
  const columns = Math.max(8, Math.ceil(box.width * perMm));
  const view = `0 0 ${width} ${(rows / perMm) * mm(1)}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${columns}" height="${rows}" viewBox="${view}" preserveAspectRatio="none">${paths}</svg>`;
  const { data, info } = await sharp(Buffer.from(svg))
    .flatten({ background: "#ffffff" })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const bytesPerRow = Math.ceil(info.width / 8);
  const bits = Buffer.alloc(bytesPerRow * info.height);
  for (let y = 0; y < info.height; y++) {
    for (let x = 0; x < info.width; x++) {
      const isBlack = (data[(y * info.width + x) * info.channels] ?? 255) < 128;
      const at = y * bytesPerRow + (x >> 3);
      if (isBlack) bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { bytesPerRow, rows: info.height, bits };
}
