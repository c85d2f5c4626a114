import { existsSync } from "node:fs";
import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { runMigrations } from "graphile-worker";
import { Client } from "pg";
import { workerLog } from "@/platform/jobs/worker-log";
import { log } from "@/platform/log";
import { restoreIndexes } from "./indexes-aside";

const oldestPostgres = 150_000;

// Any number will do, as long as all our processes use the same.
const migrationLock = 4_711_015;

/**
 * Brings the database's schema up to date. Processes that start together take turns, and a table that somebody
 * holds is not waited for longer than ten seconds, so that no queue forms behind a waiting migration.
 */
export async function migrateDatabase(databaseUrl: string): Promise<void> {
  const folder = path.resolve("drizzle");
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, application_name: "dirigent migrate" });
  client.on("error", (error) => log().warn({ err: error.message }, "database connection lost while migrating"));
  await client.connect();
  try {
    await requireVersion(client);
    await client.query("set lock_timeout = '120s'");
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await client.query("set lock_timeout = '10s'");
    if (!existsSync(path.join(folder, "meta/_journal.json"))) {
      log().warn({ folder }, "no migrations found");
      return;
    }
    // First, because a migration may name them.
    await restoreIndexes(client);
    await migrate(drizzle(client), { migrationsFolder: folder });
    // The queue's schema is its own library's; web processes add jobs before any worker has started.
    await runMigrations({ connectionString: databaseUrl, logger: workerLog });
  } finally {
    // Ending the session frees the lock, whatever happened.
    await client.end();
  }
}

async function requireVersion(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string; server_version: string }>(
    "select current_setting('server_version_num') as server_version_num, current_setting('server_version') as server_version",
  );
  const [version] = rows;
  if (version && Number(version.server_version_num) < oldestPostgres) {
    throw new Error(`Dirigent needs PostgreSQL 15 or newer; DATABASE_URL leads to ${version.server_version}.`);
  }
}
