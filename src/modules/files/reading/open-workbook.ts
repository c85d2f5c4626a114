import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { limits } from "./limits";
import { FileRefused, refuse } from "./refused";

/** The parts of a workbook by name. Bytes are counted as they come out, whatever the directory says of them. */
export type Workbook = { has(name: string): boolean; read(name: string): AsyncGenerator<Uint8Array>; close(): void };

/** Opens a workbook. Refuses an archive that lies, is locked, or is made to burst. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const archive = await opened(path);
  const entries = await listed(archive).catch((error: unknown) => {
    archive.close();
    throw asRefusal(error);
  });
  return {
    has: (name) => entries.has(name),
    read: (name) => bytesOf(archive, entries.get(name)),
    close: () => archive.close(),
  };
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true });
  } catch (error) {
    throw asRefusal(error);
  }
}

async function listed(archive: ZipFile): Promise<Map<string, Entry>> {
  if (archive.entryCount > limits.archiveEntries) refuse("archive_entries", { limit: limits.archiveEntries });
  const entries = new Map<string, Entry>();
  let seen = 0;
  for await (const entry of archive.eachEntry()) {
    seen += 1;
    if (seen > limits.archiveEntries) refuse("archive_entries", { limit: limits.archiveEntries });
    if (entry.isEncrypted()) refuse("locked");
    if (entries.has(entry.fileName)) refuse("archive_broken", { message: "a name stands twice" });
    refuseBurst(entry.uncompressedSize, entry);
    entries.set(entry.fileName, entry);
  }
  return entries;
}

async function* bytesOf(archive: ZipFile, entry: Entry | undefined): AsyncGenerator<Uint8Array> {
  if (!entry) refuse("not_a_workbook");
  try {
    const stream = (await archive.openReadStreamPromise(entry)) as Readable;
    let size = 0;
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      size += piece.length;
      refuseBurst(size, entry);
      yield piece;
    }
  } catch (error) {
    throw asRefusal(error);
  }
}

function refuseBurst(size: number, { compressedSize }: Entry): void {
  if (size > limits.partBytes || (size > limits.archiveRatioFrom && size > compressedSize * limits.archiveRatio)) refuse("archive_bomb");
}

/** What the archive reader finds wrong is the archive's fault. */
function asRefusal(error: unknown): unknown {
  if (error instanceof FileRefused || (error as NodeJS.ErrnoException)?.code === "ENOENT") return error;
  const message = error instanceof Error ? error.message : String(error);
  return new FileRefused({ code: "file.archive_broken", params: { message: message.slice(0, 200) } });
}
