import { createDb, createPool, type Db } from "./db";
import { env } from "./env";

/** Runs something that reads for long, such as an audit of a great database: no limit of a request applies to its connection. */
export async function withPatientDb<T>(run: (db: Db) => Promise<T>): Promise<T> {
  const pool = createPool(env().databaseUrl, { max: 1, query_timeout: 0, statement_timeout: 0, idle_in_transaction_session_timeout: 0 });
  try {
    return await run(createDb(pool));
  } finally {
    await pool.end();
  }
}
