import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { Context as HonoContext } from "hono";
import { canonicalJson } from "@/lib/json";
import { reason } from "@/lib/reason";
import type { Context } from "../context";
import { brokenConstraint, inTransaction } from "../db";
import { Refusal } from "../refusal";
import type { HttpEnv } from "./routes";
import { idempotencyKeys } from "./tables";

export type Answer = { status: number; body: unknown };

/** What makes two requests the same: route and canonical body (key order does not matter). Refuses a body nested beyond sense. */
export function bodyHash(route: string, body: unknown): string {
  return createHash("sha256")
    .update(route)
    .update("\n")
    .update(canonical(body ?? null))
    .digest("hex");
}

function canonical(body: unknown): string {
  try {
    return canonicalJson(body);
  } catch (error) {
    // JSON is parsed to any depth, but written by recursion.
    if (error instanceof RangeError) throw new Refusal("malformed", reason("body.too_deep"));
    throw error;
  }
}

/** The request's key; refuses a missing one where it is required, and one that is too long. */
export function keyOf(c: HonoContext<HttpEnv>, required: boolean): string | null {
  const key = c.req.header("idempotency-key");
  if (key === undefined || key === "") {
    if (required) throw new Refusal("malformed", reason("idempotency.key_missing"));
    return null;
  }
  if (key.length > 255) throw new Refusal("malformed", reason("idempotency.key_too_long"));
  return key;
}

/** A JSON answer; a replayed one says so. */
export function respondWith(status: number, text: string, replayed: boolean): Response {
  return new Response(text, {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", ...(replayed ? { "idempotency-replayed": "true" } : {}) },
  });
}

async function earlier(ctx: Context, key: string, hash: string): Promise<Response | null> {
  const [row] = await ctx.db
    .select({ bodyHash: idempotencyKeys.bodyHash, status: idempotencyKeys.status, body: idempotencyKeys.body })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.organizationId, ctx.actor.organizationId), eq(idempotencyKeys.key, key)));
  if (!row) return null;
  if (row.bodyHash !== hash) throw new Refusal("invalid", reason("idempotency.key_reused"));
  return respondWith(row.status, row.body, true);
}

const answered = (answer: { status: number; text: string }) => respondWith(answer.status, answer.text, false);

/** Keeps an answer under its key unless one is kept already. */
export async function keepAnswer(
  ctx: Context,
  row: { key: string; route: string; bodyHash: string; status: number; body: string },
): Promise<void> {
  await ctx.db
    .insert(idempotencyKeys)
    .values({ organizationId: ctx.actor.organizationId, ...row })
    .onConflictDoNothing();
}

async function keep(ctx: Context, key: string, route: string, hash: string, answer: { status: number; text: string }) {
  const row = { organizationId: ctx.actor.organizationId, key, route, bodyHash: hash, status: answer.status, body: answer.text };
  await ctx.db.insert(idempotencyKeys).values(row);
}

/**
 * Runs a POST once per key: the effect and its answer are committed together, so a crash leaves both or neither.
 * A repeat gets the stored answer with `Idempotency-Replayed: true`; one that comes while the first still runs gets 409.
 * Answers other than 2xx are not stored.
 */
export async function answerOnce(
  c: HonoContext<HttpEnv>,
  options: { required: boolean; body: unknown },
  run: (ctx: Context) => Promise<Answer>,
): Promise<Response> {
  const ctx = c.get("ctx");
  const key = keyOf(c, options.required);
  const finish = (answer: Answer) => ({ status: answer.status, text: JSON.stringify(answer.body) });
  if (key === null) return answered(finish(await run(ctx)));
  const route = `${c.req.method} ${c.req.path}`;
  const hash = bodyHash(route, options.body);
  try {
    return await inTransaction(ctx, async (ctx) => {
      const lock = await ctx.db.execute<{ mine: boolean }>(
        sql`select pg_try_advisory_xact_lock(hashtextextended(${`${ctx.actor.organizationId} ${key}`}, 0)) as mine`,
      );
      if (!lock.rows[0]?.mine) throw new Refusal("conflict", reason("idempotency_in_progress"));
      const known = await earlier(ctx, key, hash);
      if (known) return known;
      const answer = finish(await run(ctx));
      if (answer.status < 300) await keep(ctx, key, route, hash, answer);
      return answered(answer);
    });
  } catch (error) {
    // Another process finished the same key between our look and our write: its answer is the answer.
    if (brokenConstraint(error) === "idempotency_keys_organization_id_key_pk") {
      const known = await earlier(ctx, key, hash);
      if (known) return known;
    }
    throw error;
  }
}

/**
 * For work that calls the outside and so cannot live in one transaction (booking a carrier). `run` must be
 * resumable by itself: repeated after a crash it finds its own intent and ends in the same state.
 */
export async function answerResumable(
  c: HonoContext<HttpEnv>,
  { required = true, ...options }: { required?: boolean; body: unknown },
  run: (ctx: Context) => Promise<Answer>,
): Promise<Response> {
  const ctx = c.get("ctx");
  const key = keyOf(c, required);
  if (key === null) {
    const { status, body } = await run(ctx);
    return respondWith(status, JSON.stringify(body), false);
  }
  const route = `${c.req.method} ${c.req.path}`;
  const hash = bodyHash(route, options.body);
  const known = await earlier(ctx, key, hash);
  if (known) return known;
  const answer = await run(ctx);
  const text = JSON.stringify(answer.body);
  if (answer.status < 300) {
    await keepAnswer(ctx, { key, route, bodyHash: hash, status: answer.status, body: text });
  }
  return respondWith(answer.status, text, false);
}
