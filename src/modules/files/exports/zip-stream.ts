import { once } from "node:events";
import { crc32, createDeflateRaw } from "node:zlib";

export type Part = { name: string; content: AsyncIterable<string> | Iterable<string> };

const local = 0x04034b50;
const descriptor = 0x08074b50;
const central = 0x02014b50;
const end = 0x06054b50;
/** Sizes follow the content, names are UTF-8. */
const flags = 0x0808;
const deflated = 8;
/** 1 January 1980: the same content makes the same archive. */
const [time, date] = [0, 0x21];

/** An archive of texts, written while they come: sizes are told after each of them, so that none has to be kept. */
export async function* zipStream(parts: readonly Part[]): AsyncGenerator<Buffer> {
  const written: { name: Buffer; crc: number; packed: number; size: number; at: number }[] = [];
  let at = 0;
  const counted = (piece: Buffer) => {
    at += piece.length;
    return piece;
  };
  for (const { name: title, content } of parts) {
    const entry = { name: Buffer.from(title), crc: 0, packed: 0, size: 0, at };
    yield counted(header(local, [20, flags, deflated, time, date], [0, 0, 0], [entry.name.length, 0], entry.name));
    const deflate = createDeflateRaw({ level: 6 });
    const fed = feed();
    fed.catch((error: unknown) => deflate.destroy(error as Error));
    for await (const piece of deflate as AsyncIterable<Buffer>) {
      entry.packed += piece.length;
      yield counted(piece);
    }
    await fed;
    yield counted(header(descriptor, [], [entry.crc, entry.packed, entry.size], []));
    written.push(entry);

    async function feed() {
      for await (const text of content) {
        const bytes = Buffer.from(text);
        entry.crc = crc32(bytes, entry.crc);
        entry.size += bytes.length;
        if (!deflate.write(bytes)) await once(deflate, "drain");
      }
      deflate.end();
    }
  }
  const directory = written.map(({ name, crc, packed, size, at }) =>
    Buffer.concat([
      header(central, [20, 20, flags, deflated, time, date], [crc, packed, size], [name.length, 0, 0, 0, 0]),
      longs(0, at),
      name,
    ]),
  );
  const listed = Buffer.concat(directory);
  yield Buffer.concat([listed, header(end, [0, 0, written.length, written.length], [listed.length, at], [0])]);
}

/** A record of the archive: its sign, shorts, longs, shorts, and what follows. */
function header(
  sign: number,
  first: readonly number[],
  middle: readonly number[],
  last: readonly number[],
  tail = Buffer.alloc(0),
): Buffer {
  return Buffer.concat([longs(sign), shorts(...first), longs(...middle), shorts(...last), tail]);
}

function shorts(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [i, value] of values.entries()) bytes.writeUInt16LE(value, i * 2);
  return bytes;
}

function longs(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeUInt32LE(value >>> 0, i * 4);
  return bytes;
}
