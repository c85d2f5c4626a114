import { lt } from "drizzle-orm";
import { organizations } from "@/modules/organizations/tables";
import { systemContext } from "@/platform/context";
import type { Db } from "@/platform/db";
import { log } from "@/platform/log";
import { classProducts } from "./put-cycle";
import { toteChanges } from "./tables";

/** A count may be told a day late; what happened before that is of no use to any. */
const keptMs = 3 * 24 * 3_600_000;

/** Every night: the classes of all products anew, of each organization by itself, and what no count asks for any more forgotten. */
export async function planCounts({ db, now }: { db: Db; now: () => Date }): Promise<void> {
  await db.delete(toteChanges).where(lt(toteChanges.at, new Date(now().getTime() - keptMs)));
  for (const { id } of await db.select({ id: organizations.id }).from(organizations))
    await classProducts({ ...systemContext(db, id), now }).catch((error: unknown) =>
      log().error({ err: error, organizationId: id }, "products could not be classed for their counts, it is tried again in a day"),
    );
}
