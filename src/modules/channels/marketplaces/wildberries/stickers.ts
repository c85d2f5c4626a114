import PDFDocument from "pdfkit";
import { z } from "zod";
import { list, text } from "@/lib/lenient";
import { reason } from "@/lib/reason";
import { ChannelTrouble, type Line, type Question } from "../line";
import { demandWb } from "./ask";
import { numberOf } from "./jobs";

const perCall = 100;
/** Millimetres; Wildberries prints on these. */
const width = 58;
const height = 40;
const points = (millimetres: number) => (millimetres * 72) / 25.4;

const answerShape = z.object({ stickers: list(z.object({ orderId: text(40), file: text(5_000_000) })) });

type Label = { bytes: Uint8Array; type: "application/pdf" | "image/png" };

/** The stickers of some jobs: one as its picture, several as one document. Null while a job has none, which is until it is in a supply. */
export async function stickers(line: Line, jobs: readonly string[]): Promise<Label | null> {
  const pictures = new Map<string, Buffer>();
  for (let start = 0; start < jobs.length; start += perCall) {
    const body = { orders: jobs.slice(start, start + perCall).map(numberOf) };
    const question: Question = { method: "POST", path: "/api/v3/orders/stickers", query: { type: "png", width, height }, body };
    for (const { orderId, file } of (await demandWb(line, question, answerShape)).stickers) {
      const picture = Buffer.from(file, "base64");
      if (!isPng(picture)) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
      pictures.set(orderId, picture);
    }
  }
  const inOrder = jobs.flatMap((job) => pictures.get(job) ?? []);
  const [first] = inOrder;
  if (!first || inOrder.length < jobs.length) return null;
  return inOrder.length === 1 ? { bytes: first, type: "image/png" } : { bytes: await documentOf(inOrder), type: "application/pdf" };
}

function documentOf(pictures: readonly Buffer[]): Promise<Uint8Array> {
  return new Promise((done, fail) => {
    const size: [number, number] = [points(width), points(height)];
    const pdf = new PDFDocument({ size, margin: 0, autoFirstPage: false });
    const chunks: Buffer[] = [];
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => done(Buffer.concat(chunks)));
    pdf.on("error", fail);
    try {
      for (const picture of pictures) pdf.addPage().image(picture, 0, 0, { fit: size, align: "center", valign: "center" });
      pdf.end();
    } catch (error) {
      fail(error);
    }
  });
}

function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
}
