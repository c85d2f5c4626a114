import { deflateSync } from "node:zlib";
import PDFDocument from "pdfkit";
import { expect, test } from "vitest";
import { joinPdfs } from "./join-pdfs";

function drawn(...pages: string[]): Promise<Buffer> {
  return new Promise((done) => {
    const pdf = new PDFDocument({ size: [164, 113], margin: 4, autoFirstPage: false });
    const chunks: Buffer[] = [];
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => done(Buffer.concat(chunks)));
    for (const text of pages) pdf.addPage().text(text);
    pdf.end();
  });
}

/** As newer writers do: dictionaries inside a compressed stream, no table. */
function packed(): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 100 100] >>",
    "<< /Type /Page /Parent 2 0 R /Note (5 0 R \\) endobj) >>",
  ];
  let at = 0;
  const head = objects.map((body, index) => {
    const line = `${index + 1} ${at}`;
    at += body.length + 1;
    return line;
  });
  const first = `${head.join(" ")} `;
  const stream = deflateSync(Buffer.from(first + objects.join(" "), "latin1"));
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.7\n4 0 obj\n<< /Type /ObjStm /N 3 /First ${first.length} /Filter /FlateDecode /Length ${stream.length} >>\nstream\n`,
      "latin1",
    ),
    stream,
    Buffer.from(
      "\nendstream\nendobj\n5 0 obj\n<< /Type /XRef /Root 1 0 R /Length 0 >>\nstream\n\nendstream\nendobj\nstartxref\n0\n%%EOF",
      "latin1",
    ),
  ]);
}

test("the pages of several labels follow one another in one document", async () => {
  const joined = joinPdfs([await drawn("one"), packed(), await drawn("two", "three")]);
  if (!joined) throw new Error("not joined");
  const text = joined.toString("latin1");
  expect(text).toContain("/Count 4");
  expect(text).toContain("(5 0 R \\) endobj)");
  // Every entry of the table leads to its object.
  const table = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  const offsets = [...text.slice(table).matchAll(/(\d{10}) 00000 n/g)].map((match) => Number(match[1]));
  expect(offsets.map((offset, at) => text.startsWith(`${at + 1} 0 obj`, offset))).not.toContain(false);
});

test("what is locked or no PDF is not joined", async () => {
  expect(joinPdfs([Buffer.from("no PDF")])).toBeNull();
  expect(joinPdfs([])).toBeNull();
  const locked = (await drawn("x")).toString("latin1").replace("/Root", "/Encrypt 9 0 R /Root");
  expect(joinPdfs([Buffer.from(locked, "latin1")])).toBeNull();
});
