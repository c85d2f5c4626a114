import { reason } from "@/lib/reason";
import { Refusal } from "../refusal";

/** Keyset cursors are opaque to callers: base64url of a small JSON array of sort keys. */
export function encodeCursor(keys: readonly string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString("base64url");
}

const shapes = {
  id: (key: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(key),
  /** As PostgreSQL or JavaScript writes it, to the microsecond. */
  instant: (key: string) => {
    const [, day] = /^(\d{4}-\d\d-\d\d)[ T]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?(Z|[+-](0\d|1[0-4])(:?[0-5]\d)?)$/.exec(key) ?? [];
    const date = new Date(`${day}T00:00:00Z`);
    return date.getUTCFullYear() > 0 && date.toISOString().slice(0, 10) === day;
  },
  text: (key: string) => key.length > 0 && key.isWellFormed() && !key.includes("\u0000"),
};

/** What one sort key of a cursor is. A cursor is the caller's word, so it is looked at before the database sees it. */
export type KeyShape = keyof typeof shapes;

/** The sort keys of a cursor; refuses what we did not make. */
export function decodeCursor(cursor: string | undefined, of: readonly KeyShape[]): string[] | null {
  if (cursor === undefined) return null;
  const keys = parsed(cursor);
  if (keys.length === of.length && of.every((shape, i) => shapes[shape](keys[i] ?? ""))) return keys;
  throw new Refusal("invalid", reason("cursor.invalid"), { errors: [{ path: "cursor", message: "cursor.invalid" }] });
}

function parsed(cursor: string): string[] {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(keys) && keys.every((key) => typeof key === "string") ? keys : [];
  } catch {
    return [];
  }
}

/** Cuts a list that was read with one row more than asked into a page. */
export function pageOf<T>(rows: readonly T[], limit: number, keys: (row: T) => string[]): { items: T[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(keys(last)) : null };
}
