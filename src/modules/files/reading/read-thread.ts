import { parentPort, workerData } from "node:worker_threads";
import { limits } from "./limits";
import { readCsv } from "./read-csv";
import { readXlsx } from "./read-xlsx";
import { FileRefused } from "./refused";
import type { FileRow, FromThread, ThreadTask } from "./thread-messages";

// Runs in a thread of its own, with a heap of its own: what a hostile file does to it, it does to nobody else.

const batch = 250;
const port = parentPort;
if (!port) throw new Error("this file runs as a thread");
const tell = (message: FromThread) => port.postMessage(message);

/** Gives on what was read, and waits until somebody takes it in: the file is read one such batch ahead and no faster. */
function give(rows: FileRow[]): Promise<void> {
  return new Promise((resolve) => {
    port?.once("message", () => resolve());
    tell({ rows });
  });
}

async function giveAll(rows: AsyncGenerator<FileRow>, headOnly: boolean): Promise<void> {
  let ready: FileRow[] = [];
  for await (const row of rows) {
    if (row.cells.every((cell) => cell.trim() === "")) continue;
    ready.push(row);
    if (headOnly && ready.length >= limits.headRows) break;
    if (ready.length >= batch) {
      const full = ready;
      ready = [];
      await give(full);
    }
  }
  if (ready.length > 0) await give(ready);
}

async function run({ path, format, sheet, headOnly }: ThreadTask): Promise<void> {
  if (format === "csv") await giveAll(readCsv(path), headOnly);
  else {
    const book = await readXlsx(path, sheet);
    try {
      tell({ sheets: book.sheets, sheet: book.sheet });
      await giveAll(book.rows, headOnly);
    } finally {
      book.close();
    }
  }
  tell({ done: true });
}

run(workerData as ThreadTask).catch((error: unknown) => {
  if (error instanceof FileRefused) tell({ refused: error.reason });
  else throw error;
});
