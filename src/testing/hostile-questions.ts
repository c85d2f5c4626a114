import { TRPCError } from "@trpc/server";
import fc from "fast-check";
import { encodeCursor, type KeyShape } from "@/platform/http/cursor";

/** What breaks questions that are glued together instead of asked with parameters, and what databases, patterns and numbers stumble over. */
const quotes = [
  ...["'", "''", '"', "`", "\\", "\\'", "%", "_", "%%", "*", "$1", "$$", ":x", "?", "--", "/*", "*/", ";", "{}", "[]", "()", ","],
  ...["' or '1'='1", "' or 1=1 --", "x') or true --", '") or true --', "%' or '%'='", "1 or 1=1", "or true", "$$ or true $$"],
  ..."'; drop table orders; --|' union select null --|0; select pg_sleep(9)|1) union all select 1|\\x27 or 1=1|E'\\\\'".split("|"),
  ...[
    "null",
    "none",
    "several",
    "unknown",
    "*",
    "true",
    "undefined",
    "NaN",
    "Infinity",
    "-1",
    "0x1F",
    "1e5",
    "1e400",
    "99999999999999999999",
  ],
  ...["__proto__", "constructor", "toString", "../..", "%00", "%27", "\u0000", "\ud800", "\u202e", "İ", "ß", "ﷺ", "👩‍👩‍👧", "'".repeat(70)],
];

/** A word of a filter: one that the shop has, a hostile one, both in one, or anything. */
export function hostileWord(known: readonly string[]): fc.Arbitrary<string> {
  const own = fc.constantFrom(...known);
  const foul = fc.constantFrom(...quotes);
  return fc.oneof(
    { arbitrary: own, weight: 4 },
    { arbitrary: foul, weight: 4 },
    fc.tuple(own, foul).map(([word, quote]) => word + quote),
    fc.tuple(foul, own, foul).map(([open, word, close]) => open + word + close),
    fc.string({ unit: "binary", maxLength: 90 }),
  );
}

const keys: Record<KeyShape, fc.Arbitrary<string>> = {
  id: fc.uuid(),
  instant: fc.oneof(
    fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }).map((at) => at.toISOString()),
    fc.constantFrom("0001-01-01T00:00:00Z", "9999-12-31 23:59:59.999999+14", "2024-02-29T00:00:00.1-00:30"),
  ),
  text: fc.oneof(
    fc.constantFrom(...quotes),
    fc.integer().map(String),
    fc.maxSafeInteger().map(String),
    fc.double().map(String),
    fc.constantFrom("1e308", "1e309", "-1e999", "9".repeat(20), "0.1e-999", "1.5", "-0", "1e9", ".5", "1."),
  ),
};

/** A place in a list: of the right shape with keys of nobody's, of a wrong one, or no place at all. */
export function hostileCursor(shape: readonly KeyShape[]): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: fc.tuple(...shape.map((kind) => keys[kind])).map((made) => encodeCursor(made)), weight: 3 },
    fc.array(fc.constantFrom(...quotes), { maxLength: 4 }).map((made) => encodeCursor(made)),
    fc.constantFrom(...quotes),
  );
}

/** What is answered; null where the question is refused before a database sees it. Whatever else is thrown is a fault. */
export async function answerOrRefusal<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.code === "BAD_REQUEST" || error.code === "NOT_FOUND" || error.message === "cursor.invalid") return null;
    throw error;
  }
}

/** One of the words that are offered, seldom another. */
export function mostly(offered: readonly string[], others: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof({ arbitrary: fc.constantFrom(...offered), weight: 15 }, { arbitrary: others, weight: 1 });
}

/** A few filters at once: of many hostile ones nearly every question would be refused, or find nothing anyway. */
export function fewOf<T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }, most = 3): fc.Arbitrary<Partial<T>> {
  const names = Object.keys(fields) as (keyof T)[];
  return fc
    .subarray(names, { maxLength: most })
    .chain((chosen) => fc.record(Object.fromEntries(chosen.map((name) => [name, fields[name]])) as { [K in keyof T]: fc.Arbitrary<T[K]> }));
}
