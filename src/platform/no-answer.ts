import { ForbiddenAddress } from "./guarded-fetch";

const neverSentCodes = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/** Why a call brought no answer, for the log; and whether surely nothing of it has arrived. */
export function noAnswer(error: unknown): { why: string; neverSent: boolean } {
  if (error instanceof ForbiddenAddress) return { why: `the address may not be called: ${error.message}`, neverSent: true };
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return { why: `no answer${code ? ` (${code})` : ""}`, neverSent: neverSentCodes.has(code) };
}
