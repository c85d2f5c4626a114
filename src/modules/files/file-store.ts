import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { env } from "@/platform/env";

type Stored = { organizationId: string; id: string };

/** Where the bytes of an import lie: under ids of ours, whatever its file is called. */
export const pathOf = ({ organizationId, id }: Stored) => path.join(env().dataDir, "imports", organizationId, id);

/** Writes a file as it comes in. Answers its size and its first bytes; null, and nothing is left, where it is larger than `most`. */
export async function storeFile(
  file: Stored,
  body: AsyncIterable<Uint8Array>,
  { most, headBytes }: { most: number; headBytes: number },
): Promise<{ bytes: number; head: Buffer } | null> {
  const where = pathOf(file);
  await mkdir(path.dirname(where), { recursive: true, mode: 0o700 });
  const handle = await open(where, "w", 0o600);
  const head: Uint8Array[] = [];
  let [bytes, inHead, whole] = [0, 0, false];
  try {
    for await (const piece of body) {
      if (inHead < headBytes) {
        head.push(piece.subarray(0, headBytes - inHead));
        inHead += Math.min(piece.length, headBytes - inHead);
      }
      bytes += piece.length;
      if (bytes > most) return null;
      await handle.write(piece);
    }
    whole = true;
    return { bytes, head: Buffer.concat(head) };
  } finally {
    await handle.close();
    if (!whole) await removeFile(file);
  }
}

/** Removes the bytes of an import; that they are gone already is no fault. */
export function removeFile(file: Stored): Promise<void> {
  return rm(pathOf(file), { force: true });
}
