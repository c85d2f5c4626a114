import { sqlState } from "./db";

// Cut off, shutting down, out of connections, a lock or a statement that took too long, and serialization that did not settle.
const passing = /^(08|53|57P|55P03|57014|40001|40P01)/;
const network = new Set(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EPIPE", "ETIMEDOUT", "EAI_AGAIN", "ENOENT"]);
const poolTexts =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error|Cannot use a pool after calling end/;

/** The database is away or too busy: the same request may well succeed in a moment. Anything else is a bug. */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlState(error);
  if (state) return passing.test(state);
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const { code, syscall } = e as { code?: unknown; syscall?: unknown };
    if (typeof code === "string" && typeof syscall === "string" && network.has(code)) return true;
    if (poolTexts.test(e.message)) return true;
  }
  return false;
}

/** The database, or a connection to it, was waited for in vain: whoever waited behind would only wait as long again. */
export function wasWaitedForInVain(error: unknown): boolean {
  for (let e: unknown = error; e instanceof Error; e = e.cause)
    if (/timeout exceeded when trying to connect|Query read timeout/.test(e.message)) return true;
  return false;
}

/** A text with a character that PostgreSQL cannot keep (U+0000), which no input schema looks for. */
export function isUnstorableText(error: unknown): boolean {
  const state = sqlState(error);
  return state === "22021" || state === "22P05";
}
