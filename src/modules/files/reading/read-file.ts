import { reason } from "@/lib/reason";
import { readInThread } from "@/platform/threads/read-in-thread";
import { startThread } from "@/platform/threads/start-thread";
import type { FileFormat } from "../kinds";
import { FileRefused } from "./refused";
import type { FileHead, FileRow, FromThread, ThreadTask } from "./thread-messages";

type Source = { path: string; format: FileFormat; sheet: string | null };

/** Rows and shared texts of an honest workbook fit in: what needs more than this is hostile. */
const thread = { built: "table-thread.mjs", source: new URL("./read-thread.ts", import.meta.url), heapMb: 128 };

/** Longer than this no file of the allowed size takes; the wait of those who take its rows in does not count. */
const longestMs = 30_000;

/** The rows of a file that hold anything, some hundred at a time, read in a thread of its own. Throws `FileRefused` with what is wrong with it. */
export async function* readRows(source: Source): AsyncGenerator<FileRow[]> {
  for await (const message of askThread({ ...source, headOnly: false })) if ("rows" in message) yield message.rows;
}

/** The first rows of a file, and the sheets of a workbook. Throws `FileRefused`. */
export async function readHead(source: Source): Promise<FileHead> {
  const head: FileHead = { rows: [], sheets: [], sheet: null };
  for await (const message of askThread({ ...source, headOnly: true })) {
    if ("rows" in message) head.rows.push(...message.rows);
    if ("sheets" in message) Object.assign(head, message);
  }
  return head;
}

async function* askThread(task: ThreadTask) {
  yield* readInThread<FromThread>(await startThread(thread, task), {
    refuse: (why) => new FileRefused(why),
    tooMuchMemory: reason("file.too_much_memory"),
    longest: { ms: longestMs, tooSlow: reason("file.too_slow") },
    waitsAfter: (message) => "rows" in message,
  });
}
