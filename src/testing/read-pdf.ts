import { inflateSync } from "node:zlib";

type ReadPage = {
  width: number;
  height: number /** The drawn texts, one line per piece. */;
  text: string /** Widths of filled rectangles in points: bars among them. */;
  rectangles: number[];
};

/** Reads back what our own PDFs say, page by page: their structure is ours, so this is no reader for PDFs of others. */
export function readPdf(bytes: Buffer): ReadPage[] {
  const objects = objectsOf(bytes);
  const all = [...objects.values()].map(({ head }) => head);
  const fonts = new Map<string, Map<string, string>>();
  for (const [, name = "", id = ""] of all.flatMap((head) => [...head.matchAll(/\/(F\d+) (\d+) 0 R/g)])) {
    const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? "")?.[1];
    const map = unicode && objects.get(unicode)?.stream;
    if (map) fonts.set(name, lettersOf(map.toString("latin1")));
  }
  const kids = /\/Type \/Pages[\s\S]*?\/Kids \[([^\]]*)\]|\/Kids \[([^\]]*)\]/.exec(all.find((head) => head.includes("/Kids")) ?? "");
  return [...(kids?.[1] ?? kids?.[2] ?? "").matchAll(/(\d+) 0 R/g)].map(([, id = ""]) => {
    const head = objects.get(id)?.head ?? "";
    const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head) ?? [];
    const content = objects.get(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? "")?.stream?.toString("latin1") ?? "";
    return {
      width: Number(width),
      height: Number(height),
      text: textOf(content, fonts),
      rectangles: [...content.matchAll(/[-\d.]+ [-\d.]+ ([-\d.]+) [-\d.]+ re/g)].map(([, one]) => Number(one)),
    };
  });
}

/** Everything that all pages say, line by line. */
export function pdfText(bytes: Buffer): string {
  return readPdf(bytes)
    .map(({ text }) => text)
    .join("\n");
}

function objectsOf(bytes: Buffer): Map<string, { head: string; stream: Buffer | null }> {
  const raw = bytes.toString("latin1");
  const objects = new Map<string, { head: string; stream: Buffer | null }>();
  for (const match of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const start = match.index + match[0].length;
    const ends = [raw.indexOf("stream\n", start), raw.indexOf("endobj", start)].filter((at) => at >= 0);
    const end = Math.min(...ends);
    const head = raw.slice(start, end);
    const length = /\/Length (\d+)/.exec(head)?.[1];
    const packed = raw.startsWith("stream\n", end) && length ? bytes.subarray(end + 7, end + 7 + Number(length)) : null;
    const stream = packed && head.includes("/FlateDecode") ? inflateSync(packed) : packed;
    objects.set(match[1] ?? "", { head, stream });
  }
  return objects;
}

/** Glyph number in hex → letters, from the map that makes text of a PDF searchable. */
function lettersOf(map: string): Map<string, string> {
  const letters = new Map<string, string>();
  for (const [, first = "0", list = ""] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    for (const [index, [, code = ""]] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries()) {
      const glyph = (Number.parseInt(first, 16) + index).toString(16).padStart(4, "0");
      letters.set(glyph, Buffer.from(code.replaceAll(" ", ""), "hex").swap16().toString("utf16le"));
    }
  }
  return letters;
}

function textOf(content: string, fonts: Map<string, Map<string, string>>): string {
  return [...content.matchAll(/BT([\s\S]*?)ET/g)]
    .map(([, block = ""]) => {
      const letters = fonts.get(/\/(F\d+) /.exec(block)?.[1] ?? "");
      const codes = [...block.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = ""]) => hex.toLowerCase().match(/.{4}/g) ?? []);
      return codes.map((code) => letters?.get(code) ?? "").join("");
    })
    .join("\n");
}
