import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { migrateDatabase } from "@/server/migrate";
import { isAlive } from "../cli/lock.mjs";

const templatePrefix = "dirigent_template_";
const clonePrefix = "dirigent_test_";

/** The same server, another database. */
export function onDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

/** One short-lived connection to the server's own database, for work on whole databases. */
export async function asAdmin<T>(serverUrl: string, run: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

/**
 * A migrated, empty database to clone from. Named by the migrations it holds, so that a server that outlives the run
 * migrates only when they change. Runs that start together take turns.
 */
export async function ensureTemplate(serverUrl: string): Promise<string> {
  const template = templatePrefix + migrationsHash();
  await asAdmin(serverUrl, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('dirigent_template'))");
    if (await exists(client, template)) return;
    // Built under another name: a run killed half-way must not leave a half-migrated template.
    const half = `${template}_half`;
    await client.query(`drop database if exists "${half}" with (force)`);
    await client.query(`create database "${half}" template template0`);
    await migrateDatabase(onDatabase(serverUrl, half));
    await client.query(`alter database "${half}" rename to "${template}"`);
  });
  return template;
}

/** A fresh copy of the template; an existing one of that name is kept. */
export async function cloneDatabase(serverUrl: string, template: string, name: string): Promise<string> {
  await asAdmin(serverUrl, async (client) => {
    if (!(await exists(client, name))) await client.query(`create database "${name}" template "${template}"`);
  });
  return onDatabase(serverUrl, name);
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await asAdmin(serverUrl, (client) => client.query(`drop database if exists "${name}" with (force)`));
}

/** The name carries the run's process id, so that a later run can tell what a killed one left behind. */
export const cloneName = (runPid: number, what: string) => `${clonePrefix}${runPid}_${what}`;

/** Drops the copies of this run, and of runs on this machine whose process is gone. */
export async function dropClones(serverUrl: string, runPid: number): Promise<void> {
  await asAdmin(serverUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>("select datname from pg_database where starts_with(datname, $1)", [
      clonePrefix,
    ]);
    for (const { datname } of rows) {
      const pid = Number(datname.slice(clonePrefix.length).split("_")[0]);
      if (pid === runPid || !isAlive(pid)) await client.query(`drop database if exists "${datname}" with (force)`);
    }
  });
}

async function exists(client: Client, database: string): Promise<boolean> {
  const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
  return rowCount === 1;
}

/** What the template depends on: every migration, byte for byte. */
function migrationsHash(): string {
  const folder = path.resolve("drizzle");
  const hash = createHash("sha256");
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  for (const file of files.filter((name) => name.endsWith(".sql")).sort()) hash.update(file).update(readFileSync(path.join(folder, file)));
  return hash.digest("hex").slice(0, 16);
}
