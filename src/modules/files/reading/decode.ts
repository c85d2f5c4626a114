import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";

/** UTF-8 where its bytes allow nothing else, UTF-16 where a mark says so (Excel's "Unicode text"), else what old Windows programs write. */
export async function encodingOf(path: string): Promise<"utf-8" | "utf-16le" | "windows-1251"> {
  const file = await open(path);
  const head = Buffer.alloc(2);
  await file.read(head, 0, 2, 0).finally(() => file.close());
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  const strict = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const piece of createReadStream(path)) strict.decode(piece as Buffer, { stream: true });
    strict.decode();
    return "utf-8";
  } catch {
    return "windows-1251";
  }
}

/** The text of a file, piece by piece, without its byte order mark. */
export async function* textOf(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of createReadStream(path)) yield decoder.decode(piece as Buffer, { stream: true });
  yield decoder.decode();
}
