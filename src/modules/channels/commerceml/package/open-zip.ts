import type { Readable } from "node:stream";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { fileNameOf } from "../file-name";
import { limits } from "./limits";
import { PackageRefused, refuse } from "./refused";

/** Names of the documents in an archive, in the order in which 1C wants them read. Refuses an archive that lies or is made to burst. */
export async function documentsIn(path: string): Promise<string[]> {
  const names = (await entriesOf(path)).map((entry) => entry.fileName).filter((name) => /\.xml$/i.test(name));
  const rank = (name: string) => ["import", "offers", "prices", "rests"].findIndex((word) => baseName(name).toLowerCase().startsWith(word));
  return names.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en", { numeric: true }));
}

/** Streams one entry; its bytes are counted as they come out, whatever the directory says of them. */
export async function* bytesOf(path: string, name: string): AsyncGenerator<Uint8Array> {
  const archive = await opened(path);
  try {
    const all = await listed(archive);
    const entry = all.find((one) => one.fileName === name) ?? all.find((one) => baseName(one.fileName) === baseName(name));
    if (!entry) refuse("no_such_file", { name: name.slice(0, 100) });
    const stream = (await archive.openReadStreamPromise(entry)) as Readable;
    let size = 0;
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      size += piece.length;
      refuseBurst(size, entry);
      yield piece;
    }
  } catch (error) {
    throw asRefusal(error);
  } finally {
    archive.close();
  }
}

async function entriesOf(path: string): Promise<Entry[]> {
  const archive = await opened(path);
  try {
    return await listed(archive);
  } catch (error) {
    throw asRefusal(error);
  } finally {
    archive.close();
  }
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true });
  } catch (error) {
    throw asRefusal(error);
  }
}

async function listed(archive: ZipFile): Promise<Entry[]> {
  if (archive.entryCount > limits.archiveEntries) refuse("archive_entries", { limit: limits.archiveEntries });
  const entries: Entry[] = [];
  for await (const entry of archive.eachEntry()) {
    if (entries.length >= limits.archiveEntries) refuse("archive_entries", { limit: limits.archiveEntries });
    if (entry.fileName.endsWith("/")) continue;
    if (entry.isEncrypted()) refuse("archive_encrypted");
    if (fileNameOf(entry.fileName) === null) refuse("file_name", { name: entry.fileName.slice(0, 100) });
    refuseBurst(entry.uncompressedSize, entry);
    entries.push(entry);
  }
  return entries;
}

function refuseBurst(size: number, { compressedSize }: Entry): void {
  if (size > limits.documentBytes) refuse("too_large", { megabytes: limits.documentBytes / 1024 / 1024 });
  if (size > limits.archiveRatioFrom && size > compressedSize * limits.archiveRatio) refuse("archive_bomb");
}

const baseName = (name: string) => name.slice(name.lastIndexOf("/") + 1);

/** What the archive reader finds wrong is the archive's fault. */
function asRefusal(error: unknown): unknown {
  if (error instanceof PackageRefused) return error;
  const message = error instanceof Error ? error.message : String(error);
  return (error as NodeJS.ErrnoException)?.code === "ENOENT" ? error : refusedArchive(message);
}

function refusedArchive(message: string): PackageRefused {
  return new PackageRefused({ code: "commerceml.archive_broken", params: { message: message.slice(0, 200) } });
}
