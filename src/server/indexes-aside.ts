import type { ClientBase, Pool, PoolClient } from "pg";

// Any number will do that nothing else of ours locks: held as long as indexes are set aside on purpose.
const asideLock = 4_711_016;

/** How large a table may be that is written without its indexes: with more, other readers would miss them. */
const mostOrders = 10_000;

/**
 * Writes a great many rows into tables whose secondary indexes are set aside meanwhile and built anew from all rows
 * afterwards, which costs a fraction of keeping them up row by row. What is set aside is noted in the same transaction: should
 * the process die, the next migration of the database, which every start and every seeding begins with, builds it again.
 * A database that has much to read already keeps its indexes.
 */
export async function withIndexesAside(pool: Pool, tables: readonly string[], write: () => Promise<void>): Promise<void> {
  const keeper = await pool.connect();
  let failed = false;
  try {
    if (!(await setAside(keeper, tables))) return await write();
    try {
      await write();
    } finally {
      const helper = await pool.connect();
      try {
        await buildNoted([keeper, helper]);
      } finally {
        helper.release();
      }
      await keeper.query("select pg_advisory_unlock($1)", [asideLock]);
    }
  } catch (error) {
    failed = true;
    throw error;
  } finally {
    // A session that is ended gives its lock back.
    keeper.release(failed);
  }
}

/** Builds the indexes that a process which died had set aside; those of one that lives are its own business. */
export async function restoreIndexes(client: ClientBase): Promise<void> {
  if (!(await isNoted(client))) return;
  const { rows } = await client.query<{ ours: boolean }>("select pg_try_advisory_lock($1) as ours", [asideLock]);
  if (!rows[0]?.ours) return;
  await buildNoted([client]);
  await client.query("select pg_advisory_unlock($1)", [asideLock]);
}

/** Whether they were: not where others do the same, or where orders are read already. */
async function setAside(client: PoolClient, tables: readonly string[]): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>(
    `select pg_try_advisory_lock($1) and (select count(*) from (select 1 from orders limit ${mostOrders}) o) < ${mostOrders} as empty`,
    [asideLock],
  );
  if (!rows[0]?.empty) {
    await client.query("select pg_advisory_unlock_all()");
    return false;
  }
  try {
    await client.query("begin");
    await client.query("set local lock_timeout = '5s'");
    await client.query("create table indexes_set_aside (definition text primary key)");
    const { rows: noted } = await client.query<{ name: string }>(
      `with noted as (
        select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
        from pg_index i where i.indrelid = any($1::regclass[]) and not i.indisunique
      ), written as (insert into indexes_set_aside select definition from noted)
      select name from noted`,
      [tables],
    );
    for (const { name } of noted) await client.query(`drop index ${name}`);
    await client.query("commit");
    return true;
  } catch (error) {
    await client.query("rollback");
    await client.query("select pg_advisory_unlock_all()");
    throw error;
  }
}

async function isNoted(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ noted: boolean }>("select to_regclass('indexes_set_aside') is not null as noted");
  return rows[0]?.noted === true;
}

/** Builds what is noted, each client one index after another; the notes go when all are there. */
async function buildNoted(clients: readonly ClientBase[]): Promise<void> {
  const [first] = clients;
  // Those over words take longest: begun first, the others are built beside them.
  const { rows } = (await first?.query<{ definition: string }>(
    "select definition from indexes_set_aside order by definition ~* 'using gin' desc, definition",
  )) ?? { rows: [] };
  const build = async (client: ClientBase) => {
    await client.query("set maintenance_work_mem = '256MB'");
    for (let next = rows.shift(); next; next = rows.shift())
      await client.query(next.definition.replace(/^create index /i, "create index if not exists "));
    await client.query("reset maintenance_work_mem");
  };
  await Promise.all(clients.map(build));
  await first?.query("drop table indexes_set_aside");
}
