import { reason } from "@/lib/reason";
import { readInThread } from "@/platform/threads/read-in-thread";
import { startThread } from "@/platform/threads/start-thread";
import type { Entry } from "./entry";
import { PackageRefused } from "./refused";
import type { FromThread, ThreadTask } from "./thread-messages";

/** It keeps a record or two at a time: what needs more than this is hostile. */
const thread = { built: "commerceml-thread.mjs", source: new URL("./parse-thread.ts", import.meta.url), heapMb: 96 };

/** A file as it was uploaded, of which `size` bytes count. */
export type Source = { path: string; size: number };

/**
 * Reads a document (of an archive: one entry) in a thread of its own, some hundred entries at a time; the thread goes on when they
 * have been taken in. Throws `PackageRefused` with what is wrong with it.
 */
export async function* readPackage(source: Source & { entry?: string; encoding: string }): AsyncGenerator<Entry[]> {
  const { path, size, entry = null, encoding } = source;
  for await (const message of askThread({ path, size, entry, encoding, lists: false })) if ("entries" in message) yield message.entries;
}

/** The names of the documents in an archive, in the order in which they are to be read. */
export async function documentsOf({ path, size }: Source): Promise<string[]> {
  for await (const message of askThread({ path, size, entry: null, encoding: "utf-8", lists: true }))
    if ("documents" in message) return message.documents;
  return [];
}

async function* askThread(task: ThreadTask) {
  yield* readInThread<FromThread>(await startThread(thread, task), {
    refuse: (why) => new PackageRefused(why),
    tooMuchMemory: reason("commerceml.too_much_memory"),
    waitsAfter: () => true,
  });
}
