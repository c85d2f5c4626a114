import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound } from "@/platform/refusal";
import { factOf, lockShipment } from "../lock-shipment";
import { deliveryTasks } from "../tables";

/** Somebody has dealt with what a parcel wanted. Said twice it is said once. Refuses what is not there or not the actor's alike. */
export async function settleTask(ctx: Context, taskId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const own = eq(deliveryTasks.organizationId, ctx.actor.organizationId);
    const [task] = await ctx.db
      .select({ shipmentId: deliveryTasks.shipmentId, kind: deliveryTasks.kind })
      .from(deliveryTasks)
      .where(and(own, eq(deliveryTasks.id, taskId)));
    if (!task) throw notFound("delivery_task");
    const locked = await lockShipment(ctx, task.shipmentId);
    const settled = await ctx.db
      .update(deliveryTasks)
      .set({ settledAt: ctx.now(), settledBy: ctx.actor.name })
      .where(and(own, eq(deliveryTasks.id, taskId), isNull(deliveryTasks.settledAt)))
      .returning({ id: deliveryTasks.id });
    if (settled.length > 0) await record(ctx, factOf(locked, "shipment.dealt_with", { task: taskId, kind: task.kind }));
  });
}
