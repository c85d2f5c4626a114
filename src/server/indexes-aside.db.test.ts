import type { Pool } from "pg";
import { expect, test } from "vitest";
import { withOwnDatabase } from "@/testing/database";
import { restoreIndexes, withIndexesAside } from "./indexes-aside";

async function indexesOf(pool: Pool, table: string): Promise<string[]> {
  const { rows } = await pool.query<{ indexdef: string }>("select indexdef from pg_indexes where tablename = $1 order by indexname", [
    table,
  ]);
  return rows.map(({ indexdef }) => indexdef);
}

const isNoted = async (pool: Pool) => (await pool.query("select to_regclass('indexes_set_aside') as noted")).rows[0]?.noted !== null;

test(
  "indexes are set aside while much is written, unique ones stay, and all are there again afterwards, failed or not",
  withOwnDatabase(async ({ pool }) => {
    const before = await indexesOf(pool, "orders");
    expect(before.length).toBeGreaterThan(10);
    await withIndexesAside(pool, ["orders", "order_lines"], async () => {
      const left = await indexesOf(pool, "orders");
      expect(left).toContainEqual(expect.stringContaining("orders_number"));
      expect(left).not.toContainEqual(expect.stringContaining("orders_search"));
    });
    expect(await indexesOf(pool, "orders")).toEqual(before);
    const failing = withIndexesAside(pool, ["orders"], () => Promise.reject(new Error("stopped")));
    await expect(failing).rejects.toThrow("stopped");
    expect(await indexesOf(pool, "orders")).toEqual(before);
    expect(await isNoted(pool)).toBe(false);
  }),
  60_000,
);

test(
  "what a killed process had set aside, the next migration builds again, but not under the hands of one that lives",
  withOwnDatabase(async ({ pool }) => {
    const before = await indexesOf(pool, "orders");
    const client = await pool.connect();
    let pid = 0;
    const killed = withIndexesAside(pool, ["orders"], async () => {
      await restoreIndexes(client);
      expect((await indexesOf(pool, "orders")).length).toBeLessThan(before.length);
      const { rows } = await client.query<{ pid: number }>(
        "select pid from pg_locks where locktype = 'advisory' and objid = 4711016 and database = (select oid from pg_database where datname = current_database())",
      );
      pid = rows[0]?.pid ?? 0;
      await client.query("select pg_terminate_backend($1)", [pid]);
      await expect
        .poll(async () => (await client.query("select 1 from pg_stat_activity where pid = $1", [pid])).rowCount, { timeout: 30_000 })
        .toBe(0);
    });
    await expect(killed).rejects.toThrow();
    expect(pid).toBeGreaterThan(0);
    expect(await isNoted(pool)).toBe(true);
    await restoreIndexes(client);
    client.release();
    expect(await indexesOf(pool, "orders")).toEqual(before);
    expect(await isNoted(pool)).toBe(false);
  }),
  60_000,
);
