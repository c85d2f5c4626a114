import { OpenAPIHono, z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import type { Role, Scope } from "@/lib/permission";
import { scopeOpens, whyNotRole } from "@/lib/permission";
import { reason } from "@/lib/reason";
import type { Context } from "../context";
import { Refusal, refuseIf } from "../refusal";
import { Problem, problemResponse, validationProblem } from "./problem";

/** What the server puts on a request of /api/v1 before a route sees it. */
export type HttpEnv = { Variables: { ctx: Context; requestId: string } };

/** What a request without a key brings: the token in its path is all the permission it has. */
export type Door = Omit<Context, "actor" | "inTransaction"> & { requestId: string };
export type PublicEnv = { Variables: { door: Door } };

/** A router of one module: wrong input is answered with the fields at fault. */
export function createRoutes(): OpenAPIHono<HttpEnv> {
  return new OpenAPIHono<HttpEnv>({
    defaultHook: (result) => {
      if (!result.success) return problemResponse(validationProblem(result.error as never));
    },
  });
}

/** Guards a route: the key's scope and the role behind it. */
export function needs(scope: Scope, role: Role = "viewer"): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const { actor } = c.get("ctx");
    if (!scopeOpens(actor.scopes, scope)) throw new Refusal("forbidden", reason("forbidden.scope", { needed: scope }));
    refuseIf(whyNotRole(actor.role, role), "forbidden");
    await next();
  };
}

const problemContent = { "application/problem+json": { schema: Problem } };

/** The refusals that a route may answer, for its OpenAPI text. */
export function problems(...statuses: (400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503)[]) {
  const text = {
    400: "Malformed",
    401: "No or wrong key",
    403: "Scope missing",
    404: "Not found",
    409: "Conflict",
    413: "Too large",
    422: "Invalid",
    429: "Too many requests",
    503: "Unavailable",
  } as const;
  return Object.fromEntries(
    [...new Set([401, 403, 422, ...statuses] as const)].map((s) => [s, { description: text[s], content: problemContent }]),
  );
}

export const Money = z.strictObject({ amount: z.int().min(0).max(1e12), currency: z.string().regex(/^[A-Z]{3}$/) }).openapi("Money");
export const Id = z.uuid();
export const IdParam = z.object({ id: Id });

export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/** Only for the document: keyOf refuses a missing or too long key with 400. */
export const IdempotencyHeader = z.object({
  "idempotency-key": z.string().optional().openapi({ description: "Up to 255 characters; a repeat gets the same answer" }),
});

export function json<T extends z.ZodType>(schema: T, description = "OK") {
  return { description, content: { "application/json": { schema } } };
}

export function body<T extends z.ZodType>(schema: T) {
  return { required: true, content: { "application/json": { schema } } };
}
