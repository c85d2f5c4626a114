import { and, lt, ne, sql } from "drizzle-orm";
import type { Db } from "@/platform/db";
import { webhookDeliveries } from "../tables";

const keptMs = 30 * 24 * 60 * 60_000;
const atOnce = 5_000;

/** Drops what ended a month ago from the logs of receivers, some thousand at a time. Answers how many. */
export async function forgetDeliveries({ db, now }: { db: Db; now: () => Date }): Promise<number> {
  const old = and(ne(webhookDeliveries.state, "waiting"), lt(webhookDeliveries.endedAt, new Date(now().getTime() - keptMs)));
  for (let dropped = 0; ; ) {
    const some = db
      .select({ organizationId: webhookDeliveries.organizationId, id: webhookDeliveries.id })
      .from(webhookDeliveries)
      .where(old)
      .limit(atOnce);
    const gone = await db
      .delete(webhookDeliveries)
      .where(sql`(${webhookDeliveries.organizationId}, ${webhookDeliveries.id}) in ${some}`)
      .returning({ id: webhookDeliveries.id });
    dropped += gone.length;
    if (gone.length < atOnce) return dropped;
  }
}
