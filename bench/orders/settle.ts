import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";

const longestWaitMs = 60_000;

/**
 * Waits until the relay has told of all that happened, and drops the jobs that followed (a mail for each order, most of all), so
 * that what is measured next does not pay for what was measured before. Jobs of its own run beside it.
 */
export async function settle(pool: Pool): Promise<void> {
  const until = Date.now() + longestWaitMs;
  for (let quiet = 0; quiet < 2 && Date.now() < until; ) {
    const { rowCount } = await pool.query("delete from graphile_worker._private_jobs where locked_at is null");
    quiet = (rowCount ?? 0) > 5 ? 0 : quiet + 1;
    await sleep(500);
  }
}
