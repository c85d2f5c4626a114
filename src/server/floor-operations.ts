import { TRPCError } from "@trpc/server";
import { and, eq, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction, orRefusal } from "@/platform/db";
import type { AnsweredOperation, OperationAnswer, QueuedOperation } from "@/platform/floor/operation";
import { floorOperations } from "@/platform/floor/tables";
import { bodyHash } from "@/platform/http/idempotency";
import { log } from "@/platform/log";
import { Refusal, type RefusalKind } from "@/platform/refusal";
import { callerFactory, type ProcedureMeta } from "@/platform/trpc/procedures";
import { appRouter } from "./root-router";

type Batch = { answers: AnsweredOperation[] /** We broke over the first that is not answered. */; fault: boolean };

/** A clock that went back a day is a wrong clock. */
const oldestMs = 24 * 60 * 60 * 1000;

/** A day less than answers are kept: of what is older nobody knows any more whether it was done. */
const tooOldMs = 6 * 24 * 60 * 60 * 1000;

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string; meta?: ProcedureMeta } } | undefined>;
const callerOf = callerFactory(appRouter);

/** Refusals that say nothing about the act itself: it is to be sent again. */
const passing = new Set<RefusalKind>(["unavailable", "too_many", "unauthorized"]);

/**
 * Does what a device has queued, in the order given, each act in one transaction with the row that keeps its answer: sent again, it gets
 * the same answer and does nothing more. Ends at the first that we could not answer; those before it are done.
 */
export async function runOperations(ctx: Context, operations: readonly QueuedOperation[]): Promise<Batch> {
  const answers: AnsweredOperation[] = [];
  for (const operation of operations) {
    try {
      answers.push({ id: operation.id, ...(await runOnce(ctx, operation)) });
    } catch (error) {
      if (error instanceof Refusal) return { answers, fault: false };
      log().error({ err: error, path: operation.path }, "queued operation failed");
      return { answers, fault: true };
    }
  }
  return { answers, fault: false };
}

function runOnce(ctx: Context, { id, path, input, at, offline }: QueuedOperation): Promise<OperationAnswer> {
  const { organizationId, id: byId } = ctx.actor;
  if (!byId) throw new Error("an operation of nobody");
  const now = ctx.now().getTime();
  const happenedAt = new Date(Math.min(now, Math.max(now - oldestMs, Date.parse(at))));
  const inputHash = bodyHash(path, input);
  const own = and(eq(floorOperations.organizationId, organizationId), eq(floorOperations.byId, byId), eq(floorOperations.id, id));
  return inTransaction(ctx, async (ctx) => {
    // The same act twice at the same moment, from two tabs: the second waits and finds the answer.
    await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${organizationId} ${byId} ${id}`}, 0))`);
    const [known] = await ctx.db.select().from(floorOperations).where(own);
    if (known) return known.inputHash === inputHash ? known.answer : refused(new Refusal("invalid", reason("floor.id_reused")));
    if (now - Date.parse(at) > tooOldMs) return refused(new Refusal("conflict", reason("floor.too_old")));
    const came = await orRefusal({ ...ctx, operation: { id, at: happenedAt, offline } }, (ctx) => call(ctx, path, input));
    if ("refusal" in came && passing.has(came.refusal.kind)) throw came.refusal;
    const answer: OperationAnswer = "done" in came ? { outcome: "done", answer: came.done ?? null } : refused(came.refusal);
    await ctx.db.insert(floorOperations).values({ organizationId, byId, id, path, inputHash, happenedAt, answer });
    return answer;
  });
}

/** Calls the procedure as a browser's own call would, with all that it checks; what it throws is a Refusal again. */
async function call(ctx: Context, path: string, input: Record<string, unknown>): Promise<unknown> {
  const procedure = Object.hasOwn(procedures, path) ? procedures[path]?._def : undefined;
  if (procedure?.type !== "mutation" || !procedure.meta?.queued) throw new Refusal("not_found", reason("floor.not_queued"));
  const [area = "", name = ""] = path.split(".");
  const caller = callerOf({ ...ctx, ip: ctx.ip ?? null }) as unknown as Record<
    string,
    Record<string, (input: unknown) => Promise<unknown>>
  >;
  try {
    return await caller[area]?.[name]?.(input);
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    if (error.cause instanceof Refusal) throw error.cause;
    if (error.code === "BAD_REQUEST") throw new Refusal("malformed", reason("invalid.input"));
    throw error.cause ?? error;
  }
}

function refused({ reason, details }: Refusal): OperationAnswer {
  return { outcome: "refused", reason, details: details ?? null };
}
