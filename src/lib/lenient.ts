import { z } from "zod";

/** What could not be read at a place: where it stood and what stood there, shortened. */
export type Unreadable = { path: string; value: string };

// A payload with more broken places than this in one pass after another is no payload of ours.
const maxPasses = 40;

/**
 * Reads a payload of the outside world as far as it can be read. Each value that the schema refuses is reported and taken
 * as absent, so every node of the schema must accept `undefined`. Null only if the whole is of another shape.
 * Values are taken away in `input` itself: pass one that nobody else holds, such as fresh from JSON.parse.
 */
export function readLeniently<T>(schema: z.ZodType<T>, input: unknown): { value: T; unreadable: Unreadable[] } | null {
  const unreadable: Unreadable[] = [];
  for (let pass = 0; pass < maxPasses; pass++) {
    const result = schema.safeParse(input);
    if (result.success) return { value: result.data, unreadable };
    for (const issue of result.error.issues) {
      const removed = blank(input, issue.path);
      if (!removed) return null;
      unreadable.push(removed);
    }
  }
  return null;
}

/** Takes away the value at a path, or the nearest one above it that exists. */
function blank(root: unknown, path: readonly PropertyKey[]): Unreadable | null {
  let holder = root;
  let walked = 0;
  let last: { container: Record<PropertyKey, unknown>; key: PropertyKey } | null = null;
  while (walked < path.length && isContainer(holder)) {
    const key = keyIn(holder, path[walked] ?? "");
    last = { container: holder, key };
    holder = holder[key];
    walked++;
  }
  if (!last) return null;
  const value = last.container[last.key];
  last.container[last.key] = undefined;
  return { path: path.slice(0, walked).map(String).join("."), value: shorten(value) };
}

// A list that PHP wrote as an object is read by position, so a position is looked up among its keys.
function keyIn(container: Record<PropertyKey, unknown>, key: PropertyKey): PropertyKey {
  if (Array.isArray(container) || Object.hasOwn(container, key) || typeof key !== "number") return key;
  return Object.keys(container)[key] ?? key;
}

function isContainer(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === "object" && value !== null;
}

function shorten(value: unknown): string {
  if (Array.isArray(value)) return "[…]";
  if (isContainer(value)) return "{…}";
  return storable(String(value).slice(0, 60));
}

/** Text that PostgreSQL can store: without NUL and other control characters, without halves of surrogate pairs. */
export function storable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "").replace(/\p{Surrogate}/gu, "\uFFFD");
}

/** Text that may come as a number or null; trimmed, cut at `max` characters. */
export function text(max = 1000) {
  return z.preprocess(
    (value) => (value === null || value === undefined ? "" : typeof value === "number" ? plain(value) : value),
    z.string().transform((value) => storable(value.trim().slice(0, max))),
  );
}

/** A list that may come as null, or as PHP's object with numbers for keys. */
export function list<T extends z.ZodType>(item: T) {
  return z.preprocess(
    (value) => (value === null || value === undefined ? [] : isContainer(value) && !Array.isArray(value) ? Object.values(value) : value),
    z.array(item),
  );
}

/** A record that may come as null, or as PHP's empty list. */
export function record<T extends z.ZodRawShape>(shape: T) {
  return z.preprocess(
    (value) => (value === undefined || value === null || (Array.isArray(value) && value.length === 0) ? {} : value),
    z.object(shape),
  );
}

/** A record in a list: one that is no object at all is broken, not empty, so it is reported and read as if it held nothing. */
export function entry<T extends z.ZodRawShape>(shape: T) {
  return z.preprocess((value) => (value === undefined ? {} : value), z.object(shape));
}

/** A number written out in digits: 1e20 as its 21 digits; what has no such form stays as JavaScript writes it. */
export function plain(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e24 ? BigInt(value).toString() : String(value);
}
