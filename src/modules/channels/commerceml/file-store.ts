import { mkdir, open, rm, stat } from "node:fs/promises";
import path from "node:path";
import { env } from "@/platform/env";

type Stored = { connectionId: string; id: string };

/** Where the bytes of a file lie: under ids of ours, whatever 1C calls it. */
export const pathOf = ({ connectionId, id }: Stored) => path.join(env().dataDir, "commerceml", connectionId, id);

/**
 * Writes a piece of a file from the byte `at` on, as it comes in; what an attempt that was cut off left behind is written over.
 * Answers the new size; null if it would be larger than `most`.
 */
export async function writePiece(file: Stored, at: number, body: AsyncIterable<Uint8Array>, most: number): Promise<number | null> {
  const where = pathOf(file);
  await mkdir(path.dirname(where), { recursive: true, mode: 0o700 });
  const handle = await open(where, at === 0 ? "w" : "r+", 0o600);
  try {
    let size = at;
    for await (const bytes of body) {
      if (size + bytes.length > most) return null;
      await handle.write(bytes, 0, bytes.length, size);
      size += bytes.length;
    }
    return size;
  } finally {
    await handle.close();
  }
}

/** The last bytes of a file, to see whether it is whole. */
export async function tailOf(file: Stored, size: number, bytes = 300): Promise<Buffer> {
  const handle = await open(pathOf(file));
  try {
    const from = Math.max(0, size - bytes);
    const tail = Buffer.alloc(size - from);
    await handle.read(tail, 0, tail.length, from);
    return tail;
  } finally {
    await handle.close();
  }
}

/** Removes the bytes of a file; that they are gone already is no fault. */
export function removeFile(file: Stored): Promise<void> {
  return rm(pathOf(file), { force: true });
}

/** Whether the bytes are on this machine. */
export async function isThere(file: Stored): Promise<boolean> {
  return stat(pathOf(file)).then(
    () => true,
    () => false,
  );
}
