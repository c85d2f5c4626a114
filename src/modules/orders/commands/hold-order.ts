import { newId } from "@/lib/ids";
import { reason as reasonOf } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { whyNotWaitFor } from "../hold-events";
import { orderHolds } from "../holds/tables";
import type { HoldOrder } from "../inputs";
import { linesOf, lockOrder, type OrderRow } from "../lock-order";
import { whyNot } from "../order-moves";
import { refreshOrder } from "../refresh-order";

/**
 * Stops work on an order for a reason, until a date, until an event, or until somebody releases it. The same reason holds once
 * at a time. Refused when the event to wait for has happened.
 */
export async function holdOrder(
  ctx: Context,
  { orderId, version, reason, note, until, waitsFor = null }: HoldOrder & { orderId: string },
): Promise<OrderRow> {
  try {
    return await inTransaction(ctx, async (ctx) => {
      const order = await lockOrder(ctx, orderId, version);
      const lines = await linesOf(ctx, orderId);
      refuseIf(whyNot("hold", { ...order, lines }));
      if (waitsFor) refuseIf(whyNotWaitFor(waitsFor, { ...order, lines }));
      const { kind, id: by, name } = ctx.actor;
      const id = newId();
      await ctx.db.insert(orderHolds).values({
        organizationId: order.organizationId,
        id,
        orderId,
        reason,
        note,
        until: until ? new Date(until) : null,
        waitsFor,
        by: { kind, id: by, name },
      });
      await record(ctx, {
        type: "order.held",
        subject: { kind: "order", id: order.id, number: order.number },
        orderId,
        data: { holdId: id, reason, note, until, waitsFor },
      });
      if (until) await addJob(ctx, "release_hold", { orderId, holdId: id }, { key: id, runAt: new Date(until) });
      return refreshOrder(ctx, orderId);
    });
  } catch (error) {
    if (brokenConstraint(error) === "order_holds_open") throw new Refusal("conflict", reasonOf("order.already_held", { reason }));
    throw error;
  }
}
