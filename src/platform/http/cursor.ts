import { reason } from "@/lib/reason";
import { Refusal } from "../refusal";

/** Keyset cursors are opaque to callers: base64url of a small JSON array of sort keys. */
export function encodeCursor(keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString("base64url");
}

/** The sort keys of a cursor; refuses what we did not make. */
export function decodeCursor(cursor: string | undefined, length: number): (string | number)[] | null {
  if (cursor === undefined) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(keys) && keys.length === length && keys.every((k) => typeof k === "string" || typeof k === "number")) return keys;
  } catch {
    // falls through to the refusal
  }
  throw new Refusal("invalid", reason("cursor.invalid"));
}

/** Cuts a list that was read with one row more than asked into a page. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  keys: (row: T) => (string | number)[],
): { items: T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(keys(last)) : null };
}
