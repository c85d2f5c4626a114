import PDFDocument from "pdfkit";
import sharp from "sharp";
import { reason } from "@/lib/reason";
import { Refusal } from "@/platform/refusal";

/** Pictures of stickers come without a size on paper; label printers take 58 × 40 mm, and it is drawn as wide as that. */
const widthPoints = (58 * 72) / 25.4;

/** A picture of a sticker as a PDF of one page of its shape, ready for the label printer. */
export async function stickerPdf(bytes: Uint8Array): Promise<Buffer> {
  const picture = await readable(bytes);
  const height = (widthPoints * picture.height) / picture.width;
  const pdf = new PDFDocument({ size: [widthPoints, height], margin: 0, font: "" });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
  pdf.image(picture.png, 0, 0, { width: widthPoints, height });
  pdf.end();
  return done;
}

async function readable(bytes: Uint8Array): Promise<{ png: Buffer; width: number; height: number }> {
  try {
    const image = sharp(bytes, { limitInputPixels: 40_000_000 }).flatten({ background: "#ffffff" }).png();
    const { data, info } = await image.toBuffer({ resolveWithObject: true });
    return { png: data, width: info.width, height: info.height };
  } catch {
    throw new Refusal("invalid", reason("channel.label_unreadable"));
  }
}
