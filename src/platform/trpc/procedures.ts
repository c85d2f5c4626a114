import { initTRPC, TRPCError } from "@trpc/server";
import type { Role, Scope } from "@/lib/permission";
import { scopeOpens, whyNotRole } from "@/lib/permission";
import { reason } from "@/lib/reason";
import type { Actor, Context } from "../context";
import { isDatabaseAway, isUnstorableText } from "../db-trouble";
import { log } from "../log";
import { Refusal, type RefusalKind, refuseIf } from "../refusal";

/** What a request brings: a context whose actor may be missing (nobody signed in). */
export type RequestContext = Omit<Context, "actor"> & { actor: Actor | null; ip: string | null };

/** `scope`: what an API key needs; a procedure without one opens to keys with `full` only. */
export type ProcedureMeta = {
  scope?: Scope;
  /** A device of the floor may queue it and send it later (src/server/floor-operations.ts). */
  queued?: boolean;
};

const codeOf: Record<RefusalKind, TRPCError["code"]> = {
  malformed: "BAD_REQUEST",
  unauthorized: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  not_found: "NOT_FOUND",
  conflict: "CONFLICT",
  stale: "CONFLICT",
  invalid: "UNPROCESSABLE_CONTENT",
  too_large: "PAYLOAD_TOO_LARGE",
  too_many: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
};

const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter({ shape, error }) {
      const refusal = error.cause instanceof Refusal ? error.cause : null;
      return {
        ...shape,
        // Nothing of an internal error leaves the house.
        message: refusal || error.code !== "INTERNAL_SERVER_ERROR" ? shape.message : "internal error",
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          path: shape.data.path,
          reason: refusal?.reason ?? null,
          details: refusal?.details ?? null,
        },
      };
    },
  });

export const router = t.router;
export const mergeRouters = t.mergeRouters;
export const callerFactory = t.createCallerFactory;

const refused = (refusal: Refusal) => new TRPCError({ code: codeOf[refusal.kind], message: refusal.reason.code, cause: refusal });

/** A Refusal becomes a tRPC error here and nowhere else; the rest is a bug and is logged whole. */
const mapRefusals = t.middleware(async ({ next, path }) => {
  const result = await next();
  if (result.ok) return result;
  const { error } = result;
  if (error.cause instanceof Refusal) throw refused(error.cause);
  if (isDatabaseAway(error.cause)) throw refused(new Refusal("unavailable", reason("unavailable")));
  if (isUnstorableText(error.cause)) throw refused(new Refusal("invalid", reason("invalid.text")));
  if (error.code === "INTERNAL_SERVER_ERROR") log().error({ err: error.cause ?? error, path }, "procedure failed");
  return result;
});

/** For sign-in, invitations and tracking: no actor needed. */
export const anyone = t.procedure.use(mapRefusals);

const atLeast = (needed: Role) =>
  anyone.use(({ ctx, next, meta }) => {
    const { actor } = ctx;
    if (!actor) throw new Refusal("unauthorized", reason("unauthorized"));
    refuseIf(whyNotRole(actor.role, needed), "forbidden");
    if (!scopeOpens(actor.scopes, meta?.scope))
      throw new Refusal("forbidden", reason("forbidden.scope", { needed: meta?.scope ?? "full" }));
    return next({ ctx: { ...ctx, actor } });
  });

export const viewer = atLeast("viewer");
export const picker = atLeast("picker");
export const operator = atLeast("operator");
export const manager = atLeast("manager");
export const owner = atLeast("owner");
