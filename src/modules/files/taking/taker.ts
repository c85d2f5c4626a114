import type { Reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import type { ImportSettings } from "../kinds";
import type { FileRow } from "../reading/thread-messages";
import type { CellError, Reading } from "../rows/cells";
import type { ReadItem } from "../rows/item";

/** What taking a file in needs to know of the organization, read once. */
export type Shop = {
  currency: string;
  timezone: string;
  locale: string;
  settings: ImportSettings;
  channels: ReadonlyMap<string, { id: string; code: string }>;
  /** By code and by name. */
  warehouses: ReadonlyMap<string, { id: string; code: string }>;
};

export type Outcome = "new" | "changed" | "same";

/** What a dry run finds of a thing: what taking it in would come to, with what somebody should know of it before, or what is wrong with it. */
export type Verdict = { outcome: Outcome; remarks?: CellError[]; errors?: undefined } | { errors: CellError[] };

/** A thing of the file as it was staged. */
export type Staged<T> = { position: number; data: T };

/** What became of it. `made` is what undoing needs; without it there is nothing to undo. */
export type Taken = { outcome: Outcome; made?: Record<string, unknown> } | { refused: Reason };

/** How things of one kind come from rows into the books, and back out. */
export type Taker<T> = {
  /** A thing of one row, or a part of one; `above` is the key of the row before. */
  read(row: FileRow, reading: Reading, above: string | null): ReadItem<T> | null;
  /** Puts a later row of the same key to it. Without it a key that comes twice is wrong. */
  merge?(known: T, more: T): void;
  /** Compares with the books and writes nothing: a verdict for each. */
  judge(ctx: Context, shop: Shop, items: readonly ReadItem<T>[]): Promise<Verdict[]>;
  /** Takes things in, in the caller's transaction; decides anew, whatever the dry run found. */
  take(ctx: Context, shop: Shop, items: readonly Staged<T>[]): Promise<Taken[]>;
  /** Takes one back, in the caller's transaction. Answers why it stays where it cannot. */
  undo(ctx: Context, made: Record<string, unknown>): Promise<Reason | null>;
};
