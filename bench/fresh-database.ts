import { createPool } from "@/platform/db";
import { migrateDatabase } from "@/server/migrate";

/** A migrated database of a name of its own on a server, new each time: its address. */
export async function freshDatabase(server: string, name: string): Promise<string> {
  const url = new URL(server);
  url.pathname = `/${name}`;
  const admin = createPool(server, { max: 1, query_timeout: 0, statement_timeout: 0 });
  await admin.query(`drop database if exists ${name} with (force)`);
  await admin.query(`create database ${name}`);
  await admin.end();
  await migrateDatabase(url.href);
  return url.href;
}
