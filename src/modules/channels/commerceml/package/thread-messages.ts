import type { Reason } from "@/lib/reason";
import type { Entry } from "./entry";

/** What a reading thread is to do: give out a document (in an archive: the entry of that name), or list the documents of an archive. */
export type ThreadTask = { path: string; size: number; entry: string | null; encoding: string; lists: boolean };

export type FromThread = { entries: Entry[] } | { documents: string[] } | { refused: Reason } | { done: true };
