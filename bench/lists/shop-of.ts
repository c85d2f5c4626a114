import type { Pool } from "pg";
import { countPaces } from "@/modules/analytics/pace/count-paces";
import { systemContext } from "@/platform/context";
import { createDb, createPool } from "@/platform/db";
import { seedHistory } from "@/server/demo/seed-history";
import { migrateDatabase } from "@/server/migrate";

export type Seeded = { pool: Pool; organizationId: string };

/** A database with a history of so many orders, which stays for the next run. */
export async function shopOf(server: string, orders: number): Promise<Seeded> {
  const url = new URL(server);
  const name = `dirigent_lists_${orders}`;
  const admin = createPool(server, { max: 1 });
  const { rowCount } = await admin.query("select 1 from pg_database where datname = $1", [name]);
  if (rowCount === 0) await admin.query(`create database ${name}`);
  await admin.end();
  url.pathname = `/${name}`;
  const pool = createPool(url.href, { max: 3, query_timeout: 0, statement_timeout: 0 });
  await migrateDatabase(url.href);
  const { rows } = await pool.query<{ id: string }>("select id from organizations limit 1");
  if (rows[0]) return { pool, organizationId: rows[0].id };
  process.stdout.write(`seeding ${orders} orders\n`);
  const [shop] = await seedHistory(pool, { orders, detailed: 1_000 });
  await countPaces(systemContext(createDb(pool), shop?.organizationId ?? ""));
  await pool.query("vacuum analyze");
  return { pool, organizationId: shop?.organizationId ?? "" };
}
