import { and, eq, inArray } from "drizzle-orm";
import { warehouses } from "@/modules/warehouses/tables";
import { systemContext } from "@/platform/context";
import type { Db } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { marketplaceKinds, marketplaceOf } from "../marketplaces/registry";
import { connections } from "../tables";

const masters = marketplaceKinds.filter((kind) => marketplaceOf(kind)?.masterStock);

/** Queues a reading of stock for every connection that is the stock master of a warehouse and is asked for it. */
export async function queueMasterStock({ db }: { db: Db }): Promise<void> {
  const open = await db
    .selectDistinct({ organizationId: connections.organizationId, id: connections.id })
    .from(connections)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, connections.organizationId), eq(warehouses.stockMasterId, connections.id)))
    .where(and(eq(connections.active, true), inArray(connections.kind, masters)));
  for (const { organizationId, id } of open)
    await addJob(
      systemContext(db, organizationId),
      "read_master_stock",
      { connectionId: id },
      { key: id, queue: `line:${id}`, maxAttempts: 1 },
    );
}
