import { expect, test } from "vitest";
import { testPool } from "../database";

/** Looked up before the organization is known, or global by nature: the whole list. */
const globalTables = new Set([
  "organizations",
  "users",
  "sessions",
  "sign_in_throttle",
  "outbox_positions",
  "outbox_epochs",
  "__drizzle_migrations",
]);
const globalUniques = new Set([
  "api_keys_hash",
  "carriers_hook_token",
  "connections_hook_token",
  "invitations_token_hash",
  "message_accounts_hook_token",
  "messages_opt_out_token",
  "orders_tracking_token",
]);

test("every table but the listed ones belongs to an organization, first in its primary key (S27)", async () => {
  const pool = await testPool();
  const { rows } = await pool.query<{ table: string; first: string | null }>(`
    select c.relname as table, (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as first
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' order by 1`);
  expect(rows.length).toBeGreaterThan(30);
  const loose = rows.filter((row) => !globalTables.has(row.table) && row.first !== "organization_id").map((row) => row.table);
  expect(loose).toEqual([]);
});

test("every unique key begins with the organization, except tokens that name it (S27)", async () => {
  const pool = await testPool();
  const { rows } = await pool.query<{ index: string; table: string; first: string | null }>(`
    select i.indexrelid::regclass::text as index, c.relname as table,
      (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0]) as first
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and i.indisunique and not i.indisprimary`);
  const loose = rows
    .filter((row) => !globalTables.has(row.table) && row.first !== "organization_id" && !globalUniques.has(row.index))
    .map((row) => row.index);
  expect(loose).toEqual([]);
});

test("every foreign key between two tables of an organization carries it, and none forgets its parent (S27)", async () => {
  const pool = await testPool();
  const { rows } = await pool.query<{ name: string; child: string; parent: string; first: string; deleting: string }>(`
    select k.conname as name, c.relname as child, p.relname as parent, k.confdeltype::text as deleting,
      (select a.attname from pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) as first
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname = 'public'`);
  const toGlobal = new Set(["organizations", "users"]);
  expect(
    rows
      .filter((row) => !globalTables.has(row.child) && !toGlobal.has(row.parent) && row.first !== "organization_id")
      .map((row) => row.name),
  ).toEqual([]);
  // "n" and "d" would leave a child without its parent.
  expect(rows.filter((row) => row.deleting === "n" || row.deleting === "d").map((row) => row.name)).toEqual([]);
});

test("the ledgers take no change and no deletion", async () => {
  const pool = await testPool();
  const { rows } = await pool.query<{ table: string }>(`
    select distinct c.relname as table from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc f on f.oid = t.tgfoid where f.proname = 'refuse_change' order by 1`);
  expect(rows.map((row) => row.table)).toEqual(["audit_log", "outbox", "product_costs", "stock_movements"]);
});
