import { logWork } from "@/modules/inventory/work-log/log-work";
import { refreshOrder } from "@/modules/orders/refresh-order";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import { after, whyNotWork } from "../fulfilment";
import { factOf, lockFulfilment, type Work, writeFulfilment } from "../lock-fulfilment";

/** A picker takes a planned fulfilment. Refused while the order is on hold, and when somebody has begun already. */
export function startPicking(ctx: Context, { fulfilmentId, version }: { fulfilmentId: string; version?: number }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId, version);
    refuseIf(whyNotWork("startPicking", work.fulfilment, work.order));
    await begin(ctx, work);
    await refreshOrder(ctx, work.order.id);
  });
}

/** The move itself, for commands that begin the work with their first unit. */
export async function begin(ctx: Context, work: Work): Promise<void> {
  const status = after("startPicking");
  const pickerId = ctx.actor.kind === "user" ? ctx.actor.id : null;
  await writeFulfilment(ctx, work, { status, pickerId, pickingAt: ctx.now() });
  work.fulfilment.status = status;
  const { id: subjectId, warehouseId } = work.fulfilment;
  await logWork(ctx, { stage: "pick", step: "started", warehouseId, subjectId });
  await record(ctx, factOf(work, "fulfilment.picking_started"));
}
