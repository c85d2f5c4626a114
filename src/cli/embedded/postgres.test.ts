import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedPostgres, FolderInUse, findRunning, startPostgres } from "./postgres.mjs";

const dataDir = path.join(mkdtempSync(path.join(tmpdir(), "dirigent-embedded-")), "data");
let postgres: EmbeddedPostgres;

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  postgres = await startPostgres({ dataDir });
}, 60_000);

afterAll(async () => {
  await postgres.destroy();
  rmSync(path.dirname(dataDir), { recursive: true, force: true });
}, 60_000);

test("the database sorts, folds and searches Russian words and brings the extensions we use", async () => {
  const [row] = await ask<{ lower: string; like: boolean; stem: boolean }>(
    postgres.url,
    "select lower('ЁЛКА') as lower, 'Ёлка' ilike 'ёЛ%' as like, to_tsvector('russian', 'Коробки') @@ to_tsquery('russian', 'коробка') as stem",
  );
  expect(row).toEqual({ lower: "ёлка", like: true, stem: true });
  for (const extension of ["pg_trgm", "citext", "unaccent", "btree_gist"]) {
    await ask(postgres.url, `create extension if not exists ${extension}`);
  }
});

test("commits are durable and the application is no superuser", async () => {
  const [row] = await ask(
    postgres.url,
    "select current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync, current_setting('is_superuser') as superuser",
  );
  expect(row).toEqual({ commit: "on", fsync: "on", superuser: "off" });
});

test("nobody gets in without the password, which only the owner of the data folder can read", async () => {
  const stranger = new URL(postgres.url);
  stranger.password = "wrong";
  await expect(ask(stranger.href, "select 1")).rejects.toThrow(/password authentication failed/);
  expect(statSync(path.join(dataDir, "database.json")).mode & 0o777).toBe(0o600);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);
});

test("the running database is found by its data folder", async () => {
  expect(await findRunning(dataDir)).toBe(postgres.url);
  expect(await findRunning(path.join(dataDir, "elsewhere"))).toBeNull();
});

test("a second start on the same folder is refused with a line that says why", async () => {
  await expect(startPostgres({ dataDir })).rejects.toThrow(FolderInUse);
});

test("data outlive a stop and a start, and after the stop no server is left", async () => {
  await ask(postgres.url, "create table kept as select 42 as answer");
  await postgres.stop();
  expect(await findRunning(dataDir)).toBeNull();
  postgres = await startPostgres({ dataDir });
  expect(await ask(postgres.url, "select answer from kept")).toEqual([{ answer: 42 }]);
});

test("a database whose application was killed is taken over as it runs", async () => {
  const folder = path.join(path.dirname(dataDir), "killed");
  const script = `
    import { startPostgres } from ${JSON.stringify(path.resolve("src/cli/embedded/postgres.mjs"))};
    const { url } = await startPostgres({ dataDir: ${JSON.stringify(folder)} });
    console.log(url);
    process.kill(process.pid, "SIGKILL");
  `;
  const killed = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8", timeout: 60_000 });
  const url = killed.stdout.trim();
  expect(url).toMatch(/^postgres:/);

  const again = await startPostgres({ dataDir: folder });
  try {
    expect(again.url).toBe(url);
  } finally {
    await again.destroy();
  }
}, 60_000);
