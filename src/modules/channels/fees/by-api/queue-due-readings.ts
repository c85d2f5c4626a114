import { and, asc, eq, inArray, isNull, lte, or } from "drizzle-orm";
import { systemContext } from "@/platform/context";
import { type Db, inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { dayAfter, earlier } from "../../marketplaces/finance";
import { marketplaceKinds, marketplaceOf } from "../../marketplaces/registry";
import { connections } from "../../tables";
import { feeReadings } from "../tables";
import { goOn, queueReading } from "./queue-reading";

const telling = marketplaceKinds.filter((kind) => marketplaceOf(kind)?.finance);
const firstDays = 30;
const mostAtOnce = 500;

/**
 * Queues what is due: a reading a day for every connection whose marketplace tells fees by its API, and those that wait after a
 * failure, or whose job is gone.
 */
export async function queueDueReadings({ db, now }: { db: Db; now: () => Date }): Promise<number> {
  const due = await db
    .select({
      organizationId: connections.organizationId,
      id: connections.id,
      code: connections.code,
      kind: connections.kind,
      state: feeReadings.state,
      readUntil: feeReadings.readUntil,
    })
    .from(connections)
    .leftJoin(feeReadings, and(eq(feeReadings.organizationId, connections.organizationId), eq(feeReadings.connectionId, connections.id)))
    .where(
      and(eq(connections.active, true), inArray(connections.kind, telling), or(isNull(feeReadings.nextAt), lte(feeReadings.nextAt, now()))),
    )
    .orderBy(asc(feeReadings.nextAt))
    .limit(mostAtOnce);
  for (const one of due) {
    // One that cannot be queued keeps no other from it.
    await queueOne(db, now, one).catch((error: unknown) =>
      log().error({ err: error, connection: one.code }, "a reading of fees was not queued"),
    );
  }
  return due.length;
}

type Due = { organizationId: string; id: string; code: string; kind: string; state: string | null; readUntil: string | null };

async function queueOne(db: Db, now: () => Date, { organizationId, id, code, kind, state, readUntil }: Due): Promise<void> {
  const ctx = { ...systemContext(db, organizationId), now };
  if (state === "running") return goOn(ctx, id, now());
  const until = now().toISOString().slice(0, 10);
  const overlap = marketplaceOf(kind)?.finance?.overlapDays ?? 0;
  const from = readUntil ? dayAfter(readUntil, -overlap) : dayAfter(until, -firstDays);
  await inTransaction(ctx, (ctx) => queueReading(ctx, { id, code }, { from: earlier(from, until), until }));
}
