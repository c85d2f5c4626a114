import type { Socket } from "node:net";
import { is, type SQL } from "drizzle-orm";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { PgDialect, PgTransaction } from "drizzle-orm/pg-core";
import { Pool, type PoolClient, type PoolConfig } from "pg";
import type { Context } from "./context";
import { log } from "./log";
import { databaseStatements } from "./metrics";
import { wakeRelay } from "./outbox/wake";
import { processWide } from "./process";
import { Refusal } from "./refusal";

/** Drizzle on `pg` (docs/decisions/0001): a pool or a transaction, the same to every query. */
export type Db = NodePgDatabase<Record<string, never>>;

const poolDefaults = {
  max: 20,
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 30_000,
  // A black-holed link must not hang a request for longer than this.
  query_timeout: 12_000,
  statement_timeout: 10_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 15_000,
  keepAlive: true,
  // Compiling a plan costs more than any of our statements takes; the embedded server does without it too.
  options: "-c jit=off",
} satisfies PoolConfig;

/** A pool whose every client survives the death of its backend: errors are logged, never uncaught. */
export function createPool(connectionString: string, more: PoolConfig = {}): Pool {
  const pool = new Pool({ ...poolDefaults, connectionString, ...more });
  pool.on("error", (error) => log().warn({ err: error.message }, "database connection lost"));
  pool.on("connect", (client: PoolClient) => {
    client.on("error", (error) => log().warn({ err: error.message }, "database client failed"));
    countStatements(client);
    releaseWhenNotBegun(client);
    cutWhenSilent(client);
  });
  return pool;
}

/** Each statement is a round trip: what an order costs is read from this counter (`npm run bench`). */
function countStatements(client: PoolClient): void {
  const counter = databaseStatements();
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    counter.inc();
    return query(...args);
  }) as PoolClient["query"];
}

/** Drizzle begins before its try: a connection that is cut in its `begin` would never come back to the pool. */
function releaseWhenNotBegun(client: PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const answer = query(...args);
    const { text } = (typeof args[0] === "object" ? args[0] : {}) as { text?: unknown };
    if (typeof text === "string" && /^begin\b/.test(text) && answer instanceof Promise) answer.catch(() => client.release(true));
    return answer;
  }) as PoolClient["query"];
}

/**
 * A connection that did not answer in time never will: what is asked next on it, a rollback to begin with, would wait as long
 * again, and so would whoever got it from the pool. It is cut, which the pool notices.
 */
function cutWhenSilent(client: PoolClient): void {
  const { stream } = (client as PoolClient & { connection: { stream: Socket } }).connection;
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const answer = query(...args);
    if (answer instanceof Promise)
      answer.catch((error: unknown) => {
        if (error instanceof Error && error.message === "Query read timeout") stream.destroy();
      });
    return answer;
  }) as PoolClient["query"];
}

/** The process's pool on DATABASE_URL. */
export function pool(): Pool {
  return processWide("pool", () => {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error("DATABASE_URL is not set: start through npm start, or set it");
    return createPool(url, { max: Number(process.env.DIRIGENT_POOL_SIZE) || poolDefaults.max });
  });
}

export function createDb(onPool: Pool): Db {
  return drizzle(onPool) as unknown as Db;
}

/** The process's database handle. */
export function db(): Db {
  return processWide("db", () => createDb(pool()));
}

/** Somebody was faster, and what was read is no longer so: inTransaction() tries the whole transaction again. */
export class LostRace extends Error {
  readonly code = "40001";
}

const retryable = new Set(["40P01", "40001"]);

/** The SQLSTATE of a database error, also where Drizzle wrapped it. */
export function sqlState(error: unknown): string | null {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const code = (e as { code?: unknown }).code;
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return null;
}

/** The constraint that a write broke, to turn a lost race into a clear answer. */
export function brokenConstraint(error: unknown): string | null {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const name = (e as { constraint?: unknown }).constraint;
    if (typeof name === "string") return name;
  }
  return null;
}

/**
 * The only door to a transaction. Nested calls join the running one. Deadlocks and serialization failures are
 * tried again at most three times with jitter; the relay is woken after the commit. Nothing inside may call the outside.
 */
export async function inTransaction<T>(ctx: Context, run: (ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.inTransaction) return run(ctx);
  try {
    return await retried(ctx, run);
  } catch (error) {
    const note = error instanceof Refusal && error.note;
    if (note) await retried(ctx, note);
    throw error;
  }
}

async function retried<T>(ctx: Context, run: (ctx: Context) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await ctx.db.transaction((tx) => run({ ...ctx, db: tx as unknown as Db, inTransaction: true }));
      wakeRelay();
      return result;
    } catch (error) {
      const state = sqlState(error);
      if (attempt > 3 || !state || !retryable.has(state)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 30 * attempt));
    }
  }
}

/**
 * Runs work inside a transaction, of which a refusal takes back this work only, all but its note; the transaction itself goes on.
 * Answers the refusal. Anything else that is thrown ends the transaction.
 */
export async function orRefusal<T>(ctx: Context, run: (ctx: Context) => Promise<T>): Promise<{ done: T } | { refusal: Refusal }> {
  if (!ctx.inTransaction) throw new Error("orRefusal() outside a transaction");
  try {
    return { done: await ctx.db.transaction((tx) => run({ ...ctx, db: tx as unknown as Db })) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await error.note?.(ctx);
    return { refusal: error };
  }
}

class TakenBack<T> extends Error {
  constructor(readonly result: T) {
    super("taken back");
  }
}

/** Runs work inside a transaction and takes all its writes back unless `keep` wants them. Answers the result either way. */
export async function tryOut<T>(ctx: Context, run: (ctx: Context) => Promise<T>, keep: (result: T) => boolean): Promise<T> {
  if (!ctx.inTransaction) throw new Error("tryOut() outside a transaction");
  try {
    return await ctx.db.transaction(async (tx) => {
      const result = await run({ ...ctx, db: tx as unknown as Db });
      if (!keep(result)) throw new TakenBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.result as T;
    throw error;
  }
}

const dialect = new PgDialect();

/**
 * Runs a long statement that comes often under a name of its own: each connection plans it once (2 ms of the 3 ms that
 * writing an order takes). Its text must be the same at every call; only its parameters may differ.
 */
export async function executeKept(ctx: Context, name: string, statement: SQL): Promise<void> {
  await ctx.db._.session.prepareQuery(dialect.sqlToQuery(statement), undefined, name, false).execute();
}

type Results<Reads extends readonly (() => PromiseLike<unknown>)[]> = { [K in keyof Reads]: Awaited<ReturnType<Reads[K]>> };

/** Several reads at once over the pool; one after the other where there is one connection only, which cannot do two things: inside a transaction. */
export async function readTogether<const Reads extends readonly (() => PromiseLike<unknown>)[]>(
  ctx: Context,
  reads: Reads,
): Promise<Results<Reads>> {
  const results: unknown[] = [];
  if (!ctx.inTransaction && !is(ctx.db, PgTransaction)) results.push(...(await Promise.all(reads.map((read) => read()))));
  else for (const read of reads) results.push(await read());
  return results as Results<Reads>;
}
