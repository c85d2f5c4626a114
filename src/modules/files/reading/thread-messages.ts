import type { Reason } from "@/lib/reason";
import type { FileFormat } from "../kinds";

/** A row of the file as spreadsheets count it, from 1, with its cells as text. */
export type FileRow = { row: number; cells: string[] };

/** The first rows of a file, and the sheets of a workbook. */
export type FileHead = { rows: FileRow[]; sheets: string[]; sheet: string | null };

/** What a reading thread is to do: give the head only, or all rows. */
export type ThreadTask = { path: string; format: FileFormat; sheet: string | null; headOnly: boolean };

export type FromThread = { rows: FileRow[] } | { sheets: string[]; sheet: string } | { refused: Reason } | { done: true };
