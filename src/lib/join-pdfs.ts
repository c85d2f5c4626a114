import { inflateSync } from "node:zlib";

/*
 * Several PDFs as one, page after page: labels come one by one and are printed in one go. Objects are copied as they are under new
 * numbers and the page trees hang below one root, so that nothing is drawn anew.
 */

type PdfObject = { body: string; stream: string | null };
type Document = { objects: Map<number, PdfObject>; pages: number };

const reference = /^(\d+)\s+(\d+)\s+R\b/;

/** One PDF of all pages of several, in their order; null where one of them is encrypted or no readable PDF. */
export function joinPdfs(files: readonly Uint8Array[]): Buffer | null {
  const out: string[] = ["%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"];
  const offsets: number[] = [];
  let length = out[0]?.length ?? 0;
  let next = 3;
  const write = (number: number, { body, stream }: PdfObject) => {
    const text = `${number} 0 obj\n${body}${stream === null ? "" : `\nstream\n${stream}\nendstream`}\nendobj\n`;
    offsets[number] = length;
    length += text.length;
    out.push(text);
  };
  const roots: number[] = [];
  const counts: number[] = [];
  for (const file of files) {
    const document = read(Buffer.from(file).toString("latin1"));
    if (!document) return null;
    const { objects, pages } = document;
    const root = objects.get(pages);
    const count = root && countOf(root.body, objects);
    if (!root || !count) return null;
    const numbers = new Map([...objects.keys()].map((number) => [number, next++]));
    for (const [number, { body, stream }] of objects) {
      const renamed = renumbered(number === pages ? withoutParent(body) : body, numbers);
      const placed = number === pages ? renamed.replace("<<", "<< /Parent 2 0 R ") : renamed;
      write(numbers.get(number) ?? 0, { body: placed, stream });
    }
    roots.push(numbers.get(pages) ?? 0);
    counts.push(count);
  }
  if (roots.length === 0) return null;
  const total = counts.reduce((sum, count) => sum + count, 0);
  write(1, { body: "<< /Type /Catalog /Pages 2 0 R >>", stream: null });
  write(2, { body: `<< /Type /Pages /Kids [${roots.map((root) => `${root} 0 R`).join(" ")}] /Count ${total} >>`, stream: null });
  const rows = Array.from({ length: next - 1 }, (_, at) => `${String(offsets[at + 1] ?? 0).padStart(10, "0")} 00000 n \n`);
  out.push(`xref\n0 ${next}\n0000000000 65535 f \n${rows.join("")}trailer\n<< /Size ${next} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`);
  return Buffer.from(out.join(""), "latin1");
}

/** All objects of a file, found one after another rather than by its table, which printers' drivers often leave broken. */
function read(text: string): Document | null {
  if (!text.slice(0, 1024).includes("%PDF-")) return null;
  const objects = new Map<number, PdfObject>();
  const packed: PdfObject[] = [];
  const heads: string[] = [];
  const begin = /(\d+)\s+\d+\s+obj\b/g;
  for (let found = begin.exec(text); found; found = begin.exec(text)) {
    const from = found.index + found[0].length;
    const end = endOfValue(text, from);
    const body = text.slice(from, end.at).trim();
    if (end.word !== "stream") {
      objects.set(Number(found[1]), { body, stream: null });
      begin.lastIndex = end.at;
      continue;
    }
    const start = end.at + "stream".length + (text.startsWith("\r\n", end.at + "stream".length) ? 2 : 1);
    const stop = endOfStream(text, start, body);
    const object = { body, stream: text.slice(start, stop) };
    if (/\/Type\s*\/ObjStm\b/.test(body)) packed.push(object);
    else if (/\/Type\s*\/XRef\b/.test(body)) heads.push(body);
    else objects.set(Number(found[1]), object);
    begin.lastIndex = stop;
  }
  const trailers = [...text.matchAll(/\btrailer\s*(<<[\s\S]*?)\bstartxref\b/g)].map((match) => match[1] ?? "");
  heads.push(...trailers);
  if (heads.some((head) => /\/Encrypt\b/.test(head))) return null;
  for (const object of packed) if (!unpack(object, objects)) return null;
  const catalog = rootOf(heads, objects);
  const pages = Number(/\/Pages\s+(\d+)\s+\d+\s+R/.exec(catalog?.body ?? "")?.[1] ?? Number.NaN);
  return Number.isInteger(pages) ? { objects, pages } : null;
}

