import { lt, sql } from "drizzle-orm";
import type { Db } from "@/platform/db";
import { carrierDeliveries } from "./tables";

const keptMs = 30 * 24 * 60 * 60_000;
const atOnce = 5_000;

/** Drops what carriers told a month ago, some thousand at a time. Answers how many. */
export async function forgetNotices({ db, now }: { db: Db; now: () => Date }): Promise<number> {
  const old = lt(carrierDeliveries.receivedAt, new Date(now().getTime() - keptMs));
  for (let dropped = 0; ; ) {
    const some = db
      .select({ organizationId: carrierDeliveries.organizationId, id: carrierDeliveries.id })
      .from(carrierDeliveries)
      .where(old)
      .limit(atOnce);
    const gone = await db
      .delete(carrierDeliveries)
      .where(sql`(${carrierDeliveries.organizationId}, ${carrierDeliveries.id}) in ${some}`)
      .returning({ id: carrierDeliveries.id });
    dropped += gone.length;
    if (gone.length < atOnce) return dropped;
  }
}
