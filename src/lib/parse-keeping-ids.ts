// A string as a whole, or a number as a whole: so digits inside of strings and fractions are never taken for an id.
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON.parse that keeps whole numbers beyond 2^53 to the last digit, as strings: ids of some channels are that long. Throws like JSON.parse. */
export function parseKeepingIds(text: string): unknown {
  const parsed: unknown = JSON.parse(text);
  if (!/\d{16}/.test(text)) return parsed;
  return JSON.parse(text.replace(stringOrNumber, (token) => (isLongInteger(token) ? `"${token}"` : token)));
}

function isLongInteger(token: string): boolean {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
}

/** A body as JSON, long ids kept; undefined when it is none. */
export function readBody(rawBody: Uint8Array): unknown {
  try {
    return parseKeepingIds(new TextDecoder("utf-8").decode(rawBody));
  } catch {
    return undefined;
  }
}