function rootOf(heads: readonly string[], objects: ReadonlyMap<number, PdfObject>): PdfObject | undefined {
  const named = heads.map((head) => objects.get(Number(/\/Root\s+(\d+)\s+\d+\s+R/.exec(head)?.[1] ?? -1)));
  return named.findLast((object) => object !== undefined) ?? [...objects.values()].find(({ body }) => /\/Type\s*\/Catalog\b/.test(body));
}

/** Objects that lie in a compressed stream; the plain ones, which came by a later change, stay. */
function unpack({ body, stream }: PdfObject, objects: Map<number, PdfObject>): boolean {
  const first = Number(/\/First\s+(\d+)/.exec(body)?.[1] ?? Number.NaN);
  if (stream === null || !Number.isInteger(first) || /\/DecodeParms\b/.test(body)) return false;
  let text = stream;
  if (/\/Filter\b/.test(body)) {
    if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?\s*(?:\/|>)/.test(body)) return false;
    try {
      text = inflateSync(Buffer.from(stream, "latin1"), { maxOutputLength: 50_000_000 }).toString("latin1");
    } catch {
      return false;
    }
  }
  const head = text.slice(0, first).trim().split(/\s+/).map(Number);
  for (let at = 0; at + 1 < head.length; at += 2) {
    const [number = 0, from = 0] = head.slice(at, at + 2);
    const until = head[at + 3];
    const value = text.slice(first + from, until === undefined ? undefined : first + until).trim();
    if (!objects.has(number)) objects.set(number, { body: value, stream: null });
  }
  return true;
}

/** Where an object's value ends, and by which word; words inside strings do not count. */
function endOfValue(text: string, from: number): { at: number; word: "endobj" | "stream" } {
  for (let at = from; at < text.length; at++) {
    const skipped = afterString(text, at);
    if (skipped > at) at = skipped - 1;
    else if (text.startsWith("endobj", at)) return { at, word: "endobj" };
    else if (text.startsWith("stream", at) && /[\r\n]/.test(text[at + 6] ?? "")) return { at, word: "stream" };
  }
  return { at: text.length, word: "endobj" };
}

/** Behind the string or comment that begins here; here, if none does. */
function afterString(text: string, at: number): number {
  const char = text[at];
  if (char === "%") {
    const end = text.slice(at).search(/[\r\n]/);
    return end < 0 ? text.length : at + end;
  }
  if (char === "<" && text[at + 1] !== "<" && text[at - 1] !== "<") {
    const end = text.indexOf(">", at);
    return end < 0 ? text.length : end + 1;
  }
  if (char !== "(") return at;
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === "(") depth++;
    else if (text[i] === ")" && --depth === 0) return i + 1;
  }
  return text.length;
}

function endOfStream(text: string, start: number, body: string): number {
  const direct = /\/Length\s+(\d+)(?!\s+\d+\s+R)\b/.exec(body)?.[1];
  const named = /\/Length\s+(\d+)\s+\d+\s+R/.exec(body)?.[1];
  const value = named ? new RegExp(`(?:^|\\s)${named}\\s+\\d+\\s+obj\\s+(\\d+)\\s+endobj`).exec(text)?.[1] : direct;
  const told = start + Number(value ?? Number.NaN);
  if (Number.isInteger(told) && /^\s{0,2}endstream/.test(text.slice(told, told + 11))) return told;
  const found = text.indexOf("endstream", start);
  if (found < 0) return text.length;
  return text.slice(start, found).replace(/\r?\n$/, "").length + start;
}

/** A value with its references under their new numbers; a reference to nothing is null. */
function renumbered(body: string, numbers: ReadonlyMap<number, number>): string {
  let out = "";
  for (let at = 0; at < body.length; ) {
    const skipped = afterString(body, at);
    if (skipped > at) {
      out += body.slice(at, skipped);
      at = skipped;
      continue;
    }
    const match = /\d/.test(body[at] ?? "") && !/[\w.+-]/.test(body[at - 1] ?? "") ? reference.exec(body.slice(at, at + 40)) : null;
    if (match) {
      const number = numbers.get(Number(match[1]));
      out += number === undefined ? "null" : `${number} 0 R`;
      at += match[0].length;
    } else out += body[at++];
  }
  return out;
}

const withoutParent = (body: string) => body.replace(/\/Parent\s+\d+\s+\d+\s+R/, "");

function countOf(body: string, objects: ReadonlyMap<number, PdfObject>): number {
  const named = /\/Count\s+(\d+)\s+\d+\s+R/.exec(body)?.[1];
  return named ? Number(objects.get(Number(named))?.body) : Number(/\/Count\s+(\d+)/.exec(body)?.[1] ?? 0);
}
