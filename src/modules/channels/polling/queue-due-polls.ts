import { and, asc, eq, inArray, isNull, lte, or } from "drizzle-orm";
import { systemContext } from "@/platform/context";
import type { Db } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { marketplaceKinds, marketplaceOf } from "../marketplaces/registry";
import { connections } from "../tables";

const polled = marketplaceKinds.filter((kind) => marketplaceOf(kind)?.poll);
const mostAtOnce = 1_000;

/** Queues a poll for every connection whose time has come, each in a queue of its own: one that hangs keeps no other waiting. */
export async function queueDuePolls({ db, now }: { db: Db; now: () => Date }): Promise<number> {
  // The clock comes by once a minute: what is due before it comes by again is due now.
  const soon = new Date(now().getTime() + 30_000);
  const due = await db
    .select({ organizationId: connections.organizationId, id: connections.id })
    .from(connections)
    .where(
      and(
        eq(connections.active, true),
        inArray(connections.kind, polled),
        or(isNull(connections.nextPollAt), lte(connections.nextPollAt, soon)),
      ),
    )
    .orderBy(asc(connections.nextPollAt))
    .limit(mostAtOnce);
  for (const { organizationId, id } of due)
    await addJob(
      systemContext(db, organizationId),
      "poll_connection",
      { connectionId: id },
      { key: id, queue: `line:${id}`, maxAttempts: 1 },
    );
  return due.length;
}
