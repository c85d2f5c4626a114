import { type Reason, reason } from "@/lib/reason";
import type { Context } from "./context";

export type RefusalKind =
  | "malformed"
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "stale"
  | "invalid"
  | "too_large"
  | "too_many"
  | "unavailable";

/** A rule said no. Mapped to a tRPC code or a problem+json in one place each; anything else thrown is a bug. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  constructor(
    readonly kind: RefusalKind,
    readonly reason: Reason,
    /** Facts for the caller: the short SKUs, the current version, the fields at fault. */
    readonly details?: Record<string, unknown>,
    /** What stays although everything else is taken back: written in a transaction of its own, once, by inTransaction(). */
    readonly note?: (ctx: Context) => Promise<void>,
  ) {
    super(reason.code);
  }
}

/** Throws a conflict when a rule returned a reason. */
export function refuseIf(why: Reason | null, kind: RefusalKind = "conflict"): void {
  if (why) throw new Refusal(kind, why);
}

/** The same answer for what is absent and for what is another organization's. */
export function notFound(what: string): Refusal {
  return new Refusal("not_found", reason("not_found", { what }));
}
