import { and, asc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { systemContext } from "@/platform/context";
import type { Db } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { triedAgain } from "../intake/store-deliveries";
import { intake } from "../tables";

const patienceMs = 5 * 60_000;
const mostAtOnce = 500;

/**
 * Queues anew what a channel did not answer for, and what was stored minutes ago and never taken in: its job was lost with a queue that was emptied or restored, or
 * deleted by hand. A delivery whose job is only late loses nothing: whoever comes second finds it dealt with. Answers how many.
 */
export async function resumeWaitingIntake({ db, now }: { db: Db; now: () => Date }): Promise<number> {
  const waiting = await db
    .select({
      organizationId: intake.organizationId,
      id: intake.id,
      reads: sql<string | null>`case when ${intake.externalId} is not null then ${intake.connectionId}::text end`,
    })
    .from(intake)
    .where(
      and(
        eq(intake.status, "received"),
        or(and(isNull(intake.reason), lt(intake.receivedAt, new Date(now().getTime() - patienceMs))), sql`${triedAgain} <= ${now()}`),
      ),
    )
    .orderBy(asc(intake.receivedAt))
    .limit(mostAtOnce);
  for (const { organizationId, id, reads } of waiting)
    await addJob(
      systemContext(db, organizationId),
      "process_intake",
      { intakeId: id },
      { key: id, ...(reads ? { queue: `line:${reads}` } : {}) },
    );
  return waiting.length;
}
