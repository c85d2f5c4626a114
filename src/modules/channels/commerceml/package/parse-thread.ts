import { open } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import { decoderOf, encodingOf, headBytes } from "./decode";
import type { Entry } from "./entry";
import { limits } from "./limits";
import { bytesOf, documentsIn } from "./open-zip";
import { EntryReader } from "./read-entries";
import { PackageRefused, refuse } from "./refused";
import type { FromThread, ThreadTask } from "./thread-messages";

// Runs in a thread of its own, with a heap of its own: what a hostile file does to it, it does to nobody else.

const batch = 500;
const pieceBytes = 64 * 1024;
const port = parentPort;
if (!port) throw new Error("this file runs as a thread");
const tell = (message: FromThread) => port.postMessage(message);

async function* bytesOfFile(path: string, size: number): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    let at = 0;
    while (at < size) {
      const piece = Buffer.allocUnsafe(Math.min(pieceBytes, size - at));
      const { bytesRead } = await file.read(piece, 0, piece.length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield piece.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/** Gives on what was read, and waits until somebody takes it in: the file is read one such batch ahead and no faster. */
function give(entries: Entry[]): Promise<void> {
  return new Promise((resolve) => {
    port?.once("message", () => resolve());
    tell({ entries });
  });
}

async function read({ path, size, entry, encoding }: ThreadTask): Promise<void> {
  let ready: Entry[] = [];
  const reader = new EntryReader((one) => ready.push(one));
  let decoder: ReturnType<typeof decoderOf> | null = null;
  let head = Buffer.alloc(0);
  let total = 0;
  const begin = (bytes: Uint8Array) => {
    const begun = decoderOf(encodingOf(bytes.subarray(0, headBytes), encoding));
    reader.write(begun.text(bytes));
    return begun;
  };
  for await (const bytes of entry === null ? bytesOfFile(path, size) : bytesOf(path, entry)) {
    total += bytes.length;
    if (total > limits.documentBytes) refuse("too_large", { megabytes: limits.documentBytes / 1024 / 1024 });
    // Pieces of an archive may be shorter than the declaration.
    if (decoder) reader.write(decoder.text(bytes));
    else {
      head = Buffer.concat([head, bytes]);
      if (head.length >= headBytes) decoder = begin(head);
    }
    if (ready.length >= batch) {
      const full = ready;
      ready = [];
      await give(full);
    }
  }
  decoder ??= begin(head);
  reader.write(decoder.end());
  reader.close();
  if (ready.length > 0) await give(ready);
}

async function run(task: ThreadTask): Promise<void> {
  if (task.lists) tell({ documents: await documentsIn(task.path) });
  else await read(task);
  tell({ done: true });
}

run(workerData as ThreadTask).catch((error: unknown) => {
  if (error instanceof PackageRefused) tell({ refused: error.reason });
  else throw error;
});
