import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ZipFile } from "yazl";

/** Writes bytes into a file of their own and answers where it lies. */
export async function aFile(content: string | Uint8Array, name = "file"): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), "dirigent-file-")), name);
  await writeFile(file, content);
  return file;
}

/** An archive of named parts. */
export async function zipOf(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream as unknown as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

type Parts = { rows: string; sheets?: string[]; styles?: string; shared?: string; more?: Record<string, string | Buffer> };

/** A workbook whose sheets all hold the given `<row>` elements. */
export function workbookOf({ rows, sheets = ["Лист1"], styles, shared, more = {} }: Parts): Promise<Buffer> {
  const list = sheets.map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("");
  const links = sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`).join("");
  const data = `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`;
  return zipOf({
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${list}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${links}</Relationships>`,
    ...(styles ? { "xl/styles.xml": styles } : {}),
    ...(shared ? { "xl/sharedStrings.xml": shared } : {}),
    ...Object.fromEntries(sheets.map((_, i) => [`xl/worksheets/sheet${i + 1}.xml`, data])),
    ...more,
  });
}
