import { and, eq, inArray } from "drizzle-orm";
import { systemContext } from "@/platform/context";
import type { Db } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { marketplaceKinds, marketplaceOf } from "../marketplaces/registry";
import { connections } from "../tables";

const readable = marketplaceKinds.filter((kind) => marketplaceOf(kind)?.stock?.read);

/** Queues a comparison of the numbers for every connection whose channel lets them be read. */
export async function queueComparisons({ db }: { db: Db }): Promise<void> {
  const open = await db
    .select({ organizationId: connections.organizationId, id: connections.id })
    .from(connections)
    .where(and(eq(connections.active, true), eq(connections.stockOut, true), inArray(connections.kind, readable)));
  for (const { organizationId, id } of open)
    await addJob(
      systemContext(db, organizationId),
      "compare_stock",
      { connectionId: id },
      { key: id, queue: `line:${id}`, maxAttempts: 1 },
    );
}
