import type { Pool, PoolClient } from "pg";

/** Writes a piece of the past in one transaction. */
export async function inPast(pool: Pool, skipsKeys: boolean, write: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    // Lost with the machine's power, it is made again: nobody was told that it is there.
    await client.query("set local synchronous_commit = off");
    // Where we may, keys are not looked up row by row: the rows are made from one plan, and the audit looks at all of them.
    if (skipsKeys) await client.query("set local session_replication_role = replica");
    await write(client);
    await client.query("commit");
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** A superuser may, and whoever was allowed to, as the role of the embedded database is. */
export async function maySkipKeys(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ may: boolean }>("select has_parameter_privilege('session_replication_role', 'set') as may");
  return rows[0]?.may === true;
}
