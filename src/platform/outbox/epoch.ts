import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Db } from "../db";
import { log } from "../log";
import type { Position } from "./position";
import { outboxEpochs } from "./tables";

/** The stretch of the outbox's life in which transaction ids can be compared. */
export type Epoch = { name: string; start: Position };

// Any number will do, as long as all our processes use the same.
const settleLock = 4_711_021;

type Place = { home: string; timeline: string };

/** The epoch of the database as it stands. */
export async function currentEpoch(db: Db): Promise<Epoch> {
  const [row] = await db.select().from(outboxEpochs);
  return row ? epochOf(row) : settleIn(db);
}

/**
 * Makes sure that the epoch is the one of this cluster and database. Every process does it before it reads the outbox, and
 * again whenever its connection was lost: what answers then may be a promoted replica or a restored backup.
 *
 * In another cluster (a dump was restored) transaction ids begin anew. Then a new epoch begins, and what no subscriber had
 * seen yet is announced once more in it, so that no job is lost.
 */
export function settleIn(db: Db): Promise<Epoch> {
  return db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    await tx.execute(sql`select pg_advisory_xact_lock(${settleLock})`);
    const place = await whereAmI(tx);
    const [known] = await tx.select().from(outboxEpochs);
    if (known && known.home === place.home && known.timeline === place.timeline) return epochOf(known);
    if (known) log().warn({ from: known.home, to: place.home }, "the database has moved or was restored: live views start afresh");
    const start = !known ? { xid: 0n, id: 0n } : known.home === place.home ? epochOf(known).start : await startAnew(tx);
    const row = {
      name: randomBytes(9).toString("base64url"),
      ...place,
      startXid: String(start.xid),
      startId: start.id,
      startedAt: new Date(),
    };
    await tx.insert(outboxEpochs).values(row).onConflictDoUpdate({ target: outboxEpochs.only, set: row });
    return epochOf(row);
  });
}

const epochOf = (row: { name: string; startXid: string; startId: bigint }): Epoch => ({
  name: row.name,
  start: { xid: BigInt(row.startXid), id: row.startId },
});

async function whereAmI(tx: Db): Promise<Place> {
  const { rows } = await tx.execute<{ may: boolean; database: string; timeline: string }>(sql`
    select has_function_privilege('pg_control_system()', 'execute') as may,
           (select oid from pg_database where datname = current_database())::text as database,
           substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as timeline`);
  const [here] = rows;
  if (!here) throw new Error("the database does not say which one it is");
  return { home: `${here.may ? await clusterIdentifier(tx) : "unknown"}/${here.database}`, timeline: here.timeline };
}

async function clusterIdentifier(tx: Db): Promise<string> {
  const { rows } = await tx.execute<{ cluster: string }>(sql`select (pg_control_system()).system_identifier::text as cluster`);
  return rows[0]?.cluster ?? "unknown";
}

async function startAnew(tx: Db): Promise<Position> {
  const { rows } = await tx.execute<{ xid: string; id: string }>(sql`
    select pg_current_xact_id()::text as xid, coalesce(max(id), 0)::text as id from outbox`);
  const start = { xid: BigInt(rows[0]?.xid ?? 0), id: BigInt(rows[0]?.id ?? 0) };
  await tx.execute(sql`
    with unseen as (
      delete from outbox using (
        select coalesce(min(p.xid::text::numeric), 0)::text::xid8 as xid, coalesce(min(p.id), 0) as id from outbox_positions p
      ) as seen
      where (outbox.xid, outbox.id) > (seen.xid, seen.id)
      returning outbox.*
    )
    insert into outbox (organization_id, at, type, subject_kind, subject_id, subject_number, order_id, warehouse_id, by, data)
    select organization_id, at, type, subject_kind, subject_id, subject_number, order_id, warehouse_id, by, data
    from unseen order by xid, unseen.id`);
  await tx.execute(sql`update outbox_positions set xid = ${String(start.xid)}::xid8, id = ${start.id}, updated_at = now()`);
  return start;
}
