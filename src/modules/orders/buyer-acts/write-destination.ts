import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import type { Operation } from "../changes/operations";
import { planChange } from "../changes/plan-change";
import { changeSets } from "../changes/tables";
import { unitsByWarehouse } from "../commands/route-again";
import { linesOf, lockOrder } from "../lock-order";
import { whyNot } from "../order-moves";
import { refreshOrder } from "../refresh-order";

/**
 * Writes where a packed order goes now, after its carrier has taken the change: nothing is routed again and no money moves.
 * Kept as a change set, as every change of an order is.
 */
export async function writeDestination(ctx: Context, orderId: string, operations: readonly Operation[]): Promise<void> {
  if (!ctx.inTransaction) throw new Error("writeDestination() outside a transaction");
  const order = await lockOrder(ctx, orderId);
  const lines = await linesOf(ctx, orderId);
  refuseIf(whyNot("edit", { ...order, lines }));
  const plan = planChange(order, lines, operations, new Map());
  if ("refused" in plan) {
    refuseIf(plan.refused.reason);
    return;
  }
  const { goodsMinor, discountMinor, shippingPriceMinor: shippingMinor, taxMinor, totalMinor, paidMinor, refundedMinor } = order;
  const totals = { goodsMinor, discountMinor, shippingMinor, taxMinor, totalMinor };
  const sent = await unitsByWarehouse(ctx, orderId);
  const by = { kind: ctx.actor.kind, id: ctx.actor.id, name: ctx.actor.name };
  await ctx.db.insert(changeSets).values({
    organizationId: order.organizationId,
    id: newId(),
    orderId,
    kind: "edit",
    baseVersion: order.version,
    operations: [...operations],
    by,
    status: "confirmed",
    preview: {
      totals: { before: totals, after: totals },
      balanceMinor: totalMinor - (paidMinor - refundedMinor),
      stock: [],
      routing: { before: sent, after: sent },
      changes: plan.changes,
    },
    decidedBy: by,
    decidedAt: ctx.now(),
  });
  const subject = { kind: "order", id: orderId, number: order.number };
  await record(ctx, { type: "order.edited", subject, orderId, data: { changes: plan.changes, note: null } });
  await refreshOrder(ctx, orderId, plan.order);
}
