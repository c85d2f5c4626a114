import type { Pool } from "pg";
import { inject } from "vitest";
import { createDb, createPool, type Db } from "@/platform/db";
import { cloneDatabase, cloneName, dropDatabase } from "./clone-database";

let workerUrl: Promise<string> | undefined;
let workerPool: Promise<Pool> | undefined;
let ownDatabases = 0;

/**
 * The database of this test worker, or of this file where whole processes are started and each sets up its own first
 * organization: a clone of the migrated template, made on first use and kept for the run.
 */
export function testUrl(): Promise<string> {
  const { serverUrl, template, runPid } = inject("postgres");
  const { DATABASE_PER_FILE: perFile, VITEST_WORKER_ID: file = "0", VITEST_POOL_ID: worker = "0" } = process.env;
  workerUrl ??= cloneDatabase(serverUrl, template, cloneName(runPid, perFile ? `f${file}` : `w${worker}`));
  return workerUrl;
}

/** A pool on this worker's database, closed when the test file ends. */
export function testPool(): Promise<Pool> {
  workerPool ??= testUrl().then((url) => createPool(url, { max: 30 }));
  return workerPool;
}

/** Drizzle on this worker's database. What is written through it stays for the run: prefer `inRollback`. */
export async function testDb(): Promise<Db> {
  return createDb(await testPool());
}

export async function closeTestPool(): Promise<void> {
  const pool = await workerPool;
  workerPool = undefined;
  await pool?.end();
}

const rolledBack = Symbol("rolled back");

/**
 * Runs a test inside a transaction that is rolled back: `test("…", inRollback(async (db) => { … }))`. Give `db` to the
 * factories; a context on it leaves `inTransaction` false, so that every command runs under a savepoint of its own and one
 * that is refused leaves the test's transaction usable. One connection: for calls that race, use `withDatabase`.
 */
export function inRollback(run: (db: Db) => Promise<void>): () => Promise<void> {
  return async () => {
    const db = await testDb();
    await db
      .transaction(async (tx) => {
        await run(tx as unknown as Db);
        throw rolledBack;
      })
      .catch((error: unknown) => {
        if (error !== rolledBack) throw error;
      });
  };
}

/** A database that a test commits to, with a pool of many connections. */
export type CommittingDatabase = { db: Db; pool: Pool; url: string };

/**
 * Runs a test that must commit (races, locks, LISTEN) on the worker's database. It shares that database with the other
 * tests of the worker: make an organization of your own in it, and count only its rows.
 */
export function withDatabase(run: (database: CommittingDatabase) => Promise<void>): () => Promise<void> {
  return async () => run({ db: await testDb(), pool: await testPool(), url: await testUrl() });
}

/**
 * Runs a test on a database of its own, dropped afterwards: for whole processes, for kills and cuts, and for whatever
 * counts every row. Costs about 100 ms more than `withDatabase`.
 */
export function withOwnDatabase(run: (database: CommittingDatabase) => Promise<void>): () => Promise<void> {
  return async () => {
    const { serverUrl, template, runPid } = inject("postgres");
    ownDatabases += 1;
    const name = cloneName(runPid, `own_${process.pid}_${ownDatabases}`);
    const url = await cloneDatabase(serverUrl, template, name);
    const pool = createPool(url, { max: 30 });
    try {
      await run({ db: createDb(pool), pool, url });
    } finally {
      await pool.end();
      await dropDatabase(serverUrl, name);
    }
  };
}
