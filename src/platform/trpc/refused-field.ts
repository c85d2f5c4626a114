import type { Reason } from "@/lib/reason";
import { detailsOf, reasonOf } from "./react";

/** What a form shows for a refused call: the reason, at the field that the server named where the form has it, else above the form. */
export function refusedAt(problem: unknown, fieldOf: (path: string) => string | null): { reason: Reason; field: string | null } {
  const { errors } = detailsOf(problem);
  const [first] = Array.isArray(errors) ? (errors as { path?: unknown }[]) : [];
  return { reason: reasonOf(problem), field: typeof first?.path === "string" ? fieldOf(first.path) : null };
}
