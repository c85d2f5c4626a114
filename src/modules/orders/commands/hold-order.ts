import { newId } from "@/lib/ids";
import { reason as reasonOf } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import type { HoldOrder } from "../inputs";
import { linesOf, lockOrder, type OrderRow } from "../lock-order";
import { whyNot } from "../order-moves";
import { refreshOrder } from "../refresh-order";
import { orderHolds } from "../tables";

/** Stops work on an order for a reason, until a date or until somebody releases it. The same reason holds once at a time. */
export async function holdOrder(
  ctx: Context,
  { orderId, version, reason, note, until }: HoldOrder & { orderId: string },
): Promise<OrderRow> {
  try {
    return await inTransaction(ctx, async (ctx) => {
      const order = await lockOrder(ctx, orderId, version);
      refuseIf(whyNot("hold", { ...order, lines: await linesOf(ctx, orderId) }));
      const { kind, id: by, name } = ctx.actor;
      const id = newId();
      await ctx.db.insert(orderHolds).values({
        organizationId: order.organizationId,
        id,
        orderId,
        reason,
        note,
        until: until ? new Date(until) : null,
        by: { kind, id: by, name },
      });
      await record(ctx, {
        type: "order.held",
        subject: { kind: "order", id: order.id, number: order.number },
        orderId,
        data: { holdId: id, reason, note, until },
      });
      return refreshOrder(ctx, orderId);
    });
  } catch (error) {
    if (brokenConstraint(error) === "order_holds_open") throw new Refusal("conflict", reasonOf("order.already_held", { reason }));
    throw error;
  }
}
