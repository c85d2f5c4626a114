import { Client, type Pool } from "pg";
import { isDatabaseAway } from "../db-trouble";
import { log } from "../log";

// The first half of the advisory lock of a live worker; the second is the hash of its id.
const livenessLock = 4_711_022;
const comeBackAfterMs = 500;

export type Liveness = { hold: (workerId: string) => Promise<void>; stop: () => Promise<void> };

/**
 * Shows the other workers that this one lives: a session of its own holds an advisory lock for each of its ids, and the end of
 * the process, however sudden, ends the session. A session that is lost is opened anew.
 */
export function showLiveness(databaseUrl: string): Liveness {
  const held = new Map<string, Promise<void>>();
  let client: Promise<Client> | null = null;
  let isStopped = false;

  const open = async (): Promise<Client> => {
    const fresh = new Client({
      connectionString: databaseUrl,
      application_name: "dirigent worker liveness",
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    fresh.on("error", () => {});
    fresh.once("end", () => {
      client = null;
      if (!isStopped) setTimeout(comeBack, comeBackAfterMs).unref();
    });
    await fresh.connect();
    return fresh;
  };
  const session = () => {
    client ??= open().catch((error) => {
      client = null;
      throw error;
    });
    return client;
  };
  const lock = async (workerId: string) => {
    await (await session()).query("select pg_advisory_lock($1, hashtext($2))", [livenessLock, workerId]);
  };
  const comeBack = async () => {
    if (isStopped || held.size === 0) return;
    try {
      for (const id of held.keys()) await lock(id);
    } catch (error) {
      if (!isDatabaseAway(error)) log().warn({ err: error }, "could not show that this worker lives");
      if (!isStopped) setTimeout(comeBack, comeBackAfterMs).unref();
    }
  };

  return {
    hold(workerId) {
      const known = held.get(workerId);
      if (known) return known;
      const locked = lock(workerId);
      held.set(workerId, locked);
      // Tried again by whoever asks next.
      locked.catch(() => held.delete(workerId));
      return locked;
    },
    async stop() {
      isStopped = true;
      await client?.then(
        (open) => open.end(),
        () => {},
      );
    },
  };
}

/** The workers that hold jobs and show no sign of life. */
export async function silentWorkers(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from (
       select locked_by as id from graphile_worker._private_jobs where locked_by is not null
       union select locked_by from graphile_worker._private_job_queues where locked_by is not null
     ) held
     where not exists (
       select from pg_locks
       where locktype = 'advisory' and objsubid = 2 and granted and classid = $1::int::oid and objid = hashtext(id)::oid
         and database = (select oid from pg_database where datname = current_database()))`,
    [livenessLock],
  );
  return rows.map(({ id }) => id);
}

/** Frees the jobs of dead workers, to be run again. Dead is who is silent at two looks: after a restart of the database all are, for a moment. */
export function freeDeadWorkers(pool: Pool, { everyMs = 30_000, secondLookMs = 3_000 } = {}): { stop: () => void } {
  let isStopped = false;
  let timer: NodeJS.Timeout;
  let suspects: string[] = [];

  const look = async () => {
    try {
      const silent = await silentWorkers(pool);
      const dead = silent.filter((id) => suspects.includes(id));
      suspects = silent.filter((id) => !dead.includes(id));
      if (dead.length > 0) {
        await pool.query("select graphile_worker.force_unlock_workers($1)", [dead]);
        log().warn({ workers: dead.length }, "freed the jobs of workers that died");
      }
    } catch (error) {
      if (!isDatabaseAway(error)) log().error({ err: error }, "could not look for dead workers");
    }
    if (!isStopped) timer = setTimeout(look, suspects.length > 0 ? secondLookMs : everyMs).unref();
  };
  timer = setTimeout(look, 0).unref();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
