import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { addJob } from "@/platform/jobs/add-job";
import { orderHolds } from "../holds/tables";
import type { PlannedOrder } from "../placing/plan";
import { promiseOfAll } from "../promise";
import { orderLines, orders } from "../tables";

/** When a planned order can be promised: with the last of what waits or is not out yet. */
export function promiseOfPlanned({ lines }: Pick<PlannedOrder, "lines">): Date | null {
  return promiseOfAll(lines.filter((line) => line.backordered > 0 || line.promisedAt).map((line) => line.promisedAt));
}

/** Writes beside placed orders when their holds end and what is promised: few orders have such goods, and no other pays for it. */
export async function writePreorders(ctx: Context, placed: readonly PlannedOrder[]): Promise<void> {
  const { organizationId } = ctx.actor;
  for (const order of placed) {
    const promisedAt = promiseOfPlanned(order);
    for (const { id, until } of order.holds) {
      if (!until) continue;
      await ctx.db
        .update(orderHolds)
        .set({ until })
        .where(and(eq(orderHolds.organizationId, organizationId), eq(orderHolds.id, id)));
      await addJob(ctx, "release_hold", { orderId: order.id, holdId: id }, { key: id, runAt: until });
    }
    for (const line of order.lines) {
      if (!line.promisedAt) continue;
      await ctx.db
        .update(orderLines)
        .set({ promisedAt: line.promisedAt })
        .where(and(eq(orderLines.organizationId, organizationId), eq(orderLines.id, line.id)));
    }
    if (!promisedAt) continue;
    await ctx.db
      .update(orders)
      .set({ promisedAt })
      .where(and(eq(orders.organizationId, organizationId), eq(orders.id, order.id)));
  }
}
