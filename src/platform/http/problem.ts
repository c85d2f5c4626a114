import { STATUS_CODES } from "node:http";
import { z } from "@hono/zod-openapi";
import type { ZodError } from "zod";
import type { Refusal, RefusalKind } from "../refusal";

/** RFC 9457 problem+json. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .loose()
  .openapi("Problem");
export type Problem = z.infer<typeof Problem>;

const statusOf: Record<RefusalKind, number> = {
  malformed: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  stale: 409,
  invalid: 422,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
};

/** A problem document; `more` holds members of its own, such as the short SKUs. */
export function problem(status: number, code: string, detail: string, more: Record<string, unknown> = {}): Problem {
  // The members of the standard come last: no detail of ours may stand in their place.
  return { ...more, type: `urn:dirigent:problem:${code}`, title: STATUS_CODES[status] ?? "Error", status, detail, code };
}

/** What a rule's refusal says to the outside. The code keeps its last part: `order.already_shipped` → `already_shipped`. */
export function problemOf(refusal: Refusal): Problem {
  const { code, params } = refusal.reason;
  const short = code.split(".").at(-1) ?? code;
  return problem(statusOf[refusal.kind], short, `${code}${params ? ` ${JSON.stringify(params)}` : ""}`, {
    ...(params ? { params } : {}),
    ...refusal.details,
  });
}

/** Field errors of a body, query or path. */
export function validationProblem(error: ZodError): Problem {
  const errors = error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  return problem(422, "invalid", errors.map((e) => (e.path ? `${e.path}: ${e.message}` : e.message)).join("; "), { errors });
}

/** The answer to a problem, with Retry-After where waiting helps. */
export function problemResponse(p: Problem, headers: Record<string, string> = {}): Response {
  const retry: Record<string, string> =
    p.status === 429 || p.status === 503 || p.code === "idempotency_in_progress" ? { "retry-after": "1" } : {};
  return new Response(JSON.stringify(p), {
    status: p.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store", ...retry, ...headers },
  });
}
