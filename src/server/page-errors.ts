import type { Logger } from "pino";
import { isDatabaseAway } from "@/platform/db-trouble";
import { log } from "@/platform/log";
import { Refusal } from "@/platform/refusal";

/** What was asked for, without what says who asked: the route as it lies in the tree, never the address with its tokens and searches. */
export type PageRequest = { method: string; route: string; during: string };

/** Puts the failure of a page into the log under the digest that its reader sees. What will pass is a warning, a bug is an error. */
export function logPageError(error: unknown, request: PageRequest, to: Logger = log()): void {
  const digest = typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : undefined;
  const entry = { digest, ...request, err: error };
  const refusal = refusalIn(error);
  if (refusal) to.warn({ ...entry, err: undefined, reason: refusal.reason.code }, "a page was refused");
  else if (isDatabaseAway(error)) to.warn(entry, "the database does not answer");
  else to.error(entry, "page failed");
}

/** The rule's no; procedures wrap it into an error of their own. */
function refusalIn(error: unknown): Refusal | null {
  for (let e: unknown = error; e instanceof Error; e = e.cause) if (e instanceof Refusal) return e;
  return null;
}
