import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { createDb } from "@/platform/db";
import { inRollback, testDb, withDatabase, withOwnDatabase } from "./database";

test(
  "what a test writes under inRollback is gone afterwards",
  inRollback(async (db) => {
    await db.execute(sql`create table of_one_test (id int)`);
    expect((await db.execute(sql`select to_regclass('of_one_test') as it`)).rows).toEqual([{ it: "of_one_test" }]);
  }),
);

test("nothing of the test before is left", async () => {
  const db = await testDb();
  expect((await db.execute(sql`select to_regclass('of_one_test') as it`)).rows).toEqual([{ it: null }]);
});

test(
  "a refused statement under a savepoint leaves the test's transaction usable",
  inRollback(async (db) => {
    await expect(db.transaction((tx) => tx.execute(sql`select 1/0`))).rejects.toThrow();
    expect((await db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
  }),
);

test("a failing assertion under inRollback fails the test", async () => {
  await expect(
    inRollback(async () => {
      throw new Error("seen");
    })(),
  ).rejects.toThrow("seen");
});

test(
  "withDatabase gives several connections at once",
  withDatabase(async ({ pool }) => {
    const pids = await Promise.all([1, 2, 3].map(() => pool.query<{ pid: number }>("select pg_backend_pid() as pid, pg_sleep(0.05)")));
    expect(new Set(pids.map(({ rows }) => rows[0]?.pid)).size).toBe(3);
  }),
);

test(
  "withOwnDatabase starts empty of other tests and in another database",
  withOwnDatabase(async ({ pool }) => {
    const mine = await pool.query<{ name: string }>("select current_database() as name");
    const workers = await createDb(pool).execute(sql`select count(*)::int as tables from pg_tables where schemaname = 'graphile_worker'`);
    expect(mine.rows[0]?.name).toContain("_own_");
    expect(workers.rows).not.toEqual([{ tables: 0 }]);
  }),
);
