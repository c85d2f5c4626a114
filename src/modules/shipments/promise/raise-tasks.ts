import { and, eq, inArray, isNull } from "drizzle-orm";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { type DeliveryTaskKind, taskOfStatus } from "../delivery-tasks";
import { factOf, type LockedShipment } from "../lock-shipment";
import { deliveryTasks } from "../tables";

type Concerned = Pick<LockedShipment, "order" | "fulfilment" | "shipment">;

/** After news of a parcel: raises what it wants of a person now, and settles what is over by itself. The shipment is locked. */
export async function followTasks(ctx: Context, locked: Concerned): Promise<void> {
  const { status, statusAt, organizationId, id } = locked.shipment;
  const wanted = taskOfStatus(status);
  const open = await ctx.db
    .select({ id: deliveryTasks.id, kind: deliveryTasks.kind, since: deliveryTasks.since })
    .from(deliveryTasks)
    .where(and(eq(deliveryTasks.organizationId, organizationId), eq(deliveryTasks.shipmentId, id), isNull(deliveryTasks.settledAt)));
  const over = open.filter(({ kind, since }) => (kind === "stuck" ? statusAt !== null && statusAt > since : kind !== wanted));
  if (over.length > 0) {
    await ctx.db
      .update(deliveryTasks)
      .set({ settledAt: ctx.now() })
      .where(
        and(
          eq(deliveryTasks.organizationId, organizationId),
          inArray(
            deliveryTasks.id,
            over.map((task) => task.id),
          ),
        ),
      );
  }
  if (wanted && statusAt) await raiseTask(ctx, locked, wanted, statusAt);
}

/** Raises a task, once per parcel, kind and moment; while one of the kind is open there is no second. */
export async function raiseTask(ctx: Context, locked: Concerned, kind: DeliveryTaskKind, since: Date): Promise<void> {
  const { organizationId, id: shipmentId, orderId, trackingNumber } = locked.shipment;
  const [raised] = await ctx.db
    .insert(deliveryTasks)
    .values({ organizationId, id: newId(), shipmentId, orderId, kind, since, raisedAt: ctx.now() })
    .onConflictDoNothing()
    .returning({ id: deliveryTasks.id });
  if (raised)
    await record(ctx, factOf(locked, "shipment.needs_somebody", { task: raised.id, kind, since: since.toISOString(), trackingNumber }));
}
