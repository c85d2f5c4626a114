import { type Reason, reason } from "@/lib/reason";
import { detailsOf, reasonOf } from "./react";

/** A reason that only lists names of fields, which the form marks itself. */
const onlyLists = /(settings|secrets)_invalid$/;

/** What a form shows for a refused call: the reason, at the fields that the server named where the form has them, else above the form. */
export function refusedAt(
  problem: unknown,
  fieldOf: (path: string) => string | null,
): { reason: Reason; field: string | null; also: string[] } {
  const { errors } = detailsOf(problem);
  const named = (Array.isArray(errors) ? (errors as { path?: unknown }[]) : []).flatMap(({ path }) =>
    typeof path === "string" ? (fieldOf(path) ?? []) : [],
  );
  const [field = null, ...also] = new Set(named);
  const why = reasonOf(problem);
  return { reason: field && onlyLists.test(why.code) ? reason("field.invalid") : why, field, also };
}
